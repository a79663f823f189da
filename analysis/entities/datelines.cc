// SPDX-License-Identifier: GPL-2.0-or-later
//
// A town, perhaps where it is, perhaps the date, perhaps the agency, a dash.
#include "analysis/entities/datelines.h"

#include <algorithm>
#include <optional>

#include "analysis/entities/name_reader.h"

namespace pressmark::entities {
namespace {

constexpr std::uint32_t longest_dateline = 12;
constexpr std::uint32_t longest_town = 4;
constexpr int searched_lines = 3;  // a heading or a credit may stand before it

class DatelineReader {
 public:
  DatelineReader(const ArticleWords& article, const Line& line) : article_(article), line_(line) {}

  void read(std::vector<DatelineName>& names) const;

 private:
  const Word& word(std::uint32_t at) const { return article_.words[at]; }
  bool is_dated(std::uint32_t at) const {
    return word(at).is_number || word(at).is(Trait::calendar);
  }

  struct Dash {
    std::uint32_t after = 0;  ///< The word behind it.
    bool follows_date = false;
  };

  std::uint32_t end_of_name(std::uint32_t at, bool in_capitals) const;
  std::optional<Dash> find_dash(std::uint32_t at) const;
  bool is_town(std::uint32_t end, const Dash& dash) const;
  void read_agency(std::uint32_t at, const Dash& dash, std::vector<DatelineName>& names) const;
  DatelineName make_name(std::uint32_t first, std::uint32_t last,
                         std::optional<EntityType> type) const;

  const ArticleWords& article_;
  const Line& line_;
};

// "NEW YORK", "Pa", "British Columbia"
std::uint32_t DatelineReader::end_of_name(std::uint32_t at, bool in_capitals) const {
  std::uint32_t end = at;
  for (; end < line_.last && end < at + longest_town; ++end) {
    const Word& w = word(end);
    const bool fits = in_capitals ? w.shape == Shape::all_caps : w.has_capital();
    if (!fits || is_dated(end) || w.is(Trait::agency)) break;
    if (end > at && !w.gap.is_only(Gap::space) && !w.gap.is_only(Gap::hyphen)) break;
  }
  return end;
}

// Nothing if something stands before it that does not belong to a dateline.
std::optional<DatelineReader::Dash> DatelineReader::find_dash(std::uint32_t at) const {
  Dash dash;
  for (std::uint32_t i = at; i < line_.last && i < line_.first + longest_dateline; ++i) {
    const Gap gap = word(i).gap;
    dash.after = i;
    if (gap.has(Gap::other)) return dash;
    dash.follows_date = dash.follows_date || is_dated(i);
    if (!word(i).has_capital() && !is_dated(i) && !gap.has(Gap::open_paren)) return std::nullopt;
  }
  return std::nullopt;
}

// "OPEC - the cartel" begins like a dateline.
bool DatelineReader::is_town(std::uint32_t end, const Dash& dash) const {
  const NameReader::Listed listed = NameReader{article_, line_}.longest_listed(line_.first);
  const bool is_whole = listed.known != nullptr && listed.end == end;
  if (is_whole && listed.known->place_rank > 0) return true;
  if (is_whole && listed.known->is_organisation) return false;
  const Gap after = word(end).gap;
  return (after.has(Gap::comma) && dash.follows_date) || after.has(Gap::open_paren);
}

DatelineName DatelineReader::make_name(std::uint32_t first, std::uint32_t last,
                                       std::optional<EntityType> type) const {
  const NameReader::Listed listed = NameReader{article_, line_}.longest_listed(first);
  return {{.line = static_cast<std::uint32_t>(&line_ - article_.lines.data()),
           .first = first,
           .last = last,
           .form = type == EntityType::place ? SpanForm::place : SpanForm::unknown,
           .known = listed.end == last ? listed.known : nullptr,
           .name = hash_name(article_, first, last)},
          type};
}

// "(Meridian Wire) --"
void DatelineReader::read_agency(std::uint32_t at, const Dash& dash,
                                 std::vector<DatelineName>& names) const {
  while (at < dash.after && !word(at).gap.has(Gap::open_paren))
    ++at;
  const std::uint32_t end = std::min(end_of_name(at, false), dash.after);
  if (end > at && word(end).gap.has(Gap::close_paren)) {
    names.push_back(make_name(at, end, std::nullopt));
  }
}

void DatelineReader::read(std::vector<DatelineName>& names) const {
  const std::uint32_t end = end_of_name(line_.first, true);
  if (end == line_.first || end == line_.last) return;
  const auto dash = find_dash(end);
  if (!dash || !is_town(end, *dash)) return;
  names.push_back(make_name(line_.first, end, EntityType::place));
  if (word(end).gap.has(Gap::comma) && end != dash->after) {
    const std::uint32_t second = std::min(end_of_name(end, false), dash->after);
    if (second > end) names.push_back(make_name(end, second, EntityType::place));
  }
  read_agency(end, *dash, names);
}

}  // namespace

void find_datelines(const ArticleWords& article, std::vector<DatelineName>& names) {
  names.clear();
  int searched = 0;
  for (const Line& line : article.lines) {
    if (line.field != TextField::body) continue;
    if (++searched > searched_lines) return;
    if (line.kind == LineKind::prose || line.kind == LineKind::headline)
      DatelineReader{article, line}.read(names);
  }
}

}  // namespace pressmark::entities
