// SPDX-License-Identifier: GPL-2.0-or-later
//
// An archive for OpenSearch or Elasticsearch: its articles as the _bulk API takes them, and the
// mapping that says what their fields are.
//
//   {"index":{"_id":"a.txt"}}
//   {"id":"a.txt","title":"Visit","body":"Sergei Lavrov came.","date":"2017-05-11",...}
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "archive/archive.h"
#include "base/result.h"

namespace pressmark {

/// Those servers refuse an _id of more bytes; of a longer id it is a hash.
inline constexpr std::size_t longest_bulk_id = 512;

/// Two lines for every live article, by ascending id in bytes, given to `print` in pieces of whole
/// articles. `index` is named in each first line; empty: the request's address names it. Takes as
/// much memory as one article and four bytes for each. Returns the number of articles. Fails with
/// what `print` fails with; throws DamagedArchive.
Result<std::uint64_t> export_bulk(const ArchiveReader& archive, const std::string& index,
                                  const std::function<Status(std::string_view)>& print);

/// The body of a request that makes the index: PUT /INDEX.
std::string bulk_mapping();

/// Fails with invalid_argument for what those servers do not take as the name of an index.
Status check_index_name(std::string_view name);

}  // namespace pressmark
