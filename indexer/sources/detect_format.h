// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which format a source is in, judged by its first bytes and never by its name.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "indexer/sources/article_reader.h"

namespace pressmark {

/// plain_text or json_lines. Fails with bad_input, as "photo.jpg: not a text file (JPEG image)",
/// for compressed and binary files, and for formats that would come out as rubbish if they were
/// read as text: HTML, XML, a JSON document over several lines.
///
/// `head` is what InputStream::peek() gives: all of the source if it is shorter than that.
Result<ArticleFormat> detect_format(std::string_view head, const std::string& name);

/// Why this is no text file, "JPEG image" or "binary data"; empty if it may well be text.
std::string_view describe_binary(std::string_view head);

}  // namespace pressmark
