// SPDX-License-Identifier: GPL-2.0-or-later
//
// The head of a mail, of a part of one, of an HTTP response, of a WARC record: names and values.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pressmark {

struct MailHeader {
  std::string name;   ///< In lower case.
  std::string value;  ///< Continued lines joined by a space; as it stands, encoded words included.
};

struct MailHeaders {
  std::vector<MailHeader> fields;  ///< In order.
  std::size_t length = 0;          ///< Bytes up to the body, the blank line included.

  /// The first value of that name (in lower case); empty if there is none.
  std::string_view get(std::string_view name) const;
};

/// Up to the first blank line, or the end, or a line that is no header: then the body begins there.
/// Lines may end in CR LF or LF. At most 1,000 headers are kept; a value is cut at 64 KiB.
MailHeaders read_mail_headers(std::string_view text);

/// Text with encoded words (=?utf-8?Q?...?=, RFC 2047) decoded; the rest as it is.
std::string decode_header_words(std::string_view value);

/// The parameter of "text/plain; charset=utf-8; boundary="x"", without quotation marks; RFC 2231's
/// boundary*=... and numbered parts are understood for ASCII. `name` is in lower case.
std::string header_parameter(std::string_view value, std::string_view name);

/// Whether the text opens with at least two headers that mails have, and one that all have.
bool looks_like_mail(std::string_view head);

/// Whether the text opens with a line "From someone ..." and a mail.
bool looks_like_mbox(std::string_view head);

}  // namespace pressmark
