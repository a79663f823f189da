// SPDX-License-Identifier: GPL-2.0-or-later
//
// Several archives, open for reading as if their articles were in one: one set of segments, names
// and copies of all. Nothing is written to disk.
#pragma once

#include <filesystem>
#include <span>

#include "archive/archive.h"
#include "base/result.h"
#include "schema/name_rules.h"

namespace pressmark {

/// Opens each as ArchiveReader::open() does. Which spellings are one name, and which articles are
/// copies, is worked out anew for the names and articles of all but the first, so the largest
/// should come first. Fails with archive if they were analysed in different ways, and with
/// invalid_argument if two hold an article of the same id, as no archive does. Throws
/// DamagedArchive. Requires a path; of one, it is ArchiveReader::open().
Result<ArchiveReader> open_as_one(std::span<const std::filesystem::path> paths, VerifyLevel verify,
                                  const NameRules& rules);

}  // namespace pressmark
