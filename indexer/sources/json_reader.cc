// SPDX-License-Identifier: GPL-2.0-or-later
//
// Finds where an object ends by its brackets and quotation marks; simdjson does the rest.

#include "indexer/sources/json_reader.h"

#include <string_view>
#include <utility>

#include "indexer/sources/ascii_text.h"

namespace pressmark {

JsonReader::JsonReader(InputStream stream, SourceName name, const ReadOptions& options)
    : stream_(std::move(stream)), records_(std::move(name), options), options_(options) {}

Result<int> JsonReader::take_byte() {
  if (at_ == block_.size()) {
    constexpr std::size_t block_bytes = 1U << 16U;
    block_.resize(block_bytes);
    const Result<std::size_t> got = stream_.read_some(block_.data(), block_.size());
    block_.resize(got ? *got : 0);
    at_ = 0;
    if (!got) return got.error();
    if (*got == 0) return -1;
  }
  const char byte = block_[at_++];
  line_number_ += byte == '\n' ? 1U : 0U;
  return static_cast<unsigned char>(byte);
}

// Behind its opening brace. What is too long is passed over, to where it ends.
Result<JsonReader::Scanned> JsonReader::scan_object() {
  record_ = "{";
  bool is_too_long = false;
  bool in_string = false;
  bool is_escaped = false;
  for (std::uint64_t depth = 1; depth > 0;) {
    const Result<int> byte = take_byte();
    if (!byte) return byte.error();
    if (*byte < 0) return Scanned::cut_off;
    const char c = static_cast<char>(*byte);
    is_too_long = is_too_long || record_.size() >= options_.max_line_bytes;
    if (!is_too_long) record_ += c;
    if (is_escaped) {
      is_escaped = false;
    } else if (in_string) {
      is_escaped = c == '\\';
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return is_too_long ? Scanned::too_long : Scanned::record;
}

Result<JsonReader::Scanned> JsonReader::scan_record() {
  while (true) {
    const Result<int> byte = take_byte();
    if (!byte) return byte.error();
    if (*byte < 0) return open_arrays_ > 0 ? Scanned::cut_off : Scanned::end;
    const char c = static_cast<char>(*byte);
    record_line_ = line_number_;
    if (c == '{') return scan_object();
    if (c == '[') {
      ++open_arrays_;
    } else if (c == ']' && open_arrays_ > 0) {
      --open_arrays_;
    } else if (!is_ascii_space(c) && c != ',') {
      return Scanned::broken;
    }
  }
}

std::optional<Result<Article>> JsonReader::next() {
  if (is_over_) return std::nullopt;
  if (std::optional<Result<Article>> held = records_.next_held()) return held;
  const Result<Scanned> scanned = scan_record();
  if (!scanned) {
    is_over_ = true;
    return scanned.error();
  }
  switch (*scanned) {
    case Scanned::record:
      return records_.read(record_, record_line_);
    case Scanned::too_long:
      return records_.refuse_too_long(record_line_, "record");
    case Scanned::broken:
      is_over_ = true;
      return rejected(records_.name(), record_line_, "not a JSON object, nor an array of them",
                      "make JSON Lines of it: jq -c . FILE");
    case Scanned::cut_off:
      is_over_ = true;
      return rejected(records_.name(), record_line_, "the JSON breaks off");
    case Scanned::end:
      break;
  }
  is_over_ = true;
  if (records_.records() == 0) return rejected(records_.name(), 0, "no record in this file");
  return std::nullopt;
}

}  // namespace pressmark
