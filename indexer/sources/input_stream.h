// SPDX-License-Identifier: GPL-2.0-or-later
//
// An open file or pipe as a stream of UTF-8 text, read through one small buffer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/files.h"
#include "base/result.h"

namespace pressmark {

/// A byte order mark at the front is dropped. Text that opens with the mark of UTF-16 is decoded;
/// a surrogate without its other half comes out as the byte FF, which is not UTF-8 and so is
/// repaired and flagged like any other. All else passes through as it is.
class InputStream {
 public:
  /// `name` is what errors call it.
  InputStream(FileDescriptor file, std::string name);

  /// The first bytes, up to `peek_bytes` of them, which stay unread; all of a shorter input.
  /// Valid until the next call.
  Result<std::string_view> peek();
  static constexpr std::size_t peek_bytes = 1U << 16U;

  enum class Got : std::uint8_t { text, too_long, end };

  /// The next line without its line feed. A longer line than `max_bytes` is passed over, and `line`
  /// holds its beginning. Memory stays within `max_bytes` and the buffer.
  Result<Got> read_line(std::string& line, std::uint64_t max_bytes);

  /// All that is left; `end` if that is nothing. Reads no further than is needed to see that it is
  /// too long.
  Result<Got> read_rest(std::string& text, std::uint64_t max_bytes);

  /// Bytes of the file read so far, before any decoding.
  std::uint64_t bytes_read() const { return bytes_read_; }

  const std::string& name() const { return name_; }

 private:
  enum class Encoding : std::uint8_t { unknown, utf8, utf16_little, utf16_big };

  Status fill();
  Result<std::size_t> read_raw(char* out, std::size_t size);
  void detect_encoding();
  void decode_utf16(std::string_view raw);
  void append_utf16_unit(char16_t unit);
  std::string_view unread() const { return std::string_view{buffer_}.substr(begin_); }

  FileDescriptor file_;
  std::string name_;
  Encoding encoding_ = Encoding::unknown;
  std::string buffer_;  // UTF-8 from begin_ on is unread
  std::size_t begin_ = 0;
  std::string raw_;    // bytes of UTF-16 as they were read
  char odd_byte_ = 0;  // first half of a UTF-16 unit that a read cut in two
  bool has_odd_byte_ = false;
  char16_t high_surrogate_ = 0;
  bool at_end_ = false;
  std::uint64_t bytes_read_ = 0;
};

}  // namespace pressmark
