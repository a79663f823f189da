// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where an article lies in an archive, at one moment: a merge moves it.
#pragma once

#include <compare>
#include <cstdint>

#include "archive/columns.h"

namespace pressmark {

struct ArticlePlace {
  std::uint32_t segment = 0;  ///< In the manifest's order, from 0.
  DocumentId document = 0;

  friend auto operator<=>(const ArticlePlace&, const ArticlePlace&) = default;
};

}  // namespace pressmark
