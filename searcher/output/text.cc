// SPDX-License-Identifier: GPL-2.0-or-later
//
// Answers for people.
#include "searcher/output/text.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/escape.h"
#include "base/utf8.h"
#include "searcher/output/facet_words.h"
#include "searcher/output/failed_search_output.h"
#include "searcher/output/headline.h"
#include "searcher/output/hits_text.h"
#include "searcher/output/styled_text.h"
#include "searcher/output/timeline.h"

namespace pressmark {

namespace {

// "0.4 ms", "1.2 s"
std::string duration_text(std::uint64_t microseconds) {
  const auto milliseconds = static_cast<double>(microseconds) / 1000;
  if (milliseconds < 1000) return fmt::format("{:.1f} ms", milliseconds);
  return fmt::format("{:.1f} s", milliseconds / 1000);
}

std::string headline(const OutputInput& input, const OutputOptions& options, std::size_t width) {
  const SearchResponse& response = input.response;
  std::string left = "matches not counted";
  if (response.matches) {
    left = count_of(*response.matches, "article");
    left += *response.matches == 0 ? " match" : " (exact)";
    if (input.failed != nullptr && input.failed->parts.size() > 1) {
      left += fmt::format(" all {} terms", input.failed->parts.size());
    }
    if (input.request.collapse != Collapse::off && response.families && *response.matches > 0) {
      left = fmt::format("{} in {}", families_text(*response.families), left);
    }
  }
  if (response.hits.empty() && response.matches != 0U && input.request.limit > 0) {
    left += fmt::format(", none after the first {}", with_separators(input.request.offset));
  }
  std::string right;
  if (options.is_terminal && options.elapsed_us) right = duration_text(*options.elapsed_us);
  return format_headline({std::move(left), response.read_as, std::move(right)}, width,
                         options.use_color);
}

// "Sergei Lavrov 3 (also Sergey Lavrov)"; one that a filter asks for stands in brackets.
StyledText facet_item(std::string_view field, const FacetValue& value) {
  std::string text{value.value ? std::string_view{*value.value} : name_of_none(field)};
  if (value.selected) text = fmt::format("[{}]", text);
  const std::size_t name_end = make_line(text).text.size();
  text += ' ' + with_separators(value.articles);
  text += also_text(value.value.value_or(""), value.aliases);
  StyledText item = make_line(text);
  if (value.selected) item.bold.push_back({0, static_cast<std::uint32_t>(name_end)});
  return item;
}

std::string format_facet(const Facet& facet, std::size_t indent, std::size_t width,
                         bool use_color) {
  constexpr std::string_view separator = " · ";
  constexpr std::size_t separator_width = 3;
  std::vector<StyledText> items;
  for (const FacetValue& value : facet.values)
    items.push_back(facet_item(facet.field, value));
  if (facet.more_values > 0) items.push_back({with_separators(facet.more_values) + " more", {}});

  std::string out = styled(pad_right(make_line(facet.field).text, indent), Style::dim, use_color);
  std::size_t column = indent;
  for (const StyledText& item : items) {
    const bool is_first = &item == &items.front();
    const std::size_t item_width = display_width(item.text);
    if (!is_first && column + separator_width + item_width + 2 > width) {
      out += " ·\n" + std::string(indent, ' ');
      column = indent;
    } else if (!is_first) {
      out += separator;
      column += separator_width;
    }
    if (column == indent && indent + item_width > width) {
      out += hanging(item, indent, width, use_color);
      out.pop_back();  // the line break: more may follow
      column = display_width(std::string_view{out}.substr(out.rfind('\n') + 1));
    } else {
      out += render(item, use_color);
      column += item_width;
    }
  }
  return out + '\n';
}

std::string format_facets(const std::vector<Facet>& facets, std::size_t width, bool use_color) {
  std::size_t indent = 0;
  for (const Facet& facet : facets) {
    indent = std::max(indent, display_width(make_line(facet.field).text) + 2);
  }
  std::string out;
  for (const Facet& facet : facets) {
    if (!facet.values.empty()) out += format_facet(facet, indent, width, use_color);
  }
  return out;
}

std::string metadata_line(std::string_view label, std::string_view value, bool use_color) {
  if (value.empty()) return {};
  return styled(pad_right(label, 10), Style::dim, use_color) + make_line(value).text + '\n';
}

std::string prose(std::string_view text, std::size_t width, bool is_terminal) {
  std::string out;
  const std::string safe = escape_for_terminal(text);
  for (std::size_t begin = 0; begin < safe.size();) {
    const std::size_t end = std::min(safe.find('\n', begin), safe.size());
    const std::string_view line = std::string_view{safe}.substr(begin, end - begin);
    // Tables and the like keep their columns where nobody asked for lines of a certain width.
    out += is_terminal ? hanging(make_line(line), 0, width, false) : std::string{line} + '\n';
    begin = end + 1;
  }
  return out;
}

}  // namespace

std::string format_text(const OutputInput& input, const OutputOptions& options) {
  const SearchResponse& response = input.response;
  const std::size_t width = line_width(options);
  std::string out = headline(input, options, width);
  for (const QueryNote& note : response.notes) {
    out += format_note(note, input.request.query, width);
  }
  if (input.failed != nullptr) {
    out += format_failed_search(*input.failed, input.archive.articles, options);
  }
  out += format_hits(response.hits, width, options.use_color);
  const std::string facets = format_facets(response.facets, width, options.use_color);
  if (!facets.empty()) out += '\n' + facets;
  if (response.timeline && response.matches != 0U) {
    out += '\n' + draw_timeline(*response.timeline, width);
  }
  return out;
}

std::string format_article_text(const Article& article, const OutputOptions& options) {
  const std::size_t width = line_width(options);
  std::string out;
  if (!article.title.empty()) {
    StyledText title = make_line(article.title);
    title.bold = {{0, static_cast<std::uint32_t>(title.text.size())}};
    out += hanging(title, 0, width, options.use_color) + '\n';
  }
  const auto add = [&](std::string_view label, std::string_view value) {
    out += metadata_line(label, value, options.use_color);
  };
  add("date", article.published ? fmt::format("{} ({})", to_string(*article.published),
                                              to_string(article.date_by))
                                : "undated");
  add("source", article.source);
  add("byline", article.byline);
  add("section", article.section);
  add("topics", fmt::format("{}", fmt::join(article.topics, "; ")));
  add("dateline", article.dateline);
  add("language", article.language);
  add("url", article.url);
  add("path", article.path);
  add("id", article.id);
  add("added", article.added ? to_string(*article.added) : std::string{});
  add("flags", fmt::format("{}", fmt::join(describe_flags(article.flags), ", ")));
  if (!article.body.empty()) out += '\n' + prose(article.body, width, options.is_terminal);
  if (!article.captions.empty()) {
    out += '\n' + styled("captions", Style::dim, options.use_color) + '\n';
    out += prose(article.captions, width, options.is_terminal);
  }
  return out;
}

}  // namespace pressmark
