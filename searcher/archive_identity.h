// SPDX-License-Identifier: GPL-2.0-or-later
//
// From what an answer was made: printed with it, so that it can be made again.
#pragma once

#include <cstdint>
#include <string>

namespace pressmark {

struct ArchiveIdentity {
  std::string fingerprint;  ///< Of the articles.
  std::string analysis;     ///< What made words and names of them.
  std::string aliases;      ///< Fingerprint of aliases.txt; empty: there is none.
  std::uint64_t articles = 0;
};

}  // namespace pressmark
