// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where an article is from: does its id, path, file or address fit what a query asks for?
//
//   path:2017/05 -> news/2017/05/bonn.txt       url:example.org -> https://www.example.org/a.html
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "archive/segment_reader.h"
#include "searcher/match/form_matcher.h"
#include "searcher/match/stored_addresses.h"
#include "searcher/query/plan.h"

namespace pressmark {

/// `wanted` is some parts of the path in a row, between slashes; from its beginning, if it starts
/// with a slash itself.
bool is_part_of_path(std::string_view wanted, std::string_view path);

/// `wanted` begins an address or a part of its host (`example.org` of www.example.org), or stands
/// between its slashes, and ends where a part ends. With a scheme, the address begins so.
bool is_part_of_url(std::string_view wanted, std::string_view url);

/// The number of a record, as in news.jsonl#12, may be left out of paths and files. Made for one
/// segment, the `index`-th, and a plan of a property for which takes_patterns() is true. Throws
/// DamagedArchive. Must not outlive what it was made from.
class AddressMatcher {
 public:
  AddressMatcher(const Plan& plan, const SegmentReader& segment, std::size_t index,
                 StoredAddresses& addresses);

  bool matches(DocumentId document);

 private:
  bool fits(std::string_view folded);
  bool has_value(std::string_view plain) const;

  const Plan* plan_;
  const SegmentReader* segment_;
  std::size_t index_;
  StoredAddresses* addresses_;
  std::optional<FormMatcher> like_;  // of patterns
};

}  // namespace pressmark
