// SPDX-License-Identifier: GPL-2.0-or-later
//
// A made-up answer that has a bit of everything: untitled and undated hits, other scripts, long
// names, hostile text. What the formats make of it is in tests/golden/output_*.
#pragma once

#include <string_view>

#include "searcher/archive_identity.h"
#include "searcher/output/output.h"
#include "searcher/search.h"

namespace pressmark {

struct SampleAnswer {
  SearchRequest request;
  SearchResponse response;
  ArchiveIdentity archive;

  OutputInput input() const { return {request, response, archive}; }
};

SampleAnswer sample_answer();
SampleAnswer empty_answer();
Article sample_article();

/// Where `part` stands in `text`. Requires that it does.
ByteRange range_of(std::string_view text, std::string_view part);

}  // namespace pressmark
