// SPDX-License-Identifier: GPL-2.0-or-later
//
// All matches are ranked, which takes some bytes for each; articles are read one by one.
#include "searcher/export.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "archive/damaged_archive.h"
#include "archive/shown_names.h"
#include "base/did_you_mean.h"
#include "searcher/prepared_query.h"

namespace pressmark {

namespace {

constexpr auto named_fields = std::to_array<std::pair<std::string_view, ExportField>>({
    {"id", ExportField::id},
    {"date", ExportField::date},
    {"date_by", ExportField::date_by},
    {"title", ExportField::title},
    {"source", ExportField::source},
    {"language", ExportField::language},
    {"url", ExportField::url},
    {"path", ExportField::path},
    {"score", ExportField::score},
    {"body", ExportField::body},
    {"byline", ExportField::byline},
    {"section", ExportField::section},
    {"topics", ExportField::topics},
    {"dateline", ExportField::dateline},
    {"captions", ExportField::captions},
    {"added", ExportField::added},
    {"person", ExportField::person},
    {"org", ExportField::organisation},
    {"place", ExportField::place},
});

std::optional<EntityType> type_of(ExportField field) {
  if (field == ExportField::person) return EntityType::person;
  if (field == ExportField::organisation) return EntityType::organisation;
  if (field == ExportField::place) return EntityType::place;
  return std::nullopt;
}

}  // namespace

std::span<const std::pair<std::string_view, ExportField>> export_fields() {
  return named_fields;
}

Result<std::vector<ExportField>> find_export_fields(const std::vector<std::string>& names) {
  std::vector<std::string_view> known;
  for (const auto& [name, field] : named_fields)
    known.push_back(name);
  std::vector<ExportField> chosen;
  for (const std::string& name : names) {
    const auto found = std::find_if(named_fields.begin(), named_fields.end(),
                                    [&](const auto& field) { return field.first == name; });
    if (found == named_fields.end()) {
      const auto meant = did_you_mean(name, known);
      return Error{ErrorKind::invalid_argument,
                   fmt::format("--fields: articles have no field `{}`", name),
                   meant ? fmt::format("did you mean {}?", *meant)
                         : fmt::format("fields are {}", fmt::join(known, ", "))};
    }
    if (std::find(chosen.begin(), chosen.end(), found->second) != chosen.end()) {
      return Error{ErrorKind::invalid_argument, fmt::format("--fields: `{}` is there twice", name)};
    }
    chosen.push_back(found->second);
  }
  if (chosen.empty()) {
    return Error{ErrorKind::invalid_argument, "--fields: the list is empty",
                 fmt::format("fields are {}", fmt::join(known, ", "))};
  }
  return chosen;
}

Result<std::uint64_t> export_matches(Searcher& searcher, const SearchRequest& request,
                                     const ExportOptions& options,
                                     const std::function<Status(const ExportRecord&)>& visit) {
  return run_on_archive([&]() -> Result<std::uint64_t> {
    SearchRequest asked = request;
    asked.facets.clear();
    const ArchiveReader& archive = searcher.archive();
    const auto query = PreparedQuery::make(asked, archive, searcher.analyzer());
    if (!query) return query.error();
    const Matches matches = (*query)->matches();
    for (const RankedDocument& ranked : rank_all(**query, matches, request.sort)) {
      Result<Article> article = archive.segments()[ranked.segment].article(ranked.document);
      if (!article) return std::move(article).error();
      ExportRecord record{*std::move(article), ranked.score, {}};
      for (const ExportField field : options.fields) {
        const std::optional<EntityType> type = type_of(field);
        if (!type) continue;
        const auto names = shown_names(archive, ranked.segment, ranked.document, *type);
        record.names[static_cast<std::size_t>(*type)].assign(names.begin(), names.end());
      }
      const Status visited = visit(record);
      if (!visited) return visited.error();
    }
    return matches.total();
  });
}

}  // namespace pressmark
