// SPDX-License-Identifier: GPL-2.0-or-later
//
// Offers keep what was typed, mend every fault, and end in an example where nothing is left.
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "searcher/query/parse_tree.h"

namespace pressmark {
namespace {

std::string offer_for(std::string_view query) {
  const auto reading = parse_tree(query, {});
  const Refusal* refusal = std::get_if<Refusal>(&reading);
  return refusal == nullptr ? "none" : offer(query, *refusal, {});
}

TEST(Offer, MendsEveryFault) {
  const std::pair<std::string_view, std::string_view> rows[]{
      {"Syria", "none"},
      {"lavrov NEAR/x syria", "try: lavrov NEAR/10 syria"},
      {"(a* OR b~2) AND", "try: (a OR b)"},
      {"AND AND a OR OR b OR", "try: a OR b"},
      {"((\"a b", "try: ((\"a b\"))"},
      {"persn:a soruce:b tilte:c", "try: person:a source:b title:c"},
      {"*", "try: tillerson AND lavrov"},
      {"() ()", "try: tillerson AND lavrov"},
  };
  for (const auto& [query, offered] : rows)
    EXPECT_EQ(offer_for(query), offered) << query;
}

TEST(Offer, FallsBackOnPlainWords) {
  std::string query;
  for (int i = 0; i < 100; ++i)
    query += "word" + std::to_string(i) + "^ ";
  EXPECT_EQ(offer_for(query), "try: word0 word1 word2 word3 word4 word5 word6 word7");
}

}  // namespace
}  // namespace pressmark
