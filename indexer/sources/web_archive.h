// SPDX-License-Identifier: GPL-2.0-or-later
//
// The records of a web archive: WARC 0.17 to 1.1 (WET included) and ARC 1.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"
#include "indexer/sources/input_stream.h"

namespace pressmark {

struct WebRecord {
  enum class Kind : std::uint8_t {
    response,  ///< An HTTP response: status line, headers, body.
    resource,  ///< The bytes of a page, as `content_type` says.
    text,      ///< Text that was taken from a page (WET).
    other,     ///< Requests, metadata, revisits: nothing to read.
  };
  Kind kind = Kind::other;
  std::string url;
  std::string content_type;
  std::string date;          ///< Of the capture, as written.
  std::string block;         ///< Empty if `is_too_long`, or for Kind::other.
  bool is_too_long = false;  ///< Larger than allowed, and passed over.
  bool is_cut_off = false;   ///< The crawler says that it has not saved all of it.
  std::uint64_t number = 0;  ///< Of the record in the file, from 1; all kinds count.
};

/// Reads record after record. A record that is damaged is a bad_input Error; reading goes on at the
/// next one that can be recognised.
class WebArchive {
 public:
  /// `name` is what Errors call the file; records longer than `max_bytes` are not kept.
  WebArchive(InputStream stream, std::string name, std::uint64_t max_bytes);

  std::optional<Result<WebRecord>> next();

  std::uint64_t bytes_read() const { return stream_.bytes_read(); }

 private:
  enum class Layout : std::uint8_t { unknown, warc, arc };

  std::optional<Result<WebRecord>> read_warc_record(const std::string& version);
  std::optional<Result<WebRecord>> read_arc_record(const std::string& line);
  Result<WebRecord> read_block(WebRecord record, std::uint64_t length);
  Error damaged(const std::string& why);

  InputStream stream_;
  std::string name_;
  std::uint64_t max_bytes_;
  Layout layout_ = Layout::unknown;
  bool is_lost_ = false;  // behind damage: lines are passed over up to a record's first
  bool is_over_ = false;
  std::uint64_t records_ = 0;
  std::uint64_t damages_ = 0;
};

}  // namespace pressmark
