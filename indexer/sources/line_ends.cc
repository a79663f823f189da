// SPDX-License-Identifier: GPL-2.0-or-later
//
// One byte becomes another, so that places and sizes stay as they are.

#include "indexer/sources/line_ends.h"

#include <algorithm>
#include <utility>

namespace pressmark {

namespace {

class LineFeedSource : public ByteSource {
 public:
  explicit LineFeedSource(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  Result<std::size_t> read(char* out, std::size_t size) override {
    Result<std::size_t> got = source_->read(out, size);
    if (got) std::replace(out, out + *got, '\r', '\n');
    return got;
  }
  std::uint64_t file_bytes() const override { return source_->file_bytes(); }
  std::optional<std::uint64_t> size() const override { return source_->size(); }
  Status seek(std::uint64_t offset) override { return source_->seek(offset); }

 private:
  std::unique_ptr<ByteSource> source_;
};

}  // namespace

bool ends_lines_with_returns(std::string_view head) {
  return head.find('\r') != std::string_view::npos && head.find('\n') == std::string_view::npos;
}

std::unique_ptr<ByteSource> make_line_feed_source(std::unique_ptr<ByteSource> source) {
  return std::make_unique<LineFeedSource>(std::move(source));
}

}  // namespace pressmark
