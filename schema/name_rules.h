// SPDX-License-Identifier: GPL-2.0-or-later
//
// By which rules spellings become names: handed to what groups the names of an archive, which knows
// no language. analysis/entities/canonical_names.h has them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/entity.h"

namespace pressmark {

/// A spelling as some archive counts it.
struct SpellingCount {
  std::string_view spelling;
  std::uint64_t articles = 0;  ///< That print it.
};

struct NameRules {
  /// The key under which spellings of one name meet.
  std::string (*key)(EntityType type, std::string_view spelling) = nullptr;
  /// The index of the spelling that a name is shown by.
  std::size_t (*choose_display)(EntityType type, std::span<const SpellingCount> of) = nullptr;
  /// The words under which a spelling can be asked for, sorted.
  std::vector<std::string> (*words)(std::string_view spelling) = nullptr;
};

}  // namespace pressmark
