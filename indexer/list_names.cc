// SPDX-License-Identifier: GPL-2.0-or-later
//
// Canonical names as facets show them, each with its spellings.
#include "indexer/list_names.h"

#include <algorithm>
#include <span>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/escape.h"
#include "base/json_writer.h"
#include "indexer/naming_articles.h"
#include "indexer/summary.h"

namespace pressmark {

namespace {

ListedName make_listed_name(const ArchiveReader& archive, EntityType type, std::string_view shown,
                            std::span<const NameMember> members) {
  ListedName name{type, std::string{shown}, {}, naming_articles(archive, members).size()};
  for (const NameMember& member : members) {
    const auto& table = archive.segments()[member.segment].columns().names;
    const std::string_view spelling = table[member.ordinal].spelling;
    if (spelling != shown) name.aliases.emplace_back(spelling);
  }
  std::sort(name.aliases.begin(), name.aliases.end());
  name.aliases.erase(std::unique(name.aliases.begin(), name.aliases.end()), name.aliases.end());
  return name;
}

std::size_t count_more(const std::vector<ListedName>& names, std::size_t limit) {
  return names.size() > limit ? names.size() - limit : 0;
}

}  // namespace

std::vector<ListedName> list_names(const ArchiveReader& archive) {
  const CanonicalMap& map = archive.canonical_map();
  std::vector<ListedName> names;
  for (const EntityType type : entity_types) {
    const CanonicalRange range = map.of_type(type);
    for (CanonicalId id = range.begin; id < range.end; ++id) {
      if (archive.aliased_names().replaces(id)) continue;
      const NameMember shown = map.shown(id);
      const auto& table = archive.segments()[shown.segment].columns().names;
      names.push_back(
          make_listed_name(archive, type, table[shown.ordinal].spelling, map.members(id)));
    }
  }
  for (const AliasedName& name : archive.aliased_names().names())
    names.push_back(make_listed_name(archive, name.type, name.shown, name.members));
  std::erase_if(names, [](const ListedName& name) { return name.articles == 0; });
  std::sort(names.begin(), names.end(), [](const ListedName& a, const ListedName& b) {
    return std::tie(b.articles, a.type, a.name) < std::tie(a.articles, b.type, b.name);
  });
  return names;
}

std::string describe_name_list(const std::vector<ListedName>& names, std::size_t limit) {
  if (names.empty()) return "no names\n";
  std::string text = "type    articles  name\n";
  for (std::size_t i = 0; i < std::min(limit, names.size()); ++i) {
    const ListedName& name = names[i];
    text += fmt::format("{:<6}  {:>8}  {}", to_string(name.type), format_count(name.articles),
                        escape_for_terminal_line(name.name));
    if (!name.aliases.empty()) {
      text += escape_for_terminal_line(fmt::format(" (also {})", fmt::join(name.aliases, ", ")));
    }
    text += '\n';
  }
  const std::size_t more = count_more(names, limit);
  if (more > 0) text += fmt::format("{} more: --top shows them\n", format_count(more));
  return text;
}

std::string name_list_to_json(const std::vector<ListedName>& names, std::size_t limit,
                              std::string_view archive) {
  JsonWriter json;
  json.begin_object().key("schema").value(1).key("archive").value(archive);
  json.key("names").begin_array();
  for (std::size_t i = 0; i < std::min(limit, names.size()); ++i) {
    const ListedName& name = names[i];
    json.begin_object().key("type").value(to_string(name.type)).key("name").value(name.name);
    json.key("aliases").texts(name.aliases).key("articles").value(name.articles).end_object();
  }
  json.end_array().key("more_names").value(count_more(names, limit)).end_object();
  return json.take() + '\n';
}

}  // namespace pressmark
