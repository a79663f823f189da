// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which format a source is in, judged by its first bytes and never by its name.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "indexer/sources/article_reader.h"
#include "indexer/sources/container.h"

namespace pressmark {

/// How the source is packed, if it is: gzip, bzip2, xz or zstd data, a tar or zip file. Not of a
/// zip file that is a document or a program: describe_binary() knows those.
std::optional<Packing> detect_packing(std::string_view head);

/// Any format but automatic: plain_text where nothing says otherwise. Fails with bad_input, as
/// "photo.jpg: not a text file (JPEG image)", for binary files, and for XML that would come out as
/// rubbish if it were read as text.
///
/// `head` is what InputStream::peek() gives: all of the source if it is shorter than that.
Result<ArticleFormat> detect_format(std::string_view head, const std::string& name);

/// Why this is no text file, "JPEG image" or "binary data"; empty if it may well be text.
std::string_view describe_binary(std::string_view head);

}  // namespace pressmark
