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

/// Why a word in upper case that is an operator elsewhere, XOR, cannot run, and what runs instead
/// of it. Nothing for other words.
struct UnsupportedSyntax {
  std::string message;
  std::string replacement;
};
std::optional<UnsupportedSyntax> find_unsupported_operator(std::string_view word);

/// The field, synonym or date bound that `name` is a likely misspelling of; empty if there is none.
std::string_view closest_field_name(std::string_view name);

}  // namespace pressmark
