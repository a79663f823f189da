// SPDX-License-Identifier: GPL-2.0-or-later
//
// aliases.txt: what the user says about the names of an archive.
//
//   # a line that says nothing
//   merge person "Sergei Lavrov" "Sergej Lawrow"    are one, shown as the first
//   split person "Jo Berg" "J. Berg"                are not who they were taken for, but one
//   retype person "Sputnik" org                     is an organisation
//   hide person "Getty Images"                      is no name
//
// Docs: docs/entities.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "schema/entity.h"

namespace pressmark {

/// Its name in the archive's folder.
inline constexpr std::string_view alias_file_name = "aliases.txt";

enum class AliasVerb : std::uint8_t { merge, split, retype, hide };

struct AliasRule {
  std::uint32_t line = 0;  ///< From 1.
  AliasVerb verb = AliasVerb::merge;
  EntityType type = EntityType::person;
  std::vector<std::string> names;            ///< As articles print them; distinct; two to merge.
  EntityType new_type = EntityType::person;  ///< Of retype; another one.
};

/// In the order of the lines. Fails with invalid_argument at the first line that is not understood;
/// `path` stands in the message.
Result<std::vector<AliasRule>> parse_aliases(std::string_view text, const std::string& path);

struct AliasFile {
  std::vector<AliasRule> rules;
  std::string fingerprint;  ///< Changes with any byte; empty: there is no file.
};

/// That of an archive. Fails as parse_aliases() does, and with io if it cannot be read.
Result<AliasFile> read_aliases(const std::filesystem::path& archive);

/// The name in quotes, as a line has it.
std::string quote_name(std::string_view name);

/// The rule as a line, without its end.
std::string alias_line(const AliasRule& rule);

}  // namespace pressmark
