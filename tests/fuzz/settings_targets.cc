// SPDX-License-Identifier: GPL-2.0-or-later
//
// Files that people write: what is understood is written out as it was, what is not is refused with
// its line.

#include <string>
#include <vector>

#include "archive/alias_file.h"
#include "base/config_file.h"
#include "base/utf8.h"
#include "indexer/sources/clean_text.h"
#include "indexer/sources/furniture.h"
#include "tests/fuzz/targets.h"

namespace pressmark {
namespace {

void check_settings_refusal(const Error& error) {
  require(error.kind == ErrorKind::invalid_argument, "settings are refused as invalid_argument");
  require(error.message.starts_with("f:"), "a refusal names the file and the line");
}

}  // namespace

void fuzz_aliases(std::string_view input) {
  const Result<std::vector<AliasRule>> rules = parse_aliases(input, "f");
  if (!rules) return check_settings_refusal(rules.error());
  std::string written;
  for (const AliasRule& rule : *rules)
    written += alias_line(rule) + "\n";
  const Result<std::vector<AliasRule>> again = parse_aliases(written, "f");
  require(again.has_value() && again->size() == rules->size(), "rules read back");
  for (std::size_t i = 0; i < rules->size(); ++i) {
    require(alias_line((*again)[i]) == alias_line((*rules)[i]), "a rule is written as it was read");
    require((*again)[i].names == (*rules)[i].names, "names are what they were");
  }
}

void fuzz_config(std::string_view input) {
  const Result<std::vector<ConfigEntry>> entries = parse_config(input, "f", "searcher");
  if (!entries) return check_settings_refusal(entries.error());
  for (const ConfigEntry& entry : *entries) {
    require(entry.line > 0, "an entry has a line");
    require(is_valid_utf8(entry.key), "a key is valid");
    for (const std::string& value : entry.values)
      require(is_valid_utf8(value), "a value is valid");
  }
}

void fuzz_furniture(std::string_view input) {
  constexpr std::string_view mark = "\n---\n";
  const std::size_t end = std::min(input.find(mark), input.size());
  const Result<Furniture> furniture = Furniture::parse(input.substr(0, end), "f");
  if (!furniture) return check_settings_refusal(furniture.error());
  Article article;
  const std::string_view text = input.substr(std::min(end + mark.size(), input.size()));
  const std::string body = arrange_paragraphs(repair_utf8(text).text);  // as readers give it
  article.source = "Harbour Post";
  article.body = body;
  furniture->remove_from(article);
  require(is_valid_utf8(article.body), "a body without furniture is valid");
  std::size_t bytes = article.body.size();
  for (const RemovedText& removed : article.removed) {
    require(!removed.text.empty(), "what is taken out is something");
    bytes += removed.text.size();
  }
  require(bytes <= body.size(), "nothing is added");
  require(!article.removed.empty() || article.body == body, "or the body is what it was");
}

}  // namespace pressmark
