// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where the model of names is looked for: it is a file of its own, because its licence differs from
// the program's.
#pragma once

#include <filesystem>

#include "base/result.h"

namespace pressmark::entities {

/// What the file is called wherever it lies.
inline constexpr const char* model_file_name = "entities.model";

/// In this order: the file that the environment variable PRESSMARK_MODEL names, and no other if it
/// is set; the file beside the program; share/pressmark/ beside the program's folder. Fails with io
/// if there is none, and names the places.
Result<std::filesystem::path> find_model();

/// The same for a program in `folder`, with `named` for PRESSMARK_MODEL (nullptr: not set).
Result<std::filesystem::path> find_model(const char* named, const std::filesystem::path& folder);

}  // namespace pressmark::entities
