// SPDX-License-Identifier: GPL-2.0-or-later
//
// CURRENT: one line that names the manifest and vouches for it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "archive/manifest.h"
#include "base/result.h"

namespace pressmark {

struct CurrentFile {
  std::string manifest;  ///< "MANIFEST-000042.json"
  std::uint64_t number = 0;
  std::uint64_t checksum = 0;  ///< XXH3-64 of the manifest's bytes.

  friend bool operator==(const CurrentFile&, const CurrentFile&) = default;
};

inline constexpr std::uint64_t max_manifest_bytes = std::uint64_t{1} << 30U;

/// The number in "MANIFEST-000042.json"; nothing for any other name.
std::optional<std::uint64_t> parse_manifest_file_name(std::string_view name);

/// The line, newline included, for a manifest with these bytes.
std::string current_file_text(const std::string& manifest, std::string_view json);

/// Fails with archive if there is none (there is no archive) or it is not as it must be.
Result<CurrentFile> read_current_file(const std::filesystem::path& archive);

/// Parses the manifest that CURRENT names. Fails with archive if its checksum differs.
Result<Manifest> parse_current_manifest(const std::filesystem::path& archive,
                                        const CurrentFile& current, std::string_view json);

}  // namespace pressmark
