// SPDX-License-Identifier: GPL-2.0-or-later
//
// What all column files have in common: the header, and how one is written from front to back.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "archive/encoding.h"
#include "archive/integrity.h"
#include "base/files.h"
#include "base/result.h"

namespace pressmark {

/// Part of the format: numbers are never reused.
enum class ColumnKind : std::uint32_t {
  day = 1,
  date_by = 2,
  length = 3,
  id_rank = 4,
  content_hash = 5,
  source = 6,
  language = 7,
  id = 8,
  person = 9,
  org = 10,
  place = 11,
  word_order = 12,
  lexicon = 13,
  names = 14,
  deleted = 15,
  canonical_map = 16,
  postings = 17,
  title_postings = 18,
  name_postings = 19,
  text = 20,
  forms = 21,
  sketch = 22,
  families = 23,
  section = 24,
  byline = 25,
  mentioned_dates = 26,
  caption_postings = 27,
  dateline = 28,
  topic = 29,
  topic_values = 30,
  added = 31,
};

inline constexpr std::uint32_t column_version = 1;
inline constexpr std::uint64_t column_header_bytes = 64;
inline constexpr std::size_t uuid_bytes = 36;                         ///< As Xapian prints it.
inline constexpr std::uint64_t offset_bytes = sizeof(std::uint64_t);  ///< Of a row, in its file.

/// Where an array begins that follows `offset` bytes: at a multiple of 8.
constexpr std::uint64_t aligned(std::uint64_t offset) {
  return (offset + 7) / 8 * 8;
}

/// The file's name below columns/ ("names" lies beside that folder; "deleted", "canonical_map"
/// and "families" are below publish/).
std::string_view to_string(ColumnKind kind);
std::optional<ColumnKind> parse_column_kind(std::string_view name);

/// Checks the header and returns the number of rows. Throws DamagedArchive if it is not the header
/// of a column called `name`, made for the database `uuid`.
std::uint32_t check_column_header(const VerifiedFile& file, std::string_view uuid,
                                  std::string_view name);

/// Writes a column file: rows are appended through a buffer, the header comes last. The first
/// failure is kept and reported by finish(). Not fsynced.
class ColumnFileWriter {
 public:
  static Result<ColumnFileWriter> create(const std::filesystem::path& path, ColumnKind kind,
                                         std::string_view uuid);

  void append(std::string_view bytes);
  template <typename T>
  void append_value(const T& value) {
    append_raw(buffer_, value);
    if (buffer_.size() >= buffer_bytes) flush();
  }
  template <typename T>
  void append_values(std::span<T> values) {
    append(as_text(std::as_bytes(values)));
  }

  /// Zeros up to the next multiple of eight bytes.
  void align();

  /// Bytes so far, the header included: where the next one will be.
  std::uint64_t size() const { return flushed_ + buffer_.size(); }

  Status finish(std::uint64_t rows);

 private:
  static constexpr std::size_t buffer_bytes = 256 * 1024;

  ColumnFileWriter(std::filesystem::path path, FileDescriptor file, ColumnKind kind,
                   std::string_view uuid);
  void flush();

  std::filesystem::path path_;
  FileDescriptor file_;
  ColumnKind kind_;
  std::string uuid_;
  std::string buffer_;
  std::uint64_t flushed_ = 0;
  std::optional<Error> error_;
};

}  // namespace pressmark
