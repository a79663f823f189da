// SPDX-License-Identifier: GPL-2.0-or-later
//
// A source of bytes as a stream of lines or of text, read through one small buffer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "indexer/sources/byte_source.h"

namespace pressmark {

/// A byte order mark at the front is dropped. UTF-16 is decoded if a mark opens it, or if three in
/// four of its first characters are ASCII; a surrogate without its other half comes out as the byte
/// FF, which is not UTF-8 and so is repaired and flagged like any other. All else passes through as
/// it is.
///
/// Where the source is damaged, the text before the damage comes first and then the source's Error;
/// the caller may go on reading behind it.
class InputStream {
 public:
  explicit InputStream(std::unique_ptr<ByteSource> source);

  /// The first bytes, up to `peek_bytes` of them, which stay unread; all of a shorter input.
  /// Valid until the next call. Fails only if there are none.
  Result<std::string_view> peek();
  static constexpr std::size_t peek_bytes = 1U << 16U;

  enum class Got : std::uint8_t { text, too_long, end };

  /// The next line without its line feed. A longer line than `max_bytes` is passed over, and `line`
  /// holds its beginning. Memory stays within `max_bytes` and the buffer.
  Result<Got> read_line(std::string& line, std::uint64_t max_bytes);

  /// All that is left; `end` if that is nothing. Reads no further than is needed to see that it is
  /// too long.
  Result<Got> read_rest(std::string& text, std::uint64_t max_bytes);

  /// Appends the next `count` bytes to `bytes`; fewer only at the end. Returns how many.
  Result<std::uint64_t> read_bytes(std::string& bytes, std::uint64_t count);

  /// Passes over the next `count` bytes; over fewer only at the end. Returns how many.
  Result<std::uint64_t> skip_bytes(std::uint64_t count);

  /// Whatever comes next, up to `size` bytes (at least 1); 0 at the end.
  Result<std::size_t> read_some(char* out, std::size_t size);

  /// "UTF-8" if the stream said so by a byte order mark or was decoded from UTF-16; else "". Known
  /// after the first peek() or read.
  std::string_view known_charset() const { return is_unicode_ ? "UTF-8" : ""; }

  /// As of the source, for bytes that are no text.
  std::optional<std::uint64_t> size() const { return source_->size(); }
  Status seek(std::uint64_t offset);

  /// Bytes of the file underneath read so far, before any unpacking and decoding.
  std::uint64_t bytes_read() const { return source_->file_bytes(); }

 private:
  enum class Encoding : std::uint8_t { unknown, utf8, utf16_little, utf16_big };

  Status fill();
  Status begin();
  void detect_encoding();
  void begin_utf16(Encoding encoding, std::size_t mark_bytes);
  void decode_utf16(std::string_view raw);
  void append_utf16_unit(char16_t unit);
  std::string_view unread() const { return std::string_view{buffer_}.substr(begin_); }

  std::unique_ptr<ByteSource> source_;
  std::unique_ptr<char[]> block_;  // what is read goes here first
  std::optional<Error> pending_;   // comes up when buffer_ is used up
  bool is_unicode_ = false;
  Encoding encoding_ = Encoding::unknown;
  std::string buffer_;  // UTF-8 from begin_ on is unread
  std::size_t begin_ = 0;
  std::string raw_;    // bytes of UTF-16 as they were read
  char odd_byte_ = 0;  // first half of a UTF-16 unit that a read cut in two
  bool has_odd_byte_ = false;
  char16_t high_surrogate_ = 0;
  bool at_end_ = false;
};

/// What is left of a stream, as a source: for what is packed in it.
std::unique_ptr<ByteSource> make_stream_source(InputStream stream);

}  // namespace pressmark
