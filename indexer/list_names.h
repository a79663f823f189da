// SPDX-License-Identifier: GPL-2.0-or-later
//
// The people, organisations and places of an archive, with their spellings: what aliases.txt is
// about.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "schema/entity.h"

namespace pressmark {

struct ListedName {
  EntityType type = EntityType::person;
  std::string name;                  ///< As facets show it.
  std::vector<std::string> aliases;  ///< Its other spellings, sorted.
  std::uint64_t articles = 0;        ///< Live ones that print it; at least one.
};

/// By falling number of articles, then by type and name. aliases.txt has its say if it was read.
/// Throws DamagedArchive.
std::vector<ListedName> list_names(const ArchiveReader& archive);

/// The first `limit` of them.
std::string describe_name_list(const std::vector<ListedName>& names, std::size_t limit);
/// One object on one line, ended.
std::string name_list_to_json(const std::vector<ListedName>& names, std::size_t limit,
                              std::string_view archive);

}  // namespace pressmark
