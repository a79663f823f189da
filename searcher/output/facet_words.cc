// SPDX-License-Identifier: GPL-2.0-or-later
//
// How values of facets are put for people.
#include "searcher/output/facet_words.h"

#include <algorithm>

#include <fmt/format.h>

#include "schema/fields.h"

namespace pressmark {

namespace {

constexpr std::size_t shown_aliases = 3;

std::string small_letters(std::string_view text) {
  std::string small{text};
  for (char& c : small)
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  return small;
}

}  // namespace

std::string_view name_of_none(std::string_view field) {
  const Field* known = find_field(field);
  if (known != nullptr && known->kind == FieldKind::period) return "undated";
  if (known != nullptr && known->kind == FieldKind::keyword) return "unknown";
  return "none";
}

std::vector<std::string> telling_aliases(std::string_view shown,
                                         const std::vector<std::string>& aliases) {
  std::vector<std::string> others = aliases;
  std::erase_if(others, [known = small_letters(shown)](const std::string& alias) {
    return small_letters(alias) == known;
  });
  return others;
}

std::string also_text(std::string_view shown, const std::vector<std::string>& aliases) {
  const std::vector<std::string> others = telling_aliases(shown, aliases);
  if (others.empty()) return {};
  std::string text;
  const std::size_t named = std::min(others.size(), shown_aliases);
  for (std::size_t i = 0; i < named; ++i)
    text += (i == 0 ? " (also " : ", ") + others[i];
  if (others.size() > named) text += fmt::format(" and {} more", others.size() - named);
  return text + ')';
}

}  // namespace pressmark
