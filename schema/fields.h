// SPDX-License-Identifier: GPL-2.0-or-later
//
// The index contract: what the indexer writes and the searcher reads, in one table.
//
// Nothing else in the program spells a term prefix. To add a field, add a row: the
// query language, the facets, `searcher --help-fields` and docs/query-language.md follow this
// table.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace pressmark {

/// How a field's content is indexed, and so what a query may do with it.
enum class FieldKind : std::uint8_t {
  text,     ///< Analysed prose with positions: words, phrases, NEAR.
  entity,   ///< Names: words of a name, or a whole name; counted as a facet.
  keyword,  ///< One exact value per article, compared without case; counted as a facet.
  topics,   ///< The same, but any number of values per article.
  credit,   ///< One line per article, of which a query names words, without case.
  date,     ///< A calendar day: ranges; counted by year and month.
  added,    ///< The day on which the article came into the archive: ranges, as for a date.
  mention,  ///< Days that the text names: ranges, as for a date.
  period,   ///< A facet derived from the day (year, month, day); a query may name a value.
};

/// Of a query's value.
constexpr bool takes_dates(FieldKind kind) {
  return kind == FieldKind::date || kind == FieldKind::added || kind == FieldKind::mention ||
         kind == FieldKind::period;
}

/// Of a query's value: whole values, of which an article has none, one or several.
constexpr bool takes_keywords(FieldKind kind) {
  return kind == FieldKind::keyword || kind == FieldKind::topics;
}

struct Field {
  std::string_view name;      ///< As typed in a query: `person:lavrov`.
  std::string_view synonyms;  ///< Other accepted names, separated by spaces.
  std::string_view prefix;    ///< Before each of its terms in the index.
  FieldKind kind;
  bool is_facet;
  std::uint32_t weight;      ///< Of one occurrence in BM25's tf and length; 0 outside text fields.
  std::string_view example;  ///< A query that uses it; run by the tests.
};

/// Stems of title, body and captions together carry no prefix; their within-document frequency
/// counts each occurrence with its field's weight. The title's alone have its prefix, weighted
/// alike, and so have the captions'; what an article has in its body is the difference, so the body
/// needs no postings of its own.
inline constexpr std::string_view any_text_prefix = "";
inline constexpr std::string_view id_prefix = "Q";
inline constexpr std::string_view year_prefix = "Y";   ///< Y2017
inline constexpr std::string_view month_prefix = "M";  ///< M201702
inline constexpr std::string_view undated_term = "XNODATE";

// clang-format off
inline constexpr std::array fields{
    Field{"title",    "headline hl", "S",  FieldKind::text,    false, 3, "title:visit"},
    Field{"body",     "",            "",   FieldKind::text,    false, 1, "body:ceasefire"},
    Field{"caption",  "captions",    "XC", FieldKind::text,    false, 1, "caption:bridge"},
    Field{"person",   "people",      "XP", FieldKind::entity,  true,  0, "person:\"Sergei Lavrov\""},
    Field{"org",      "organisation organization", "XO", FieldKind::entity, true, 0, "org:NATO"},
    Field{"place",    "location",    "XL", FieldKind::entity,  true,  0, "place:Syria"},
    Field{"source",   "outlet",      "XS", FieldKind::keyword, true,  0, "source:Sputnik"},
    Field{"language", "lang",        "L",  FieldKind::keyword, true,  0, "language:en"},
    Field{"section",  "",            "XT", FieldKind::keyword, true,  0, "section:World"},
    Field{"topic",    "topics tag",  "XK", FieldKind::topics,  true,  0, "topic:diplomacy"},
    Field{"byline",   "author",      "XB", FieldKind::credit,  false, 0, "byline:Reporter"},
    Field{"dateline", "",            "XD", FieldKind::credit,  false, 0, "dateline:Bonn"},
    Field{"date",     "",            "D",  FieldKind::date,    false, 0, "date:2017-02..2017-05"},
    Field{"added",    "",            "",   FieldKind::added,   false, 0, "added:2017.."},
    Field{"mentions", "",            "",   FieldKind::mention, false, 0, "mentions:2017-04-12"},
    Field{"year",     "",            "",   FieldKind::period,  true,  0, "year:2017"},
    Field{"month",    "",            "",   FieldKind::period,  true,  0, "month:2017-05"},
    Field{"day",      "",            "",   FieldKind::period,  true,  0, "day:2017-05-11"},
};
// clang-format on

/// Positions in two fields never come closer than this, so no phrase or NEAR crosses from the title
/// into the body, or from the body into the captions; above the largest distance that NEAR accepts.
inline constexpr std::uint32_t field_position_gap = 1000;

/// Bump on any change that makes an archive written before it wrong; the searcher refuses others.
inline constexpr int archive_format_version = 7;

/// The row named so, or of which it is a synonym; nullptr if there is none.
constexpr const Field* find_field(std::string_view name) {
  for (const Field& field : fields) {
    if (field.name == name) return &field;
    std::string_view rest = field.synonyms;
    while (!rest.empty()) {
      const std::size_t space = std::min(rest.find(' '), rest.size());
      if (rest.substr(0, space) == name) return &field;
      rest.remove_prefix(std::min(space + 1, rest.size()));
    }
  }
  return nullptr;
}

inline constexpr std::uint32_t title_weight = find_field("title")->weight;

namespace detail {

template <typename Projection>
consteval bool all_different(Projection of) {
  for (const Field& a : fields) {
    for (const Field& b : fields) {
      if (&a != &b && !of(a).empty() && of(a) == of(b)) return false;
    }
  }
  return true;
}

}  // namespace detail

static_assert(detail::all_different([](const Field& f) { return f.name; }));
static_assert(detail::all_different([](const Field& f) { return f.prefix; }));

}  // namespace pressmark
