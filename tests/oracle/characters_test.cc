// SPDX-License-Identifier: GPL-2.0-or-later
//
// Queries in Han characters and kana against the naive oracle: stretches of the articles' own
// texts, cut anywhere, alone and under every operator that looks at places.

#include <array>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "analysis/fold.h"
#include "analysis/han_kana.h"
#include "base/utf8.h"
#include "indexer/pipeline.h"
#include "searcher/search.h"
#include "tests/support/corpus.h"
#include "tests/support/naive_spans.h"
#include "tests/support/shared_data.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

// Words that are parts of each other, single characters that are in no dictionary's word, signs,
// kana, Latin words and digits.
constexpr std::array<const char*, 26> han_pieces{
    "北京", "大学",   "大学生", "学生", "生前", "前来", "应聘",  "中国", "国人",
    "人大", "大",     "学",     "生",   "黑",   "豹",   "队",    "的",   "东京",
    "京都", "ビール", "ルール", "の",   "，",   "。",   " NFL ", "20"};

class HanTexts {
 public:
  explicit HanTexts(std::uint32_t seed, const std::vector<Article>& articles = {}) : random_(seed) {
    for (const Article& article : articles)
      texts_.push_back(code_points(article.title + "。" + article.body));
  }

  std::vector<Article> articles(std::size_t count) {
    std::vector<Article> made;
    for (std::size_t i = 0; i < count; ++i) {
      Article article;
      article.id = "han-" + std::to_string(i);
      article.title = prose(below(8));
      article.body = prose(5 + below(40));
      article.language = below(5) == 0 ? "en" : below(3) == 0 ? "ja" : "zh";
      texts_.push_back(code_points(article.title + "。" + article.body));
      made.push_back(std::move(article));
    }
    return made;
  }

  SearchRequest request() {
    SearchRequest made{.limit = 1 + static_cast<std::uint32_t>(below(12))};
    made.match = static_cast<MatchMode>(below(3));
    made.query = made.match == MatchMode::any ? stretch(8) : query(2);
    return made;
  }

  /// Up to `most` characters of an article, side by side, none of them a sign or of another script.
  std::string stretch(std::size_t most) {
    const std::u32string& text = texts_[below(texts_.size())];
    std::string found;
    const std::size_t length = 1 + below(most);
    for (std::size_t at = below(text.size()); at < text.size(); ++at) {
      std::string character;
      append_utf8(character, text[at]);
      if (is_han_or_kana(character)) {
        found += character;
        if (count_characters(found) == length) return found;
      } else if (!found.empty()) {
        return found;
      }
    }
    return found.empty() ? "大" : found;
  }

 private:
  std::size_t below(std::size_t bound) { return random_() % bound; }

  std::string prose(std::size_t words) {
    std::string text;
    for (; words > 0; --words)
      text += han_pieces[below(han_pieces.size())];
    return text;
  }

  std::string unit() {
    switch (below(8)) {
      case 0:
        return "=" + stretch(2);
      case 1:
        return "\"" + stretch(2) + " NFL " + stretch(3) + "\"";
      case 2:
        return "\"" + stretch(3) + " " + stretch(2) + "\"~" + std::to_string(below(4));
      case 3:
        return std::string{below(2) == 0 ? "title:" : "body:"} + stretch(3);
      case 4:
        return stretch(2) + "20";
      default:
        return stretch(4);
    }
  }

  std::string query(std::size_t depth) {
    if (depth == 0) return unit();
    switch (below(8)) {
      case 0:
        return unit() + " " + query(depth - 1);
      case 1:
        return "(" + unit() + " OR " + query(depth - 1) + ")";
      case 2:
        return unit() + " -" + stretch(2);
      case 3:
        return stretch(3) + " NEAR/" + std::to_string(1 + below(6)) + " " + stretch(2);
      case 4:
        return stretch(2) + (below(2) == 0 ? " /s " : " NOT NEAR/3 ") + stretch(2);
      case 5:
        return "ATLEAST/" + std::to_string(1 + below(3)) + "(" + stretch(2) + ")";
      case 6:
        return "LEAD/" + std::to_string(1 + below(9)) + "(" + stretch(2) + ")";
      default:
        return query(depth - 1);
    }
  }

  std::mt19937 random_;
  std::vector<std::u32string> texts_;
};

// Does it end as it begins?
bool can_overlap(const std::string& asked) {
  const std::u32string text = code_points(asked);
  for (std::size_t length = 1; length < text.size(); ++length) {
    if (text.substr(0, length) == text.substr(text.size() - length)) return true;
  }
  return false;
}

class Characters : public ::testing::TestWithParam<std::uint32_t> {};

TEST_P(Characters, AreFoundAsTheOracleFindsThem) {
  TemporaryFolder folder;
  HanTexts texts{GetParam()};
  BuildOptions options;
  options.paths = {folder.write("han.jsonl", to_json_lines(texts.articles(40))).string()};
  options.archive = folder / "han.pressmark";
  ASSERT_TRUE(build_archive(options));
  const auto archive = ArchiveReader::open(options.archive);
  ASSERT_TRUE(archive) << archive.error().message;
  auto searcher = Searcher::open(options.archive);
  ASSERT_TRUE(searcher) << searcher.error().message;
  Oracle oracle = make_oracle(*archive);
  constexpr std::size_t requests = 200;
  std::size_t with_hits = 0;
  for (std::size_t i = 0; i < requests && !::testing::Test::HasFailure(); ++i) {
    const SearchRequest request = texts.request();
    const auto actual = searcher->search(request);
    EXPECT_EQ(compare_answers(request, actual, oracle.search(request)), "");
    with_hits += actual && actual->matches > 0U ? 1U : 0U;
  }
  EXPECT_GT(with_hits, requests / 2) << "most requests should find something";
}

// What is highlighted is what was asked for, and no character more.
TEST_P(Characters, AreHighlightedToTheByte) {
  TemporaryFolder folder;
  HanTexts texts{GetParam()};
  BuildOptions options;
  options.paths = {folder.write("han.jsonl", to_json_lines(texts.articles(30))).string()};
  options.archive = folder / "han.pressmark";
  ASSERT_TRUE(build_archive(options));
  auto searcher = Searcher::open(options.archive);
  ASSERT_TRUE(searcher) << searcher.error().message;
  std::size_t highlights = 0;
  for (std::size_t i = 0; i < 60; ++i) {
    const std::string asked = texts.stretch(4);
    const auto found = searcher->search({.query = asked, .limit = 100});
    ASSERT_TRUE(found) << asked;
    for (const Hit& hit : found->hits) {
      ASSERT_FALSE(hit.snippet.highlights.empty()) << asked << " in " << hit.snippet.text;
      for (const ByteRange& range : hit.snippet.highlights) {
        std::string characters;
        for (const char32_t c : code_points(hit.snippet.text.substr(range.begin, range.size()))) {
          std::string character;
          append_utf8(character, c);
          if (is_han_or_kana(character)) characters += character;
        }
        EXPECT_TRUE(characters.starts_with(asked) && characters.ends_with(asked))
            << characters << " for " << asked << " in " << hit.snippet.text;
        // Occurrences that overlap are shown as one.
        EXPECT_TRUE(characters == asked || can_overlap(asked)) << characters << " for " << asked;
        ++highlights;
      }
    }
  }
  EXPECT_GT(highlights, 200U);
}

/// White space is not there for those who look for characters; one piece of it, at least.
bool has_characters(const std::u32string& printed, const std::u32string& wanted) {
  for (std::size_t begin = 0; begin < printed.size(); ++begin) {
    std::size_t at = begin;
    std::size_t found = 0;
    while (found < wanted.size() && at < printed.size() && printed[at] == wanted[found]) {
      ++found;
      ++at;
      if (found < wanted.size() && at < printed.size() &&
          (printed[at] == U' ' || printed[at] == U'\n'))
        ++at;
    }
    if (found == wanted.size()) return true;
  }
  return false;
}

// Nothing that the dictionary makes of real prose hides what stands in it.
TEST(CharactersOnProse, AreFoundWhereTheTextHasThem) {
  const auto collection = shared_data("ir/xquad_zh/docs.jsonl.gz");
  if (!collection) GTEST_SKIP() << "no shared test data: set PRESSMARK_SHARED";
  TemporaryFolder folder;
  BuildOptions options;
  options.paths = {collection->string()};
  options.archive = folder / "prose.pressmark";
  options.use_entities = false;
  ASSERT_TRUE(build_archive(options));
  const auto archive = ArchiveReader::open(options.archive);
  ASSERT_TRUE(archive) << archive.error().message;
  auto searcher = Searcher::open(options.archive);
  ASSERT_TRUE(searcher) << searcher.error().message;
  std::vector<Article> articles;
  for (const SegmentReader& segment : archive->segments()) {
    for (DocumentId document = 1; document <= segment.articles(); ++document)
      articles.push_back(*segment.article(document));
  }
  std::vector<std::u32string> printed;  // the collection has no titles
  for (const Article& article : articles)
    printed.push_back(code_points(article.body));
  HanTexts texts{11, articles};
  for (int i = 0; i < 100; ++i) {
    const std::string asked = texts.stretch(4);
    const std::u32string wanted = code_points(asked);
    std::set<std::string> expected;
    for (std::size_t article = 0; article < articles.size(); ++article) {
      if (has_characters(printed[article], wanted)) expected.insert(articles[article].id);
    }
    EXPECT_FALSE(expected.empty()) << asked;
    const auto found = searcher->search({.query = asked, .limit = 1'000, .load_articles = false});
    ASSERT_TRUE(found) << asked;
    std::set<std::string> ids;
    for (const Hit& hit : found->hits)
      ids.insert(hit.id);
    EXPECT_EQ(ids, expected) << asked;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, Characters, ::testing::Values(1U, 2U));

}  // namespace
}  // namespace pressmark
