// SPDX-License-Identifier: GPL-2.0-or-later
//
// What may be asked of an article beside its words, names and date: `has:title`, `is:duplicate`,
// `words:>=300`, `copies:>=5`, `date.by:explicit`, `id:a-17`, `path:2017/05`. None of it scores.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/byte_range.h"
#include "schema/date.h"
#include "searcher/query/refusal.h"

namespace pressmark {

/// The name before the colon.
enum class PropertyName : std::uint8_t {
  has,
  is,
  words,
  copies,
  date_by,
  id,
  family,
  path,
  file,
  url,
};

std::string_view to_string(PropertyName name);
/// `name` in lower case; nothing if it is none.
std::optional<PropertyName> find_property(std::string_view name);
/// A query that uses it.
std::string_view example_of(PropertyName name);
/// True if its values are numbers, so that `words>300` is meant.
constexpr bool takes_numbers(std::optional<PropertyName> name) {
  return name == PropertyName::words || name == PropertyName::copies;
}

/// True if what it is about stands in the stored articles alone, in no column.
constexpr bool reads_articles(PropertyName name) {
  return name == PropertyName::path || name == PropertyName::file || name == PropertyName::url;
}

/// True if its values are texts that may be asked for by a pattern or regular expression.
constexpr bool takes_patterns(PropertyName name) {
  return name == PropertyName::id || reads_articles(name);
}

/// How a value is compared with the one that was typed.
enum class ValueMatch : std::uint8_t {
  whole,    ///< The same; of path and url, also some of its parts in a row.
  pattern,  ///< All of it, * and ? being wildcards; case and accents do not count.
  regex,    ///< All of it, as the regular expression says.
};

/// What an article may have or lack.
enum class Possession : std::uint8_t {
  title,
  body,
  date,
  source,
  language,
  section,
  byline,
  dateline,
  topic,
  caption,
  person,
  org,
  place
};

/// One property and the value it must have.
struct Property {
  PropertyName name = PropertyName::has;
  Possession possession = Possession::title;  ///< Of has.
  DateBy date_by = DateBy::none;              ///< Of date_by.
  std::uint32_t least = 0;                    ///< Of words and copies; both bounds are included.
  std::uint32_t most = std::numeric_limits<std::uint32_t>::max();
  std::string text = {};                 ///< Of id, family, path, file and url: as typed.
  ValueMatch match = ValueMatch::whole;  ///< Of id, path, file and url.

  friend bool operator==(const Property&, const Property&) = default;
};

/// "has:title", "words:300..": reads back as the same property.
std::string describe_property(const Property& property);

/// The property, or why the value does not fit its name. A property named `is` is is:duplicate;
/// `is:undated` and `is:inferred` are has:date and date.by, the first of them negated.
struct ReadProperty {
  Property property;
  bool is_negated = false;
};
struct PropertyValue {
  std::string_view text;
  ByteRange where;
  ValueMatch match = ValueMatch::whole;
};
std::variant<ReadProperty, Refusal> read_property(PropertyName name, const PropertyValue& value);

}  // namespace pressmark
