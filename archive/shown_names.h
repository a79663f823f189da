// SPDX-License-Identifier: GPL-2.0-or-later
//
// The people, organisations and places of one article, as facets show them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "schema/entity.h"

namespace pressmark {

/// Each name once, in byte order; aliases.txt has its say if it was read. The views live as long as
/// the archive. Throws DamagedArchive.
std::vector<std::string_view> shown_names(const ArchiveReader& archive, std::size_t segment,
                                          DocumentId document, EntityType type);

}  // namespace pressmark
