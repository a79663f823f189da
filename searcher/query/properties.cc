// SPDX-License-Identifier: GPL-2.0-or-later
//
// Values of properties, one function for each name.
#include "searcher/query/properties.h"

#include <algorithm>
#include <array>
#include <utility>

#include "searcher/query/characters.h"
#include "searcher/query/word_rules.h"

namespace pressmark {
namespace {

using Read = std::variant<ReadProperty, Refusal>;

struct NamedProperty {
  PropertyName property;
  std::string_view name;
  std::string_view example;
};
constexpr std::array property_names{
    NamedProperty{PropertyName::has, "has", "has:title"},
    NamedProperty{PropertyName::is, "is", "is:undated"},
    NamedProperty{PropertyName::words, "words", "words:300.."},
    NamedProperty{PropertyName::copies, "copies", "copies:>=5"},
    NamedProperty{PropertyName::date_by, "date.by", "date.by:explicit"},
    NamedProperty{PropertyName::id, "id", "id:a-17"},
    NamedProperty{PropertyName::family, "family", "family:a-17"},
    NamedProperty{PropertyName::path, "path", "path:2017/05"},
    NamedProperty{PropertyName::path, "dir", "dir:2017/05"},
    NamedProperty{PropertyName::file, "file", "file:bonn.txt"},
    NamedProperty{PropertyName::url, "url", "url:example.org"}};

constexpr std::array<std::string_view, 13> possessions{
    "title",    "body",  "date",    "source", "language", "section", "byline",
    "dateline", "topic", "caption", "person", "org",      "place"};

constexpr std::array date_sources{DateBy::explicit_, DateBy::metadata, DateBy::dateline,
                                  DateBy::url,       DateBy::inferred, DateBy::none};

// What stands behind the colon in the example.
std::string_view example_value(PropertyName name) {
  return example_of(name).substr(to_string(name).size() + 1);
}

Refusal refuse_value(ByteRange where, std::string message, std::string replacement) {
  return {where, std::move(message), QueryEdit{where, std::move(replacement)}};
}

Read read_has(std::string_view value, ByteRange where) {
  const std::string lower = ascii_lower(value);
  for (std::size_t i = 0; i < possessions.size(); ++i) {
    if (possessions[i] != lower) continue;
    return ReadProperty{{.name = PropertyName::has, .possession = static_cast<Possession>(i)},
                        false};
  }
  return refuse_value(where,
                      "has: takes title, body, date, source, language, section, byline, dateline, "
                      "topic, caption, person, org or place",
                      "title");
}

Read read_is(std::string_view value, ByteRange where) {
  const std::string lower = ascii_lower(value);
  if (lower == "undated") {
    return ReadProperty{{.name = PropertyName::has, .possession = Possession::date}, true};
  }
  if (lower == "inferred") {
    return ReadProperty{{.name = PropertyName::date_by, .date_by = DateBy::inferred}, false};
  }
  if (lower == "duplicate") return ReadProperty{{.name = PropertyName::is}, false};
  return refuse_value(where, "is: takes undated, inferred or duplicate", "undated");
}

Read read_date_by(std::string_view value, ByteRange where) {
  const std::string lower = ascii_lower(value);
  for (const DateBy by : date_sources) {
    if (to_string(by) != lower) continue;
    return ReadProperty{{.name = PropertyName::date_by, .date_by = by}, false};
  }
  return refuse_value(where, "date.by: takes explicit, metadata, dateline, url, inferred or none",
                      "explicit");
}

// 300, 100..500, 300.., ..300, >=300, >300, <=300, <300, [100 TO 500], {100 TO 500}
class NumberRange {
 public:
  explicit NumberRange(std::string_view text) : text_(text) {}

  std::optional<Property> read(PropertyName name) {
    Property property{.name = name};
    if (!read_bounds(property) || property.least > property.most) return std::nullopt;
    return property;
  }

 private:
  static constexpr std::uint32_t highest = 1'000'000'000;

  static std::optional<std::uint32_t> number(std::string_view digits) {
    return read_number(digits, 0, highest);
  }

  static bool set_least(Property& property, std::string_view digits, std::uint32_t more) {
    if (digits.empty() || digits == "*") return true;
    const auto value = number(digits);
    if (value) property.least = *value + more;
    return value.has_value();
  }

  static bool set_most(Property& property, std::string_view digits, std::uint32_t less) {
    if (digits.empty() || digits == "*") return true;
    const auto value = number(digits);
    if (!value || *value < less) return false;
    property.most = *value - less;
    return true;
  }

  bool read_bounds(Property& property) const {
    if (text_.starts_with('[') || text_.starts_with('{')) return read_brackets(property);
    if (text_.starts_with('>') || text_.starts_with('<')) {
      const bool includes = text_.substr(1).starts_with('=');
      const std::string_view digits = text_.substr(includes ? 2 : 1);
      if (digits.empty()) return false;
      return text_.front() == '>' ? set_least(property, digits, includes ? 0 : 1)
                                  : set_most(property, digits, includes ? 0 : 1);
    }
    const std::size_t dots = text_.find("..");
    if (dots == std::string_view::npos) {
      return number(text_) && set_least(property, text_, 0) && set_most(property, text_, 0);
    }
    return text_.size() > 2 && set_least(property, text_.substr(0, dots), 0) &&
           set_most(property, text_.substr(dots + 2), 0);
  }

  bool read_brackets(Property& property) const {
    const std::size_t to = text_.find(" TO ");
    const bool is_closed = text_.ends_with(']') || text_.ends_with('}');
    if (to == std::string_view::npos || !is_closed) return false;
    return set_least(property, text_.substr(1, to - 1), text_.front() == '{' ? 1 : 0) &&
           set_most(property, text_.substr(to + 4, text_.size() - to - 5),
                    text_.back() == '}' ? 1 : 0);
  }

  std::string_view text_;
};

Read read_range(PropertyName name, std::string_view value, ByteRange where) {
  if (const auto property = NumberRange{value}.read(name)) return ReadProperty{*property, false};
  return refuse_value(
      where,
      std::string{to_string(name)} + ": takes a number or a range of them (300, 100..500, >=300)",
      name == PropertyName::copies ? "2.." : "300..");
}

}  // namespace

std::string_view to_string(PropertyName name) {
  for (const NamedProperty& known : property_names) {
    if (known.property == name) return known.name;
  }
  return "";  // not reached: every name is in the table
}

std::optional<PropertyName> find_property(std::string_view name) {
  for (const NamedProperty& known : property_names) {
    if (known.name == name) return known.property;
  }
  return std::nullopt;
}

std::string_view example_of(PropertyName name) {
  for (const NamedProperty& known : property_names) {
    if (known.property == name) return known.example;
  }
  return "";  // not reached: every name is in the table
}

std::string describe_property(const Property& property) {
  const std::string prefix = std::string{to_string(property.name)} + ":";
  const std::uint32_t unbounded = Property{}.most;
  switch (property.name) {
    case PropertyName::has:
      return prefix + std::string{possessions[static_cast<std::size_t>(property.possession)]};
    case PropertyName::date_by:
      return prefix + std::string{to_string(property.date_by)};
    case PropertyName::words:
    case PropertyName::copies: {
      if (property.least == property.most) return prefix + std::to_string(property.least);
      std::string text = prefix;
      if (property.least > 0 || property.most == unbounded) text += std::to_string(property.least);
      text += "..";
      return property.most == unbounded ? text : text + std::to_string(property.most);
    }
    case PropertyName::id:
    case PropertyName::family:
    case PropertyName::path:
    case PropertyName::file:
    case PropertyName::url:
      if (property.match == ValueMatch::pattern) return prefix + property.text;
      if (property.match == ValueMatch::regex) return prefix + "/" + property.text + "/";
      return prefix + quotation(property.text).value_or("\"" + property.text + "\"");
    case PropertyName::is:
      return prefix + "duplicate";
  }
  return "";  // not reached: every name is named above
}

std::variant<ReadProperty, Refusal> read_property(PropertyName name, const PropertyValue& typed) {
  const std::string_view value = typed.text;
  const ByteRange where = typed.where;
  if (typed.match == ValueMatch::regex && !takes_patterns(name)) {
    return refuse_value(where, std::string{to_string(name)} + ": takes no regular expression",
                        std::string{example_value(name)});
  }
  switch (name) {
    case PropertyName::has:
      return read_has(value, where);
    case PropertyName::is:
      return read_is(value, where);
    case PropertyName::words:
    case PropertyName::copies:
      return read_range(name, value, where);
    case PropertyName::date_by:
      return read_date_by(value, where);
    case PropertyName::id:
    case PropertyName::family:
    case PropertyName::path:
    case PropertyName::file:
    case PropertyName::url:
      return ReadProperty{{.name = name, .text = std::string{value}, .match = typed.match}, false};
  }
  return refuse_value(where, "", "");  // not reached: every name is named above
}

}  // namespace pressmark
