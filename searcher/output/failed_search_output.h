// SPDX-License-Identifier: GPL-2.0-or-later
//
// Why a search found nothing, for people and for programs.
#pragma once

#include <string>

#include "base/json_writer.h"
#include "searcher/failed_search.h"
#include "searcher/output/output.h"

namespace pressmark {

/// Some lines, of which there is one at least only where something is known. Ends with a newline.
std::string format_failed_search(const FailedSearch& failed, std::uint64_t archive_articles,
                                 const OutputOptions& options);

/// An object, or null for none: the value of "help".
void write_failed_search(JsonWriter& json, const FailedSearch* failed);

}  // namespace pressmark
