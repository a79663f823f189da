// SPDX-License-Identifier: GPL-2.0-or-later
//
// Every matching article, one at a time, with what is asked for of each.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "schema/article.h"
#include "schema/entity.h"
#include "searcher/search.h"

namespace pressmark {

enum class ExportField : std::uint8_t {
  id,
  date,
  date_by,
  title,
  source,
  language,
  url,
  path,
  score,
  body,
  byline,
  section,
  topics,
  dateline,
  captions,
  added,
  person,
  organisation,
  place,
};

/// All of them with their names, in the order above.
std::span<const std::pair<std::string_view, ExportField>> export_fields();

/// Fails with invalid_argument for a name that is no field, for one given twice, and for none.
Result<std::vector<ExportField>> find_export_fields(const std::vector<std::string>& names);

struct ExportOptions {
  std::vector<ExportField> fields{ExportField::id,    ExportField::date,   ExportField::date_by,
                                  ExportField::title, ExportField::source, ExportField::language,
                                  ExportField::url,   ExportField::path};
};

struct ExportRecord {
  Article article;
  double score = 0;
  /// By EntityType, if such a field is asked for: names as facets show them, sorted.
  std::array<std::vector<std::string>, entity_types.size()> names;
};

/// Calls visit(record) for every article that matches, in the order of `request.sort`; limit and
/// offset have no effect. Returns how many there were. Fails as Searcher::search() does, and with
/// what `visit` fails with, which ends it.
Result<std::uint64_t> export_matches(Searcher& searcher, const SearchRequest& request,
                                     const ExportOptions& options,
                                     const std::function<Status(const ExportRecord&)>& visit);

}  // namespace pressmark
