// SPDX-License-Identifier: GPL-2.0-or-later
//
// Filters: field=value and field!=value, as a facet's value is written.
#include <optional>
#include <string>
#include <utility>

#include "base/byte_range.h"
#include "base/utf8.h"
#include "searcher/query/characters.h"
#include "searcher/query/describe.h"
#include "searcher/query/operands.h"
#include "searcher/query/parser.h"

namespace pressmark {
namespace {

constexpr std::string_view example_filter = "person=\"Donald Trump\"";

Error refuse_filter(ByteRange where, std::string message, std::string_view filter) {
  return {ErrorKind::invalid_argument, std::move(message), "try: " + std::string{filter}, where};
}

struct FilterParts {
  std::string_view name;
  std::string_view value;
  std::size_t value_begin = 0;
  bool excludes = false;
};

std::optional<FilterParts> split(std::string_view filter) {
  const std::size_t sign = filter.find('=');
  if (sign == std::string_view::npos || sign == 0) return std::nullopt;
  FilterParts parts;
  parts.excludes = filter[sign - 1] == '!';
  parts.name = filter.substr(0, parts.excludes ? sign - 1 : sign);
  if (parts.name.empty()) return std::nullopt;
  parts.value = filter.substr(sign + 1);
  parts.value_begin = sign + 1;
  return parts;
}

Error refuse_field(const FilterParts& parts, ByteRange where) {
  const std::string typed{parts.name};
  const std::string sign = parts.excludes ? "!=" : "=";
  const std::string lower = ascii_lower(parts.name);
  if (const Field* field = find_field(lower); field != nullptr) {  // of text
    return refuse_filter(where, typed + " is not a filter; it belongs in the query",
                         example_filter);
  }
  if (find_date_bound(lower)) {
    return refuse_filter(where, typed + " is not a filter; a range has two dots",
                         "date=2017-02..2017-05");
  }
  const Field* closest = find_field(closest_field_name(lower));
  if (closest == nullptr || closest->kind == FieldKind::text) {
    return refuse_filter(where, "there is no field " + typed, example_filter);
  }
  const std::string mended = std::string{closest->name} + sign + std::string{parts.value};
  const bool runs = parse_filter(mended).has_value();
  return refuse_filter(
      where, "there is no field " + typed + "; did you mean " + std::string{closest->name} + "?",
      runs ? mended : example_filter);
}

// The value without the quotation marks around it; nothing if only one of the two is there.
std::optional<std::string_view> unquote(std::string_view value) {
  const CodePoint first = decode_utf8(value, 0);
  const auto family = quote_family(first.value);
  const std::size_t last_begin = floor_to_code_point(value, value.size() - 1);
  const auto last_family = quote_family(decode_utf8(value, last_begin).value);
  if (!family && !last_family) return value;
  if (!family || family != last_family || last_begin < first.length) return std::nullopt;
  return value.substr(first.length, last_begin - first.length);
}

Result<Node> make_node(std::string_view filter, const FilterParts& parts, const Field& field) {
  const ByteRange where = byte_range(parts.value_begin, filter.size());
  const std::string example = std::string{field.name} + (parts.excludes ? "!=" : "=");
  const auto is_blank = [](std::string_view text) { return spaced_words(text).empty(); };
  if (is_blank(parts.value)) {
    return refuse_filter(byte_range(0, filter.size()), "nothing follows " + std::string{filter},
                         example_filter);
  }
  const auto value = unquote(parts.value);
  if (!value || is_blank(*value)) {
    return refuse_filter(
        where, value ? "nothing between the quotation marks" : "a quotation mark has no partner",
        example_filter);
  }
  const auto begin = static_cast<std::size_t>(value->data() - filter.data());
  // Quoted, so that a value is taken whole, slashes and commas included.
  TypedValue typed{*value, byte_range(begin, begin + value->size()), where, true};
  typed.is_taken_whole = true;
  auto operand =
      make_operand({&field, std::nullopt, false, byte_range(0, parts.value_begin)}, typed);
  if (const auto* refusal = std::get_if<Refusal>(&operand)) {
    std::string offered{example_filter};
    if (refusal->edit) {
      const std::string& date = refusal->edit->replacement;
      // A period that is too wide or too narrow is offered as `date:2017..2018`.
      offered = date.starts_with("date:")
                    ? "date" + example.substr(field.name.size()) + date.substr(5)
                    : example + date;
    }
    return refuse_filter(refusal->where, refusal->message,
                         parse_filter(offered) ? offered : example_filter);
  }
  return std::get<Node>(std::move(operand));
}

}  // namespace

Result<Node> parse_filter(std::string_view filter) {
  const ByteRange all = byte_range(0, filter.size());
  if (filter.size() > QueryLimits{}.bytes) {
    return refuse_filter(all, "the filter is too long", example_filter);
  }
  if (!is_valid_utf8(filter))
    return refuse_filter(all, "the filter is not valid UTF-8", example_filter);
  const auto parts = split(filter);
  if (!parts) {
    return refuse_filter(all, "a filter is written field=value or field!=value", example_filter);
  }
  const Field* field = find_field(ascii_lower(parts->name));
  if (field == nullptr || field->kind == FieldKind::text) {
    return refuse_field(*parts, byte_range(0, parts->name.size()));
  }
  auto node = make_node(filter, *parts, *field);
  if (!node) return std::move(node).error();
  node->where = all;
  if (!parts->excludes) return node;
  Node negation;
  negation.kind = NodeKind::negation;
  negation.where = all;
  negation.children.push_back(*std::move(node));
  return negation;
}

}  // namespace pressmark
