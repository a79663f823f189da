// SPDX-License-Identifier: GPL-2.0-or-later
//
// HTML as browsers would more or less understand it, as a tree.
#pragma once

#include <string_view>

#include "base/result.h"
#include "indexer/sources/markup_tree.h"

namespace pressmark {

/// `html` is valid UTF-8, whatever it declares. No markup is wrong enough to be refused. Fails with
/// limit if there are more elements, or more within each other, than `limits` allows. Nothing
/// outside of the text is ever looked at.
Result<MarkupTree> parse_html_tree(std::string_view html, const MarkupLimits& limits = {});

}  // namespace pressmark
