// SPDX-License-Identifier: GPL-2.0-or-later
//
// Bytes as mails and web servers wrap them: quoted-printable, base64, chunks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pressmark {

/// RFC 2045, section 6.7. What is no escape stays as it is.
std::string decode_quoted_printable(std::string_view text);

/// RFC 4648. Characters that are not of the alphabet are passed over; the rest of a last group that
/// is not whole is dropped.
std::string decode_base64(std::string_view text);

/// By the value of the header Content-Transfer-Encoding: one of these two, or nothing.
std::string decode_transfer(std::string_view body, std::string_view encoding);

struct Dechunked {
  std::string bytes;
  bool is_whole = true;  ///< False: the chunks end early or are none; `bytes` has what there is.
};

/// HTTP's chunked transfer coding (RFC 9112, section 7.1). Text that does not begin with a chunk is
/// returned as it is, not whole: recorders undo the coding and leave its header.
Dechunked decode_chunks(std::string_view text);

}  // namespace pressmark
