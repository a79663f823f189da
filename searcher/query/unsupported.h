// SPDX-License-Identifier: GPL-2.0-or-later
//
// What people type that this version does not run, and names they may have meant: the reasons and
// offers of refusals, in one place.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schema/fields.h"

namespace pressmark {

/// Days a query may bound from one side: `after:2017-05` and `since:` give the first day, `before:`
/// and `until:` the last. Both days are included.
enum class DateBound : unsigned char { first, last };
std::optional<DateBound> find_date_bound(std::string_view name);

/// `lead:` asks for what LEAD() does.
inline constexpr std::string_view lead_name = "lead";

/// A query that uses the field or date bound that was typed; `after:2017`.
std::string example_of(const Field* field, std::optional<DateBound> bound);

/// Why `name:value` cannot run though other versions of the language have it ("`byline:` is not in
/// this version"), and what runs instead of the whole of it (perhaps nothing); `value` is what
/// follows the colon, up to a space. Nothing for names the language does not know.
struct UnsupportedSyntax {
  std::string message;
  std::string replacement;
};
std::optional<UnsupportedSyntax> find_unsupported_field(std::string_view name,
                                                        std::string_view value);

/// The same for words in upper case that are operators elsewhere: XOR.
std::optional<UnsupportedSyntax> find_unsupported_operator(std::string_view word);

/// The field, synonym or date bound that `name` is a likely misspelling of; empty if there is none.
std::string_view closest_field_name(std::string_view name);

}  // namespace pressmark
