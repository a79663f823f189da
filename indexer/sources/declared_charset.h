// SPDX-License-Identifier: GPL-2.0-or-later
//
// The character set that a page or an XML file says it is in, before it is decoded.
#pragma once

#include <string>
#include <string_view>

namespace pressmark {

/// Of `<meta charset="...">` or `<meta http-equiv="Content-Type" content="...; charset=...">` in
/// the first 4,096 bytes; "" if there is none.
std::string html_charset(std::string_view html);

/// Of `<?xml version="1.0" encoding="..."?>`; "" if there is none.
std::string xml_charset(std::string_view xml);

/// Of `text/html; charset="utf-8"`, the value of a Content-Type header; "" if there is none.
std::string content_type_charset(std::string_view value);

}  // namespace pressmark
