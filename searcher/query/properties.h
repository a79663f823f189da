// SPDX-License-Identifier: GPL-2.0-or-later
//
// What may be asked of an article beside its words, names and date: `has:title`, `is:duplicate`,
// `words:>=300`, `copies:>=5`, `date.by:explicit`, `id:a-17`. None of it scores.
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
enum class PropertyName : std::uint8_t { has, is, words, copies, date_by, id, family };

std::string_view to_string(PropertyName name);
/// `name` in lower case; nothing if it is none.
std::optional<PropertyName> find_property(std::string_view name);
/// A query that uses it.
std::string_view example_of(PropertyName name);
/// True if its values are numbers, so that `words>300` is meant.
constexpr bool takes_numbers(std::optional<PropertyName> name) {
  return name == PropertyName::words || name == PropertyName::copies;
}

/// What an article may have or lack.
enum class Possession : std::uint8_t { title, body, date, source, language, person, org, place };

/// One property and the value it must have.
struct Property {
  PropertyName name = PropertyName::has;
  Possession possession = Possession::title;  ///< Of has.
  DateBy date_by = DateBy::none;              ///< Of date_by.
  std::uint32_t least = 0;                    ///< Of words and copies; both bounds are included.
  std::uint32_t most = std::numeric_limits<std::uint32_t>::max();
  std::string id = {};  ///< Of id and family: the whole of an article's.

  friend bool operator==(const Property&, const Property&) = default;
};

/// "has:title", "words:300..": reads back as the same property.
std::string describe_property(const Property& property);

/// The property, or why the value does not fit its name. A property named `is` is is:duplicate;
/// `is:undated` and `is:inferred` are has:date and date.by, the first of them negated. `where` is
/// the value's.
struct ReadProperty {
  Property property;
  bool is_negated = false;
};
std::variant<ReadProperty, Refusal> read_property(PropertyName name, std::string_view value,
                                                  ByteRange where);

}  // namespace pressmark
