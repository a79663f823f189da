// SPDX-License-Identifier: GPL-2.0-or-later
//
// A phrase has as many patterns as words with wildcards.
#include "searcher/query/costly_parts.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/characters.h"
#include "searcher/query/word_rules.h"

namespace pressmark {
namespace {

std::uint32_t patterns_in(const Node& node) {
  if (node.is_regex || node.edits > 0) return 1;
  if (node.kind == NodeKind::property) return node.property.match == ValueMatch::whole ? 0 : 1;
  if (!node.has_wildcards) return 0;
  const std::vector<ByteRange> words = spaced_words(node.text);
  const auto patterns = std::ranges::count_if(words, [&](const ByteRange word) {
    return find_wildcard(std::string_view{node.text}.substr(word.begin, word.size())).has_value();
  });
  return std::max(static_cast<std::uint32_t>(patterns), 1U);
}

bool has_regex(const Node& node) {
  return node.is_regex ||
         (node.kind == NodeKind::property && node.property.match == ValueMatch::regex);
}

Refusal refuse_one_more(const Node& node, std::uint32_t most, const std::string& what) {
  return {node.where,
          "a query may have " + std::to_string(most) + " " + what + "; this is one more",
          std::nullopt};
}

}  // namespace

std::optional<Refusal> CostlyParts::add(const Node& node, const QueryLimits& limits) {
  patterns_ += patterns_in(node);
  if (patterns_ > limits.patterns) {
    return refuse_one_more(node, limits.patterns, "words with wildcards, ~ or slashes");
  }
  regexes_ += has_regex(node) ? 1U : 0U;
  if (regexes_ > limits.regexes) {
    return refuse_one_more(node, limits.regexes, "regular expressions");
  }
  const bool reads = node.kind == NodeKind::property && reads_articles(node.property.name);
  addresses_ += reads ? 1U : 0U;
  if (addresses_ > limits.addresses) {
    return refuse_one_more(node, limits.addresses, "values of path:, dir:, file: and url:");
  }
  for (const Node& child : node.children) {
    if (auto refusal = add(child, limits)) return refusal;
  }
  return std::nullopt;
}

}  // namespace pressmark
