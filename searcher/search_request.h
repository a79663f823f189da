// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is asked of an archive: a query, what else an article must have, and what to tell of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schema/date.h"

namespace pressmark {

enum class SortOrder : std::uint8_t { relevance, newest, oldest, blend };
/// How a query is taken: as it is written; as a query of which any one part may be missing; as
/// plain text, of which any word will do.
enum class MatchMode : std::uint8_t { all, most, any };
enum class Collapse : std::uint8_t { off, first, last, longest };  ///< Which of several copies.
enum class TimelineUnit : std::uint8_t { none, year, month, day };

struct SearchRequest {
  std::string query = {};  ///< As typed. See docs/query-language.md. Empty: every article.
  std::vector<std::string> filters = {};  ///< `person="Donald Trump"`, `source!=Sputnik`: no effect
                                          ///< on ranking; values of one field OR, fields AND.
  std::string from = {};                  ///< A date as in `date:`; "" for none.
  std::string to = {};
  /// Also "date": years, or the months or days of the one year or month that filters leave.
  std::vector<std::string> facets{"person", "org", "place", "source", "language", "month"};
  std::vector<std::string> facet_finds = {};  ///< `person=lav`: of this facet only values with
                                              ///< words that begin so. Adds the facet.
  std::uint32_t facet_limit = 10;             ///< Most frequent values to return for each facet.
  TimelineUnit timeline = TimelineUnit::none;
  SortOrder sort = SortOrder::relevance;
  MatchMode match = MatchMode::all;
  Collapse collapse = Collapse::off;  ///< Of hits; facets and timeline count every article.
  std::uint32_t offset = 0;
  std::uint32_t limit = 10;
  std::uint32_t snippet_bytes = 240;  ///< About; 0 for no snippets.
  /// What relative dates in the query count from; without it they are refused.
  std::optional<Date> today = {};
  /// False: the best articles only, which is faster where most matches cannot be among them.
  bool count_matches = true;
  /// False: stored articles are not read. Hits then have an id, date, source, language and score,
  /// and nothing else; snippet_bytes has no effect.
  bool load_articles = true;
};

}  // namespace pressmark
