// SPDX-License-Identifier: GPL-2.0-or-later
//
// Whether a receipt still holds, for people and for programs.
#pragma once

#include <string>

#include "searcher/output/output.h"
#include "searcher/verify_receipt.h"

namespace pressmark {

/// text or json. Text names no more than ten articles of a kind; JSON names all.
std::string format_verification(OutputFormat format, const Receipt& receipt,
                                const Verification& verification, const OutputOptions& options);

}  // namespace pressmark
