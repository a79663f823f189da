// SPDX-License-Identifier: GPL-2.0-or-later
//
// Positions out of the word-order column are those of analysing the stored text.

#include "searcher/snippets/stem_positions.h"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "indexer/pipeline.h"
#include "tests/searcher/analysed_positions.h"
#include "tests/searcher/plans.h"
#include "tests/support/source_folder.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

std::set<std::string> stems_of(const Article& article, Analyzer& analyzer) {
  std::set<std::string> stems{"no such stem"};
  for (const std::string* text : {&article.title, &article.body}) {
    for (const Token& token : analyzer.analyze(*text, article.language))
      stems.emplace(token.stem);
  }
  return stems;
}

void expect_analysed_positions(const ArchiveReader& archive) {
  Analyzer analyzer = *Analyzer::create();
  std::size_t compared = 0;
  const NameOperands names{archive.segments().size()};
  const QueryPostings postings{archive.segments(), names};
  for (std::size_t i = 0; i < archive.segments().size(); ++i) {
    const SegmentReader& segment = archive.segments()[i];
    StemPositions positions{postings, i};
    std::map<std::string, Plan> words;
    for (DocumentId document = 1; document <= segment.articles(); ++document) {
      const auto article = segment.article(document);
      ASSERT_TRUE(article);
      const PositionsOf expected = analysed_positions(*article, analyzer);
      for (const std::string& stem : stems_of(*article, analyzer)) {
        std::vector<Position> from_column{7};
        std::vector<Position> from_text{7};
        const Plan& word = words.try_emplace(stem, plans::word(stem.c_str())).first->second;
        positions.append(document, word, from_column);
        expected(word, from_text);
        ASSERT_EQ(from_column, from_text) << article->id << ": " << stem;
        ++compared;
      }
    }
  }
  EXPECT_GT(compared, 1'000U);
}

TEST(StemPositions, AreThoseOfTheStoredText) {
  const TemporaryFolder folder;
  BuildOptions options;
  options.archive = folder / "sample.pressmark";
  options.paths = {source_folder() / "data/sample"};
  ASSERT_TRUE(build_archive(options));
  expect_analysed_positions(*ArchiveReader::open(options.archive));
}

TEST(StemPositions, PlacesOfCharactersAreThoseOfTheReader) {
  const TinyArchive archive{
      {{{.id = "a", .body = "学生"}},
       {{.id = "b", .title = "学", .body = "大学生 来 到学 校", .language = "zh"}}}};
  const Plan word = plans::characters("学");
  CharacterOperands characters{archive.segments()};
  characters.resolve(word);
  const NameOperands names{2};
  const QueryPostings postings{archive.segments(), names, nullptr, nullptr, &characters};
  StemPositions positions{postings, 1};
  std::vector<CharacterPlace> expected;
  CharacterReader{characters.terms(word, 1), TextScope::any}.read(
      archive.segments()[1].columns().word_order.row(1), expected);
  ASSERT_EQ(expected.size(), 3U);
  std::vector<CharacterPlace> places{CharacterPlace{}};
  positions.append_places(1, word, places);
  expected.insert(expected.begin(), CharacterPlace{});
  EXPECT_EQ(places, expected);
}

}  // namespace
}  // namespace pressmark
