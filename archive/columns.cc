// SPDX-License-Identifier: GPL-2.0-or-later
//
// Opening and checking columns.

#include "archive/columns.h"

#include <algorithm>

#include "archive/column_file.h"
#include "archive/shingles.h"
#include "archive/stored_article.h"
#include "schema/date.h"

namespace pressmark {
namespace {

// Columns start at a page boundary and their header has 64 bytes, so whatever lies at a multiple of
// eight bytes is aligned.
template <typename T>
std::span<const T> as_values(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
}

void require_size(const VerifiedFile& file, std::uint64_t size) {
  if (file.size() != size) file.fail("its size does not fit its number of rows");
}

}  // namespace

template <typename T>
Result<FixedColumn<T>> FixedColumn<T>::open(VerifiedFile file, std::string_view uuid,
                                            std::string name) {
  return run_on_archive([&]() -> Result<FixedColumn> {
    const std::uint64_t rows = check_column_header(file, uuid, name);
    require_size(file, column_header_bytes + rows * sizeof(T));
    FixedColumn column;
    column.file_ = std::move(file);
    column.values_ = as_values<T>(column.file_.unverified_bytes().subspan(column_header_bytes));
    return column;
  });
}

template <typename T>
void FixedColumn<T>::verify() const {
  file_.bytes(0, file_.size());
  is_verified_.set();
}

template <typename T>
T FixedColumn<T>::verified_value(DocumentId document) const {
  if (document - 1 >= rows()) file_.fail("it has no row " + std::to_string(document));
  return load_raw<T>(
      file_.bytes(column_header_bytes + (std::uint64_t{document} - 1) * sizeof(T), sizeof(T)));
}

template class FixedColumn<Day>;
template class FixedColumn<std::uint32_t>;
template class FixedColumn<std::uint8_t>;
template class FixedColumn<ContentHash>;
template class FixedColumn<ShingleSketch>;

// Header, ordinals, zeros up to a multiple of eight; then the values: how many (uint32), the offset
// past each one (uint32), their bytes.
Result<KeywordColumn> KeywordColumn::open(VerifiedFile file, std::string_view uuid,
                                          std::string name) {
  return run_on_archive([&]() -> Result<KeywordColumn> {
    const std::uint64_t rows = check_column_header(file, uuid, name);
    const std::uint64_t values_at = aligned(column_header_bytes + rows * sizeof(std::uint32_t));
    if (values_at > file.size()) file.fail("it ends too early");
    ByteReader reader{file.bytes(values_at, file.size() - values_at), file.name()};

    KeywordColumn column;
    const auto count = load_raw<std::uint32_t>(reader.bytes(sizeof(std::uint32_t)));
    const auto ends = reader.bytes(std::uint64_t{count} * sizeof(std::uint32_t));
    std::uint32_t begin = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
      const auto end = load_raw<std::uint32_t>(ends, i * sizeof(std::uint32_t));
      if (end < begin) reader.fail();
      column.values_.push_back(as_text(reader.bytes(end - begin)));
      if (i > 0 && column.values_[i - 1] >= column.values_[i]) file.fail("its values are unsorted");
      begin = end;
    }
    if (!reader.at_end()) reader.fail();
    column.file_ = std::move(file);
    column.ordinals_ = as_values<std::uint32_t>(
        column.file_.unverified_bytes().subspan(column_header_bytes, rows * sizeof(std::uint32_t)));
    return column;
  });
}

void KeywordColumn::verify() const {
  file_.bytes(0, file_.size());
  if (std::any_of(ordinals_.begin(), ordinals_.end(),
                  [this](std::uint32_t ordinal) { return ordinal > values_.size(); })) {
    file_.fail("an ordinal has no value");
  }
  is_verified_.set();
}

std::uint32_t KeywordColumn::verified_ordinal(DocumentId document) const {
  constexpr std::uint64_t width = sizeof(std::uint32_t);
  if (document - 1 >= rows()) file_.fail("it has no row " + std::to_string(document));
  const auto ordinal = load_raw<std::uint32_t>(
      file_.bytes(column_header_bytes + (std::uint64_t{document} - 1) * width, width));
  if (ordinal > values_.size()) file_.fail("an ordinal has no value");
  return ordinal;
}

// Header, ordinals of all rows, zeros up to a multiple of eight; then where each row begins, and
// where the last one ends, counted in ordinals (uint32).
Result<OrdinalsColumn> OrdinalsColumn::open(VerifiedFile file, std::string_view uuid,
                                            std::string name) {
  return run_on_archive([&]() -> Result<OrdinalsColumn> {
    constexpr std::uint64_t width = sizeof(std::uint32_t);
    OrdinalsColumn column;
    column.rows_ = check_column_header(file, uuid, name);
    const std::uint64_t offsets_size = (std::uint64_t{column.rows_} + 1) * sizeof(std::uint32_t);
    if (file.size() - column_header_bytes < offsets_size) file.fail("it ends too early");
    column.offsets_at_ = file.size() - offsets_size;
    column.count_ = load_raw<std::uint32_t>(
        file.bytes(file.size() - sizeof(std::uint32_t), sizeof(std::uint32_t)));
    require_size(
        file, aligned(column_header_bytes + std::uint64_t{column.count_} * sizeof(std::uint32_t)) +
                  offsets_size);
    column.file_ = std::move(file);
    const auto bytes = column.file_.unverified_bytes();
    column.all_ = {as_values<std::uint32_t>(bytes.subspan(column.offsets_at_)),
                   as_values<std::uint32_t>(
                       bytes.subspan(column_header_bytes, std::uint64_t{column.count_} * width))};
    return column;
  });
}

void OrdinalsColumn::verify() const {
  file_.bytes(0, file_.size());
  std::uint32_t largest = 0;
  for (const std::uint32_t ordinal : all_.ordinals)
    largest = std::max(largest, ordinal);
  if (!all_.ordinals.empty() && largest >= limit_) file_.fail("an ordinal has no name");
  bool ascends = true;
  for (std::size_t row = 0; row + 1 < all_.begins.size(); ++row)
    ascends &= all_.begins[row] <= all_.begins[row + 1];
  if (!ascends || all_.begins.back() != count_) file_.fail("a row ends before it begins");
  is_verified_.set();
}

std::span<const std::uint32_t> OrdinalsColumn::verified_row(DocumentId document) const {
  constexpr std::uint64_t width = sizeof(std::uint32_t);
  if (document - 1 >= rows_) file_.fail("it has no row " + std::to_string(document));
  const auto bounds = file_.bytes(offsets_at_ + (std::uint64_t{document} - 1) * width, 2 * width);
  const auto begin = load_raw<std::uint32_t>(bounds);
  const auto end = load_raw<std::uint32_t>(bounds, width);
  if (begin > end || end > count_) file_.fail("a row ends before it begins");
  const auto ordinals = as_values<std::uint32_t>(
      file_.bytes(column_header_bytes + begin * width, (std::uint64_t{end} - begin) * width));
  // Ascending, so the last one is the largest; but that, too, is only what the file says.
  std::uint32_t largest = 0;
  for (const std::uint32_t ordinal : ordinals)
    largest = std::max(largest, ordinal);
  if (!ordinals.empty() && largest >= limit_) file_.fail("an ordinal has no name");
  return ordinals;
}

// Header, bytes of all rows, zeros up to a multiple of eight; then where each row begins, and where
// the last one ends, counted from the end of the header (uint64).
Result<BytesColumn> BytesColumn::open(VerifiedFile file, std::string_view uuid, std::string name) {
  return run_on_archive([&]() -> Result<BytesColumn> {
    BytesColumn column;
    column.rows_ = check_column_header(file, uuid, name);
    const std::uint64_t offsets_size = (std::uint64_t{column.rows_} + 1) * sizeof(std::uint64_t);
    if (file.size() - column_header_bytes < offsets_size) file.fail("it ends too early");
    column.offsets_at_ = file.size() - offsets_size;
    column.file_ = std::move(file);
    return column;
  });
}

std::string_view BytesColumn::operator[](DocumentId document) const {
  constexpr std::uint64_t width = sizeof(std::uint64_t);
  if (document - 1 >= rows_) file_.fail("it has no row " + std::to_string(document));
  const auto bounds = file_.bytes(offsets_at_ + (std::uint64_t{document} - 1) * width, 2 * width);
  const auto begin = load_raw<std::uint64_t>(bounds);
  const auto end = load_raw<std::uint64_t>(bounds, width);
  if (begin > end || end > offsets_at_ - column_header_bytes) {
    file_.fail("a row ends before it begins");
  }
  return as_text(file_.bytes(column_header_bytes + begin, end - begin));
}

}  // namespace pressmark
