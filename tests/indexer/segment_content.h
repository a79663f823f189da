// SPDX-License-Identifier: GPL-2.0-or-later
//
// Everything that a search can see of a segment, as text: two segments with the same content are
// one to the searcher, whatever their databases are called and however their blocks lie.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "indexer/pipeline.h"

namespace pressmark {

/// By part: each column file (the database's UUID and the checksum over it blanked), "articles",
/// "postings", "values".
std::map<std::string, std::string> segment_content(const std::filesystem::path& folder);

/// segment_content() of an archive's only segment.
std::map<std::string, std::string> archive_content(const std::filesystem::path& archive);

/// Where two contents differ, part by part: "" or "word_order (71 bytes, expected 70; at 64)".
std::string difference(const std::map<std::string, std::string>& actual,
                       const std::map<std::string, std::string>& expected);

/// Options for a build of `input` (a file or folder) into `archive`.
BuildOptions build_options(const std::filesystem::path& input,
                           const std::filesystem::path& archive);

}  // namespace pressmark
