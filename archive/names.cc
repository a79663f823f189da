// SPDX-License-Identifier: GPL-2.0-or-later
//
// The names' file: header; the entries; zeros up to a multiple of eight; where each entry begins,
// and where the last one ends, counted from the end of the header (uint64).

#include "archive/names.h"

#include <vector>

#include "archive/column_file.h"

namespace pressmark {
std::strong_ordering compare_names(const NameEntry& a, const NameEntry& b) {
  const auto by_type = a.type <=> b.type;
  return by_type != 0 ? by_type : a.spelling <=> b.spelling;
}

Result<NamesTable> NamesTable::open(VerifiedFile file, std::string_view uuid) {
  return run_on_archive([&]() -> Result<NamesTable> {
    NamesTable names;
    names.size_ = check_column_header(file, uuid, to_string(ColumnKind::names));
    const std::uint64_t offsets_size = (std::uint64_t{names.size_} + 1) * offset_bytes;
    if (file.size() - column_header_bytes < offsets_size) file.fail("it ends too early");
    names.offsets_at_ = file.size() - offsets_size;
    names.file_ = std::move(file);
    return names;
  });
}

NameEntry NamesTable::operator[](std::uint32_t ordinal) const {
  if (ordinal >= size_) file_.fail("it has no name " + std::to_string(ordinal));
  const auto bounds = file_.bytes(offsets_at_ + ordinal * offset_bytes, 2 * offset_bytes);
  const auto begin = load_raw<std::uint64_t>(bounds);
  const auto end = load_raw<std::uint64_t>(bounds, offset_bytes);
  if (begin > end || end > offsets_at_ - column_header_bytes) {
    file_.fail("a name ends before it begins");
  }
  ByteReader reader{file_.bytes(column_header_bytes + begin, end - begin), file_.name()};
  const std::uint8_t type = reader.byte();
  if (type >= entity_types.size()) reader.fail();
  NameEntry entry;
  entry.type = static_cast<EntityType>(type);
  entry.spelling = reader.string();
  entry.key = reader.string();
  entry.articles = reader.varint();
  entry.mentions = reader.varint();
  return entry;
}

std::optional<std::uint32_t> NamesTable::find(EntityType type, std::string_view spelling) const {
  NameEntry wanted;
  wanted.type = type;
  wanted.spelling = spelling;
  std::uint32_t low = 0;
  std::uint32_t high = size_;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    const auto order = compare_names((*this)[middle], wanted);
    if (order == 0) return middle;
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return std::nullopt;
}

Status write_names(const std::filesystem::path& path, std::string_view uuid,
                   std::span<const NameEntry> entries) {
  Result<ColumnFileWriter> file = ColumnFileWriter::create(path, ColumnKind::names, uuid);
  if (!file) return std::move(file).error();
  std::vector<std::uint64_t> offsets;
  std::string coded;
  for (const NameEntry& entry : entries) {
    offsets.push_back(file->size() - column_header_bytes);
    coded.assign(1, static_cast<char>(entry.type));
    append_string(coded, entry.spelling);
    append_string(coded, entry.key);
    append_varint(coded, entry.articles);
    append_varint(coded, entry.mentions);
    file->append(coded);
  }
  offsets.push_back(file->size() - column_header_bytes);
  file->align();
  file->append_values(std::span<const std::uint64_t>{offsets});
  return file->finish(entries.size());
}

}  // namespace pressmark
