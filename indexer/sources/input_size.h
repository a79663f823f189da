// SPDX-License-Identifier: GPL-2.0-or-later
//
// How much there is to read, before it is read: so that progress can tell the time left.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pressmark {

/// Bytes of the files that open_articles() would read from these paths, as far as one may look;
/// nothing if a path is standard input, a pipe or the like, whose end nobody knows. An estimate:
/// files may change, and be found to hold no articles.
std::optional<std::uint64_t> input_bytes(const std::vector<std::string>& paths);

}  // namespace pressmark
