// SPDX-License-Identifier: GPL-2.0-or-later
//
// Reading in blocks, cutting into lines, and UTF-16.

#include "indexer/sources/input_stream.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/utf8.h"

namespace pressmark {

namespace {

constexpr std::size_t block_bytes = 1U << 16U;
constexpr char not_utf8 = '\xFF';

constexpr bool is_high_surrogate(char16_t unit) {
  return unit >= 0xD800 && unit <= 0xDBFF;
}
constexpr bool is_low_surrogate(char16_t unit) {
  return unit >= 0xDC00 && unit <= 0xDFFF;
}

// UTF-16 that nothing marks, seen by its Latin letters: every other byte is NUL. `letter_at` is
// where the other byte of a unit stands: 0 little endian, 1 big endian.
bool looks_like_utf16(std::string_view head, std::size_t letter_at) {
  constexpr std::size_t least_units = 16;
  constexpr std::size_t most_units = 512;
  const std::size_t units = std::min(head.size() / 2, most_units);
  std::size_t letters = 0;
  for (std::size_t unit = 0; unit < units; ++unit) {
    const auto letter = static_cast<unsigned char>(head[2 * unit + letter_at]);
    letters += letter >= '\t' && letter < 0x7F && head[2 * unit + 1 - letter_at] == '\0' ? 1U : 0U;
  }
  return units >= least_units && 4 * letters >= 3 * units;
}

}  // namespace

InputStream::InputStream(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

Status InputStream::fill() {
  if (pending_) return *std::exchange(pending_, std::nullopt);
  if (begin_ > 0) {
    buffer_.erase(0, begin_);
    begin_ = 0;
  }
  const bool is_utf16 = encoding_ == Encoding::utf16_little || encoding_ == Encoding::utf16_big;
  std::string& target = is_utf16 ? raw_ : buffer_;
  if (is_utf16) raw_.clear();
  // Not into the string: making room there writes zeros, which for a short article is most work.
  if (!block_) block_ = std::make_unique_for_overwrite<char[]>(block_bytes);
  const Result<std::size_t> got = source_->read(block_.get(), block_bytes);
  if (!got) return got.error();
  target.append(block_.get(), *got);
  at_end_ = *got == 0;
  if (is_utf16) decode_utf16(raw_);
  return ok;
}

// Looks at the first bytes, of which there are four unless the input is shorter.
void InputStream::detect_encoding() {
  encoding_ = Encoding::utf8;
  const std::string_view head = unread();
  if (head.starts_with("\xEF\xBB\xBF")) {
    begin_ += 3;
    is_unicode_ = true;
  } else if (head.starts_with(std::string_view{"\xFF\xFE\0\0", 4})) {
    return;  // UTF-32, which nobody writes; format detection takes its NULs for a binary file
  } else if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
    begin_utf16(head.starts_with("\xFF\xFE") ? Encoding::utf16_little : Encoding::utf16_big, 2);
  } else if (looks_like_utf16(head, 0)) {
    begin_utf16(Encoding::utf16_little, 0);
  } else if (looks_like_utf16(head, 1)) {
    begin_utf16(Encoding::utf16_big, 0);
  }
}

// What is in the buffer so far is text of that encoding behind a mark of `mark_bytes`.
void InputStream::begin_utf16(Encoding encoding, std::size_t mark_bytes) {
  encoding_ = encoding;
  is_unicode_ = true;
  const std::string raw{unread().substr(mark_bytes)};
  buffer_.clear();
  begin_ = 0;
  decode_utf16(raw);
}

void InputStream::append_utf16_unit(char16_t unit) {
  if (high_surrogate_ != 0) {
    if (is_low_surrogate(unit)) {
      const char32_t high = static_cast<char32_t>(high_surrogate_) - 0xD800;
      append_utf8(buffer_, 0x10000 + (high << 10U) + (static_cast<char32_t>(unit) - 0xDC00));
      high_surrogate_ = 0;
      return;
    }
    buffer_ += not_utf8;
    high_surrogate_ = 0;
  }
  if (is_high_surrogate(unit)) {
    high_surrogate_ = unit;
  } else if (is_low_surrogate(unit)) {
    buffer_ += not_utf8;
  } else {
    append_utf8(buffer_, unit);
  }
}

void InputStream::decode_utf16(std::string_view raw) {
  for (const char byte : raw) {
    if (!has_odd_byte_) {
      odd_byte_ = byte;
      has_odd_byte_ = true;
      continue;
    }
    const auto first = static_cast<unsigned char>(odd_byte_);
    const auto second = static_cast<unsigned char>(byte);
    const bool is_little = encoding_ == Encoding::utf16_little;
    append_utf16_unit(
        static_cast<char16_t>(is_little ? (second << 8U) | first : (first << 8U) | second));
    has_odd_byte_ = false;
  }
  if (at_end_ && (has_odd_byte_ || high_surrogate_ != 0)) {
    buffer_ += not_utf8;
    has_odd_byte_ = false;
    high_surrogate_ = 0;
  }
}

Result<std::string_view> InputStream::peek() {
  while (!at_end_ && unread().size() < peek_bytes) {
    if (pending_ && !unread().empty()) break;
    Status filled = fill();
    if (!filled && unread().empty()) return std::move(filled).error();
    if (!filled) pending_ = std::move(filled).error();
    const bool is_known = unread().size() >= 4 || at_end_ || pending_;
    if (encoding_ == Encoding::unknown && is_known) detect_encoding();
  }
  return unread().substr(0, peek_bytes);
}

// Finds out about the encoding before the first byte is handed out.
Status InputStream::begin() {
  if (encoding_ != Encoding::unknown) return ok;
  const Result<std::string_view> head = peek();
  if (!head) return head.error();
  return ok;
}

Result<InputStream::Got> InputStream::read_line(std::string& line, std::uint64_t max_bytes) {
  line.clear();
  if (Status begun = begin(); !begun) return std::move(begun).error();
  bool is_too_long = false;
  bool has_text = false;
  while (true) {
    const std::string_view text = unread();
    const std::size_t end = text.find('\n');
    const std::string_view part = text.substr(0, end);
    has_text = has_text || !text.empty();
    const std::uint64_t room = max_bytes - line.size();
    is_too_long = is_too_long || part.size() > room;
    line += part.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(part.size(), room)));
    begin_ += part.size();
    if (end != std::string_view::npos) {
      ++begin_;
      break;
    }
    if (at_end_) break;
    const Status filled = fill();
    if (!filled) return filled.error();
  }
  if (!has_text) return Got::end;
  return is_too_long ? Got::too_long : Got::text;
}

Result<InputStream::Got> InputStream::read_rest(std::string& text, std::uint64_t max_bytes) {
  text.clear();
  if (Status begun = begin(); !begun) return std::move(begun).error();
  while (true) {
    text += unread();
    begin_ = buffer_.size();
    if (text.size() > max_bytes) return Got::too_long;
    if (at_end_) return text.empty() ? Got::end : Got::text;
    const Status filled = fill();
    if (!filled) return filled.error();
  }
}

Result<std::uint64_t> InputStream::read_bytes(std::string& bytes, std::uint64_t count) {
  std::uint64_t read = 0;
  while (read < count) {
    constexpr std::uint64_t step = block_bytes;
    const std::size_t before = bytes.size();
    bytes.resize(before + static_cast<std::size_t>(std::min(step, count - read)));
    const Result<std::size_t> got = read_some(bytes.data() + before, bytes.size() - before);
    bytes.resize(before + (got ? *got : 0));
    if (!got) return got.error();
    if (*got == 0) break;
    read += *got;
  }
  return read;
}

Result<std::uint64_t> InputStream::skip_bytes(std::uint64_t count) {
  if (Status begun = begin(); !begun) return std::move(begun).error();
  std::uint64_t skipped = 0;
  while (skipped < count) {
    if (unread().empty()) {
      if (at_end_) break;
      if (Status filled = fill(); !filled) return std::move(filled).error();
    }
    const auto step = std::min<std::uint64_t>(unread().size(), count - skipped);
    begin_ += static_cast<std::size_t>(step);
    skipped += step;
  }
  return skipped;
}

Result<std::size_t> InputStream::read_some(char* out, std::size_t size) {
  if (Status begun = begin(); !begun) return std::move(begun).error();
  while (unread().empty() && !at_end_) {
    if (Status filled = fill(); !filled) return std::move(filled).error();
  }
  const std::string_view text = unread();
  const std::size_t count = std::min(size, text.size());
  std::memcpy(out, text.data(), count);
  begin_ += count;
  return count;
}

Status InputStream::seek(std::uint64_t offset) {
  buffer_.clear();
  begin_ = 0;
  at_end_ = false;
  pending_.reset();
  return source_->seek(offset);
}

namespace {

class StreamSource : public ByteSource {
 public:
  explicit StreamSource(InputStream stream) : stream_(std::move(stream)) {}

  Result<std::size_t> read(char* out, std::size_t size) override {
    return stream_.read_some(out, size);
  }
  std::uint64_t file_bytes() const override { return stream_.bytes_read(); }
  std::optional<std::uint64_t> size() const override { return stream_.size(); }
  Status seek(std::uint64_t offset) override { return stream_.seek(offset); }

 private:
  InputStream stream_;
};

}  // namespace

std::unique_ptr<ByteSource> make_stream_source(InputStream stream) {
  return std::make_unique<StreamSource>(std::move(stream));
}

}  // namespace pressmark
