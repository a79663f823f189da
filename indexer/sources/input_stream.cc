// SPDX-License-Identifier: GPL-2.0-or-later
//
// Reading in blocks, cutting into lines, and UTF-16.

#include "indexer/sources/input_stream.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <poll.h>
#include <unistd.h>

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

}  // namespace

InputStream::InputStream(FileDescriptor file, std::string name)
    : file_(std::move(file)), name_(std::move(name)) {}

Result<std::size_t> InputStream::read_raw(char* out, std::size_t size) {
  while (true) {
    const ssize_t got = ::read(file_.get(), out, size);
    if (got >= 0) {
      bytes_read_ += static_cast<std::uint64_t>(got);
      return static_cast<std::size_t>(got);
    }
    if (errno == EAGAIN) {
      // Standard input may have been handed to us non-blocking.
      pollfd wait{.fd = file_.get(), .events = POLLIN, .revents = 0};
      if (::poll(&wait, 1, -1) >= 0) continue;
    }
    if (errno != EINTR) return io_error("cannot read", name_, errno);
  }
}

Status InputStream::fill() {
  if (begin_ > 0) {
    buffer_.erase(0, begin_);
    begin_ = 0;
  }
  const bool is_utf16 = encoding_ == Encoding::utf16_little || encoding_ == Encoding::utf16_big;
  std::string& target = is_utf16 ? raw_ : buffer_;
  const std::size_t before = is_utf16 ? 0 : buffer_.size();
  target.resize(before + block_bytes);
  const Result<std::size_t> got = read_raw(target.data() + before, block_bytes);
  target.resize(before + (got ? *got : 0));
  if (!got) return got.error();
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
  } else if (head.starts_with(std::string_view{"\xFF\xFE\0\0", 4})) {
    return;  // UTF-32, which nobody writes; format detection takes its NULs for a binary file
  } else if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
    encoding_ = head.starts_with("\xFF\xFE") ? Encoding::utf16_little : Encoding::utf16_big;
    const std::string raw{head.substr(2)};
    buffer_.clear();
    begin_ = 0;
    decode_utf16(raw);
  }
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
    const Status filled = fill();
    if (!filled) return filled.error();
    if (encoding_ == Encoding::unknown && (unread().size() >= 4 || at_end_)) detect_encoding();
  }
  return unread().substr(0, peek_bytes);
}

Result<InputStream::Got> InputStream::read_line(std::string& line, std::uint64_t max_bytes) {
  line.clear();
  if (encoding_ == Encoding::unknown) {
    if (const auto peeked = peek(); !peeked) return peeked.error();
  }
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
  if (const auto peeked = peek(); !peeked) return peeked.error();
  while (true) {
    text += unread();
    begin_ = buffer_.size();
    if (text.size() > max_bytes) return Got::too_long;
    if (at_end_) return text.empty() ? Got::end : Got::text;
    const Status filled = fill();
    if (!filled) return filled.error();
  }
}

}  // namespace pressmark
