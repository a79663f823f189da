// SPDX-License-Identifier: GPL-2.0-or-later
//
// From bytes to the reader of the format that they are in, through as many layers of packing as
// there are.
#pragma once

#include <cstdint>
#include <memory>

#include "base/result.h"
#include "indexer/sources/article_reader.h"
#include "indexer/sources/byte_source.h"
#include "indexer/sources/source_name.h"

namespace pressmark {

/// The reader for one file, or for one entry of a tar or zip file. `depth` is how many layers of
/// packing it was already taken out of. Fails with bad_input if it is in no format that can be
/// read, with limit if it is packed too often.
Result<std::unique_ptr<ArticleReader>> open_source(std::unique_ptr<ByteSource> bytes,
                                                   SourceName name, const ReadOptions& options,
                                                   std::uint32_t depth = 0);

}  // namespace pressmark
