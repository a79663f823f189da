// SPDX-License-Identifier: GPL-2.0-or-later
//
// Bytes in whatever character set they are, as UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pressmark {

struct DecodedText {
  std::string text;  ///< Valid UTF-8, without a byte order mark and NUL.
  std::string charset = "UTF-8";
  std::uint64_t repaired_bytes = 0;  ///< Bytes that the character set has no meaning for.
  bool is_guessed = false;           ///< Neither a mark nor a declaration said so, nor is it UTF-8.
};

/// Decides in this order, and keeps to the first that applies:
///  1. a byte order mark of UTF-8, UTF-16 or UTF-32;
///  2. valid UTF-8, even where something else is declared: text that is not ASCII is hardly ever
///     valid UTF-8 by chance, while declarations often are left over from another version of a
///     page. The exceptions are declared sets that write all their characters in ASCII
///     (ISO-2022-JP);
///  3. `declared`, a name such as "windows-1251" or "Shift_JIS", if it is known. Latin 1 and ASCII
///     are taken for windows-1252, as browsers do, and GB 2312 for GB 18030;
///  4. UTF-8 with damage, if most characters that are not ASCII are valid;
///  5. what the statistics of letters say, if they are sure;
///  6. windows-1252.
DecodedText decode_text(std::string_view raw, std::string_view declared = {});

}  // namespace pressmark
