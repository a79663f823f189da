// SPDX-License-Identifier: GPL-2.0-or-later
//
// The files below publish/: what depends on all live articles, written anew with each manifest.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

#include "archive/column_file.h"
#include "archive/integrity.h"
#include "base/result.h"

namespace pressmark {

/// Has `write` make publish/<number>/<kind>, whose path it is given, makes that durable and
/// describes it for manifest `number`.
Result<FileEntry> publish_file(const std::filesystem::path& archive, std::uint64_t number,
                               ColumnKind kind,
                               const std::function<Status(const std::filesystem::path&)>& write);

}  // namespace pressmark
