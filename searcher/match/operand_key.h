// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which operands of a query are the same: what is asked twice is looked up once.
#pragma once

#include <string>

#include "searcher/query/plan.h"

namespace pressmark {

/// Equal for words, or names, that have the same places in every article: all that they say but
/// for their weight and their place in the query.
std::string operand_key(const Plan& operand);

}  // namespace pressmark
