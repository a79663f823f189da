// SPDX-License-Identifier: GPL-2.0-or-later
//
// The header of column files, and buffered writing.

#include "archive/column_file.h"

#include <array>
#include <cerrno>
#include <limits>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "archive/column_header.h"

namespace pressmark {
namespace fs = std::filesystem;
namespace {

constexpr std::array<std::string_view, 31> column_names{"day",
                                                        "date_by",
                                                        "length",
                                                        "id_rank",
                                                        "content_hash",
                                                        "source",
                                                        "language",
                                                        "id",
                                                        "person",
                                                        "org",
                                                        "place",
                                                        "word_order",
                                                        "lexicon",
                                                        "names",
                                                        "deleted",
                                                        "canonical_map",
                                                        "postings",
                                                        "title_postings",
                                                        "name_postings",
                                                        "text",
                                                        "forms",
                                                        "sketch",
                                                        "families",
                                                        "section",
                                                        "byline",
                                                        "mentioned_dates",
                                                        "caption_postings",
                                                        "dateline",
                                                        "topic",
                                                        "topic_values",
                                                        "added"};

}  // namespace

std::string_view to_string(ColumnKind kind) {
  return column_names[static_cast<std::uint32_t>(kind) - 1];
}

std::optional<ColumnKind> parse_column_kind(std::string_view name) {
  for (std::uint32_t i = 0; i < column_names.size(); ++i) {
    if (column_names[i] == name) return static_cast<ColumnKind>(i + 1);
  }
  return std::nullopt;
}

std::uint32_t check_column_header(const VerifiedFile& file, std::string_view uuid,
                                  std::string_view name) {
  const auto header = load_raw<ColumnHeader>(file.bytes(0, column_header_bytes));
  if (header.magic != column_magic) file.fail("it is no column file");
  if (header.checksum != header_checksum(header)) file.fail("its header has another checksum");
  if (header.version != column_version) file.fail("its format version is not known");
  const std::optional<ColumnKind> kind = parse_column_kind(name);
  if (!kind || header.kind != static_cast<std::uint32_t>(*kind)) {
    file.fail("it is not the column " + std::string{name});
  }
  if (uuid_of(header) != uuid) file.fail("it belongs to another database");
  return header.rows;
}

Result<ColumnFileWriter> ColumnFileWriter::create(const fs::path& path, ColumnKind kind,
                                                  std::string_view uuid) {
  if (uuid.size() > uuid_bytes) {
    return Error{ErrorKind::invalid_argument, "the UUID \"" + std::string{uuid} + "\" is too long"};
  }
  FileDescriptor file{::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)};
  if (!file.is_open()) return io_error("cannot create", path, errno);
  return ColumnFileWriter{path, std::move(file), kind, uuid};
}

ColumnFileWriter::ColumnFileWriter(fs::path path, FileDescriptor file, ColumnKind kind,
                                   std::string_view uuid)
    : path_(std::move(path)), file_(std::move(file)), kind_(kind), uuid_(uuid) {
  // Zeros until finish(): a file that was left half-written has no valid header.
  buffer_.assign(column_header_bytes, '\0');
}

void ColumnFileWriter::append(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= buffer_bytes) flush();
}

void ColumnFileWriter::align() {
  while (size() % 8 != 0)
    buffer_ += '\0';
}

void ColumnFileWriter::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty() && !error_) {
    const ssize_t written = ::write(file_.get(), rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      error_ = io_error("cannot write", path_, errno);
    }
  }
  flushed_ += buffer_.size();
  buffer_.clear();
}

Status ColumnFileWriter::finish(std::uint64_t rows) {
  flush();
  if (error_) return *error_;
  if (rows > std::numeric_limits<std::uint32_t>::max()) {
    return Error{ErrorKind::limit, path_.string() + " would have more than 4294967295 rows"};
  }
  ColumnHeader header{column_magic, static_cast<std::uint32_t>(kind_), column_version,
                      {},           static_cast<std::uint32_t>(rows),  0};
  uuid_.copy(header.uuid.data(), header.uuid.size());
  header.checksum = header_checksum(header);
  ssize_t written = -1;
  do {
    written = ::pwrite(file_.get(), &header, sizeof header, 0);
  } while (written < 0 && errno == EINTR);
  if (written != static_cast<ssize_t>(sizeof header)) {
    return io_error("cannot write", path_, written < 0 ? errno : ENOSPC);
  }
  file_ = FileDescriptor{};
  return ok;
}

}  // namespace pressmark
