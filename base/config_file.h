// SPDX-License-Identifier: GPL-2.0-or-later
//
// A config file: the options that somebody always wants, in TOML, a table for each program.
//
//   [searcher]
//   archive = "/srv/news.pressmark"
//   limit = 20
//   facets = ["person", "place", "month"]
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace pressmark {

/// A key of the table and its value, as an option of the command line would have it: a list is
/// joined by commas, but for `archive`, which has a value for each.
struct ConfigEntry {
  std::string key;
  std::vector<std::string> values;
  std::uint32_t line = 0;
};

/// The entries of [table], which is searcher or indexer, in the order of their lines; the keys of
/// the other program are its own business. Fails with invalid_argument, naming `path` and the line,
/// for what is no TOML, for tables of no program, and for values that no option has.
Result<std::vector<ConfigEntry>> parse_config(std::string_view toml, const std::string& path,
                                              std::string_view table);

}  // namespace pressmark
