// SPDX-License-Identifier: GPL-2.0-or-later
//
// Names of entries, and a reader for each.

#include "indexer/sources/container_reader.h"

#include <string_view>
#include <utility>

#include "indexer/sources/byte_source.h"
#include "indexer/sources/open_source.h"

namespace pressmark {

namespace {

class EntrySource : public ByteSource {
 public:
  explicit EntrySource(Container& container) : container_(container) {}

  Result<std::size_t> read(char* out, std::size_t size) override {
    return container_.read(out, size);
  }
  std::uint64_t file_bytes() const override { return container_.file_bytes(); }

 private:
  Container& container_;
};

struct EntryName {
  std::string path;  // without "." and empty parts
  bool is_hidden = false;
  bool leads_out = false;
};

EntryName read_entry_name(std::string_view stored) {
  EntryName name;
  while (!stored.empty()) {
    const std::size_t slash = std::min(stored.find('/'), stored.size());
    const std::string_view part = stored.substr(0, slash);
    stored.remove_prefix(std::min(slash + 1, stored.size()));
    if (part.empty() || part == ".") continue;
    if (part == "..") {
      name.leads_out = true;
    } else if (part.front() == '.') {
      name.is_hidden = true;
    }
    if (!name.path.empty()) name.path += '/';
    name.path += part;
  }
  return name;
}

}  // namespace

ContainerReader::ContainerReader(Container container, SourceName name, const ReadOptions& options,
                                 std::uint32_t depth)
    : container_(std::move(container)), name_(std::move(name)), options_(options), depth_(depth) {}

// Leaves entry_reader_ empty if there is nothing to read.
std::optional<Error> ContainerReader::open_entry(const Container::Entry& entry) {
  if (entry.kind == Container::EntryKind::folder) return std::nullopt;
  const EntryName entry_name = read_entry_name(entry.path);
  if (entry_name.path.empty()) return rejected(name_, 0, "an entry without a name");
  SourceName name = name_within(name_, entry_name.path);
  if (entry_name.leads_out) return rejected(name, 0, "a name that leads out of the archive");
  if (entry_name.is_hidden) return std::nullopt;
  if (entry.kind == Container::EntryKind::other) {
    return rejected(name, 0, "a link or special file, which is not read");
  }
  if (entry.is_encrypted) return rejected(name, 0, "encrypted", "unpack it with its password");
  Result<std::unique_ptr<ArticleReader>> opened =
      open_source(std::make_unique<EntrySource>(container_), std::move(name), options_, depth_);
  if (!opened) return std::move(opened).error();
  entry_reader_ = *std::move(opened);
  return std::nullopt;
}

std::optional<Result<Article>> ContainerReader::next() {
  while (true) {
    if (entry_reader_) {
      if (std::optional<Result<Article>> article = entry_reader_->next()) {
        has_given_ = true;
        return article;
      }
      entry_reader_.reset();
    }
    std::optional<Result<Container::Entry>> entry = container_.next();
    if (!entry) {
      if (std::exchange(has_given_, true)) return std::nullopt;
      return rejected(name_, 0, "no file to read in this archive");
    }
    if (!*entry) {
      has_given_ = true;
      return std::move(*entry).error();
    }
    if (std::optional<Error> error = open_entry(**entry)) {
      has_given_ = true;
      return *std::move(error);
    }
  }
}

}  // namespace pressmark
