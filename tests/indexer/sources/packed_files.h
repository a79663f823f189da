// SPDX-License-Identifier: GPL-2.0-or-later
//
// Compressed data and tar and zip files, made on the spot.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/sources/byte_source.h"
#include "indexer/sources/container.h"

namespace pressmark {

/// One gzip member.
std::string gzip(std::string_view text);

/// What a server sends with "Content-Encoding: br".
std::string brotli(std::string_view text);

/// `text` as bzip2, xz, zstd or gzip data.
std::string compress(Packing packing, std::string_view text);

/// A tar or zip file of files with these names and contents. A name that ends in "/" is a folder, a
/// content that begins with "->" a link to the rest of it.
std::string pack(Packing packing, const std::vector<std::pair<std::string, std::string>>& files);

/// A zip file as programs write it that cannot look ahead: how long an entry is stands behind it,
/// and in the directory at the end. A content that begins with "secret:" is marked as encrypted.
std::string pack_streamed(const std::vector<std::pair<std::string, std::string>>& files);

/// A source without seek().
std::unique_ptr<ByteSource> make_pipe_source(std::string bytes);

/// All bytes of a source; behind an Error "!", its message and "!", and what comes after it.
std::string read_everything(ByteSource& source, std::size_t at_once = 1000);

}  // namespace pressmark
