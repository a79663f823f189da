// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where an article prints the names that its record brings along.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/analyzer.h"
#include "schema/entity.h"

namespace pressmark {

/// One place where a tagged name is printed as it is spelled.
struct TaggedPlace {
  ByteRange range;
  std::size_t name = 0;  ///< Index into the names.
};

/// The places in text order, not overlapping; where several names begin together the longest is
/// taken. A name begins where a token does and does not end inside one, but for a possessive 's.
/// Time grows with the length of the text, not with the number of names.
std::vector<TaggedPlace> find_tagged_names(std::string_view text, std::span<const Token> tokens,
                                           std::span<const NamedEntity> names);

}  // namespace pressmark
