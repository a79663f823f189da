// SPDX-License-Identifier: GPL-2.0-or-later
//
// The file: header; for each stem the number of its forms and then, for each: the number of bytes
// it shares with the stem, twice, plus 1 if it is in capitals; the rest; its occurrences. Then,
// aligned, where each block of stems begins and where the last one ends.

#include "archive/forms.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace pressmark {
namespace {

// Puts the forms of one row in place of those in `forms`.
void read_row(ByteReader& reader, std::string_view stem, std::vector<PrintedForm>& forms) {
  const std::uint64_t count = reader.varint();
  // Each form takes three bytes at least, so this bounds what is reserved.
  if (count == 0 || count > reader.remaining()) reader.fail();
  forms.resize(count);
  for (PrintedForm& form : forms) {
    const std::uint64_t shared_and_flag = reader.varint();
    if (shared_and_flag >> 1U > stem.size()) reader.fail();
    form.text.assign(stem.substr(0, shared_and_flag >> 1U));
    form.text += reader.string();
    if (form.text.empty()) reader.fail();
    form.is_capitals = (shared_and_flag & 1U) != 0;
    form.occurrences = reader.varint();
  }
}

void skip_row(ByteReader& reader) {
  for (std::uint64_t count = reader.varint(); count > 0; --count) {
    reader.varint();
    reader.string();
    reader.varint();
  }
}

std::uint64_t blocks_of(std::uint64_t rows) {
  return (rows + lexicon_block_stems - 1) / lexicon_block_stems;
}

}  // namespace

bool precedes(const PrintedForm& a, const PrintedForm& b) {
  if (a.occurrences != b.occurrences) return a.occurrences > b.occurrences;
  return std::tie(a.text, a.is_capitals) < std::tie(b.text, b.is_capitals);
}

Result<FormsColumn> FormsColumn::open(VerifiedFile file, std::string_view uuid) {
  return run_on_archive([&]() -> Result<FormsColumn> {
    FormsColumn column;
    column.rows_ = check_column_header(file, uuid, to_string(ColumnKind::forms));
    const std::uint64_t offsets_size = (blocks_of(column.rows_) + 1) * offset_bytes;
    if (file.size() - column_header_bytes < offsets_size) file.fail("it ends too early");
    column.offsets_at_ = file.size() - offsets_size;
    column.file_ = std::move(file);
    return column;
  });
}

std::span<const std::byte> FormsColumn::block(std::uint64_t number) const {
  const auto bounds = file_.bytes(offsets_at_ + number * offset_bytes, 2 * offset_bytes);
  const auto begin = load_raw<std::uint64_t>(bounds);
  const auto end = load_raw<std::uint64_t>(bounds, offset_bytes);
  if (begin > end || end > offsets_at_ - column_header_bytes) {
    file_.fail("a block ends before it begins");
  }
  return file_.bytes(column_header_bytes + begin, end - begin);
}

std::vector<PrintedForm> FormsColumn::of(std::uint32_t row, std::string_view stem) const {
  ByteReader reader{block(row / lexicon_block_stems), file_.name()};
  for (std::uint32_t before = row % lexicon_block_stems; before > 0; --before)
    skip_row(reader);
  std::vector<PrintedForm> forms;
  read_row(reader, stem, forms);
  return forms;
}

const std::vector<PrintedForm>& FormsCursor::next(std::string_view stem) {
  if (row_ % lexicon_block_stems == 0) rest_ = forms_->block(row_ / lexicon_block_stems);
  ++row_;
  const std::string_view name = forms_->file_.name();
  ByteReader reader{rest_, name};
  read_row(reader, stem, current_);
  rest_ = rest_.last(reader.remaining());
  return current_;
}

Result<FormsWriter> FormsWriter::create(const std::filesystem::path& folder,
                                        std::string_view uuid) {
  Result<ColumnFileWriter> file = ColumnFileWriter::create(
      folder / "columns" / to_string(ColumnKind::forms), ColumnKind::forms, uuid);
  if (!file) return std::move(file).error();
  return FormsWriter{*std::move(file)};
}

void FormsWriter::add(std::string_view stem, std::span<const PrintedForm> forms) {
  if (rows_ % lexicon_block_stems == 0) offsets_.push_back(file_.size() - column_header_bytes);
  ++rows_;
  coded_.clear();
  append_varint(coded_, forms.size());
  for (const PrintedForm& form : forms) {
    const auto shared = static_cast<std::uint64_t>(
        std::mismatch(stem.begin(), stem.end(), form.text.begin(), form.text.end()).first -
        stem.begin());
    append_varint(coded_, shared << 1U | (form.is_capitals ? 1U : 0U));
    append_string(coded_, std::string_view{form.text}.substr(shared));
    append_varint(coded_, form.occurrences);
  }
  file_.append(coded_);
}

Status FormsWriter::finish() {
  offsets_.push_back(file_.size() - column_header_bytes);
  file_.align();
  file_.append_values(std::span<const std::uint64_t>{offsets_});
  return file_.finish(rows_);
}

}  // namespace pressmark
