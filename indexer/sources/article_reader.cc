// SPDX-License-Identifier: GPL-2.0-or-later
//
// From paths to files, each of which open_source() finds a reader for.

#include "indexer/sources/article_reader.h"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"
#include "indexer/sources/article_date.h"
#include "indexer/sources/byte_source.h"
#include "indexer/sources/dateline.h"
#include "indexer/sources/folder_walk.h"
#include "indexer/sources/json_record.h"
#include "indexer/sources/metadata_fields.h"
#include "indexer/sources/open_source.h"
#include "indexer/sources/source_name.h"

namespace pressmark {

namespace {

// One Error and the end.
class RefusedReader : public ArticleReader {
 public:
  explicit RefusedReader(Error error) : error_(std::move(error)) {}

  std::optional<Result<Article>> next() override {
    if (!error_) return std::nullopt;
    return *std::exchange(error_, std::nullopt);
  }
  std::uint64_t bytes_read() const override { return 0; }

 private:
  std::optional<Error> error_;
};

// Reads path after path; in a folder, file after file.
class PathsReader : public ArticleReader {
 public:
  PathsReader(std::vector<std::string> paths, ReadOptions options)
      : paths_(std::move(paths)), options_(std::move(options)) {}

  std::optional<Result<Article>> next() override;
  std::uint64_t bytes_read() const override {
    return finished_bytes_ + (reader_ ? reader_->bytes_read() : 0);
  }

 private:
  std::optional<Error> open_next_file(FolderWalk& walk);
  std::optional<Error> open_path(const std::string& path);
  std::optional<Error> start(FileDescriptor file, SourceName name);

  std::vector<std::string> paths_;
  ReadOptions options_;
  std::size_t next_path_ = 0;
  std::string folder_;  // the one being walked, without a slash at its end
  std::unique_ptr<FolderWalk> walk_;
  std::unique_ptr<ArticleReader> reader_;
  std::uint64_t finished_bytes_ = 0;
};

std::optional<Error> PathsReader::start(FileDescriptor file, SourceName name) {
  std::unique_ptr<ByteSource> bytes = make_file_source(std::move(file), name.path);
  Result<std::unique_ptr<ArticleReader>> opened =
      open_source(std::move(bytes), std::move(name), options_);
  if (!opened) return std::move(opened).error();
  reader_ = *std::move(opened);
  return std::nullopt;
}

// Leaves walk_ empty at the end of the folder.
std::optional<Error> PathsReader::open_next_file(FolderWalk& walk) {
  std::optional<Result<WalkedFile>> found = walk.next();
  if (!found) {
    walk_.reset();
    return std::nullopt;
  }
  if (!found->has_value()) return std::move(*found).error();
  WalkedFile& entry = **found;
  return start(std::move(entry.file), make_source_name(entry.path, folder_ + '/' + entry.path));
}

std::optional<Error> PathsReader::open_path(const std::string& path) {
  if (path == "-") {
    FileDescriptor input{::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)};
    if (!input.is_open()) return io_error("cannot read", "standard input", errno);
    return start(std::move(input), {.id = "stdin", .path = "stdin", .is_stream = true});
  }
  // O_NONBLOCK: a FIFO that nobody writes to would keep us here for ever.
  FileDescriptor file{::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)};
  struct stat status {};
  if (!file.is_open() || ::fstat(file.get(), &status) != 0) {
    return io_error("cannot open", path, errno);
  }
  if (S_ISDIR(status.st_mode)) {
    folder_ = path;
    while (folder_.ends_with('/'))
      folder_.pop_back();
    walk_ = std::make_unique<FolderWalk>(std::move(file), folder_, options_.max_folder_depth);
    return std::nullopt;
  }
  if (!S_ISREG(status.st_mode)) {
    return Error{.kind = ErrorKind::io,
                 .message = path + ": neither a regular file nor a folder",
                 .hint = "a pipe is read as standard input: - < " + path,
                 .path = path};
  }
  const std::size_t slash = path.rfind('/');
  return start(std::move(file),
               make_source_name(slash == std::string::npos ? path : path.substr(slash + 1), path));
}

std::optional<Result<Article>> PathsReader::next() {
  while (true) {
    if (reader_) {
      if (std::optional<Result<Article>> article = reader_->next()) {
        if (article->has_value()) {
          settle_source(**article);  // first: it may tell the address, and that the date
          settle_date(**article);
          settle_dateline(**article);
          settle_topics(**article);
        }
        return article;
      }
      finished_bytes_ += reader_->bytes_read();
      reader_.reset();
    }
    std::optional<Error> error;
    if (walk_) {
      error = open_next_file(*walk_);
    } else if (next_path_ < paths_.size()) {
      error = open_path(paths_[next_path_++]);
    } else {
      return std::nullopt;
    }
    if (error) return *std::move(error);
  }
}

}  // namespace

Status check_read_options(const ReadOptions& options) {
  return check_field_map(options.field_map);
}

std::unique_ptr<ArticleReader> open_articles(const std::vector<std::string>& paths,
                                             const ReadOptions& options) {
  if (Status status = check_read_options(options); !status) {
    return std::make_unique<RefusedReader>(std::move(status).error());
  }
  return std::make_unique<PathsReader>(paths, options);
}

}  // namespace pressmark
