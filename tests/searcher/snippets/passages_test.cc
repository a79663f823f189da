// SPDX-License-Identifier: GPL-2.0-or-later
//
// Passages of short texts, printed with | between them; and what holds for random needs.

#include "searcher/snippets/passages.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

std::vector<ByteRange> find_words(std::string_view text) {
  std::vector<ByteRange> words;
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i <= text.size(); ++i) {
    const bool in_word = i < text.size() && std::isalnum(static_cast<unsigned char>(text[i])) != 0;
    if (in_word) continue;
    if (i > begin) words.push_back({begin, i});
    begin = i + 1;
  }
  return words;
}

Alternatives occurrences(std::string_view text, std::string_view word) {
  Alternatives found;
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    found.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())});
  }
  return found;
}

std::string print(std::string_view text, const std::vector<Passage>& passages) {
  std::string out;
  for (const Passage& passage : passages) {
    if (!out.empty()) out += " | ";
    if (passage.begins_cut) out += "~";
    out += text.substr(passage.range.begin, passage.range.size());
    if (passage.ends_cut) out += "~";
  }
  return out;
}

constexpr std::string_view text =
    "Rain fell in Bonn on Monday. The minister spoke of oil. Nobody asked him about the price of "
    "gas, which had risen for eleven weeks in a row and was, by Friday, higher than in any of the "
    "forty years since the harbour opened. Oil and gas were cheap then. He left on Tuesday.";

struct PassageExample {
  const char* what;
  std::vector<std::string_view> needs;
  std::uint32_t max_bytes;
  const char* expected;
};

TEST(PassageChooser, TakesSentencesOrCutsAtWords) {
  const std::vector<PassageExample> examples{
      {"the opening, whole sentences",
       {},
       60,
       "Rain fell in Bonn on Monday. The minister spoke of oil."},
      {"the opening of a long sentence", {}, 20, "Rain fell in Bonn on~"},
      {"one sentence", {"minister"}, 50, "The minister spoke of oil."},
      {"the sentence that has both", {"Oil", "gas"}, 40, "Oil and gas were cheap then."},
      {"and the next", {"Oil", "gas"}, 80, "Oil and gas were cheap then. He left on Tuesday."},
      {"a sentence each",
       {"Bonn", "cheap"},
       60,
       "Rain fell in Bonn on Monday. | Oil and gas were cheap then."},
      {"a cut on both sides", {"weeks"}, 40, "~risen for eleven weeks in a row and was~"},
      {"no room but for what is needed", {"minister", "weeks"}, 1, "~minister~ | ~weeks~"},
      {"what is close is shown together", {"Monday", "spoke"}, 1, "~Monday. The minister spoke~"},
      {"a need of which nothing is there", {"Bonn", "Moscow"}, 30, "Rain fell in Bonn on Monday."},
  };
  for (const PassageExample& example : examples) {
    std::vector<Alternatives> needs;
    for (const std::string_view word : example.needs) {
      if (Alternatives found = occurrences(text, word); !found.empty()) needs.push_back(found);
    }
    const std::vector<ByteRange> words = find_words(text);
    EXPECT_EQ(print(text, PassageChooser({text, words, needs}).choose(example.max_bytes)),
              example.expected)
        << example.what;
  }
}

TEST(PassageChooser, ATextWithNothingToSeeHasNone) {
  EXPECT_TRUE(PassageChooser({"", {}, {}}).choose(100).empty());
  EXPECT_TRUE(PassageChooser({" \n\n ", {}, {}}).choose(100).empty());
}

TEST(PassageChooser, AnEndlessWordIsCutBetweenCodePoints) {
  std::string endless;
  for (int i = 0; i < 100; ++i)
    endless += "ж";
  const std::vector<ByteRange> words{{0, 200}};
  const auto passages = PassageChooser({endless, words, {}}).choose(51);
  ASSERT_EQ(passages.size(), 1U);
  EXPECT_EQ(passages[0].range, (ByteRange{0, 50}));
  EXPECT_TRUE(passages[0].ends_cut);
}

std::string random_passage_text(std::mt19937& random) {
  std::string made;
  const auto words = 1 + random() % 150;
  for (std::size_t i = 0; i < words; ++i) {
    made += static_cast<char>('a' + random() % 26);
    made += std::string(random() % 9, 'x');
    const auto r = random() % 20;
    made += r == 0 ? ". A" : r == 1 ? ".\n\nB" : r == 2 ? ", " : " ";
  }
  return made;
}

TEST(PassageChooser, ShowEveryNeedAtWordBoundsInTextOrder) {
  std::mt19937 random{5};
  for (int round = 0; round < 1'000; ++round) {
    const std::string made = random_passage_text(random);
    const std::vector<ByteRange> words = find_words(made);
    std::vector<Alternatives> needs(random() % 6);
    std::uint32_t needed = 0;
    for (Alternatives& need : needs) {
      for (auto left = 1 + random() % 4; left > 0; --left) {
        const std::size_t first = random() % words.size();
        const std::size_t last = std::min(first + random() % 3, words.size() - 1);
        need.push_back({words[first].begin, words[last].end});
      }
      std::sort(need.begin(), need.end());
      needed += std::max_element(need.begin(), need.end(),
                                 [](auto a, auto b) { return a.size() < b.size(); })
                    ->size() +
                24;
    }
    const auto max_bytes = static_cast<std::uint32_t>(1 + random() % 400);
    const auto passages = PassageChooser({made, words, needs}).choose(max_bytes);
    ASSERT_FALSE(passages.empty());
    std::uint32_t bytes = 0;
    for (std::size_t i = 0; i < passages.size(); ++i) {
      const ByteRange range = passages[i].range;
      bytes += range.size();
      ASSERT_TRUE(range.begin < range.end && range.end <= made.size());
      if (i > 0) {
        ASSERT_GT(range.begin, passages[i - 1].range.end);
      }
      for (const ByteRange& word : words) {  // no bound inside a word
        EXPECT_FALSE(word.begin < range.begin && range.begin < word.end) << made;
        EXPECT_FALSE(word.begin < range.end && range.end < word.end) << made;
      }
    }
    EXPECT_LE(bytes, max_bytes + needed + 24) << made;
    for (const Alternatives& need : needs) {
      EXPECT_TRUE(std::any_of(need.begin(), need.end(), [&](const ByteRange& range) {
        return std::any_of(passages.begin(), passages.end(), [&](const Passage& passage) {
          return passage.range.begin <= range.begin && range.end <= passage.range.end;
        });
      })) << made;
    }
  }
}

}  // namespace
}  // namespace pressmark
