// SPDX-License-Identifier: GPL-2.0-or-later
//
// What an archive has of which source and month, and what it lacks: before anybody concludes that
// there was nothing to report. `indexer coverage`.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "base/result.h"
#include "schema/date.h"

namespace pressmark {

struct MonthCoverage {
  std::uint64_t articles = 0;
  std::uint64_t duplicates = 0;  ///< Of these: copies of an article published before.
};

struct SourceCoverage {
  /// As most of its articles have it, whatever case and accents others have; empty: the articles
  /// without one.
  std::string source;
  std::uint64_t articles = 0;  ///< Dated or not.
  std::uint64_t undated = 0;
  std::uint64_t duplicates = 0;  ///< As in MonthCoverage; undated ones, too.
  std::optional<Date> first;     ///< Nothing if no article is dated.
  std::optional<Date> last;
  std::map<std::chrono::year_month, MonthCoverage> months;  ///< Those with articles.
};

/// The months without articles between the first and the last that have some.
std::vector<std::chrono::year_month> missing_months(const SourceCoverage& coverage);

/// Of live articles, by falling number of them, then by source. Throws as the columns do.
std::vector<SourceCoverage> measure_coverage(const ArchiveReader& archive);

/// For people: a line for each source and one for each of its years, in twelve columns.
std::string describe_coverage(const std::vector<SourceCoverage>& sources);
/// One object on one line, ended. `archive`: as it was typed.
std::string coverage_to_json(const std::vector<SourceCoverage>& sources, std::string_view archive);

}  // namespace pressmark
