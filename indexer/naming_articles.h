// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which articles print a name, whatever spelling of it.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "archive/archive.h"

namespace pressmark {

/// Live articles by segment and document, ascending, each once.
using NamingArticles = std::vector<std::pair<std::uint32_t, DocumentId>>;

/// Those that have one of the spellings. Throws DamagedArchive.
NamingArticles naming_articles(const ArchiveReader& archive, std::span<const NameMember> spellings);

}  // namespace pressmark
