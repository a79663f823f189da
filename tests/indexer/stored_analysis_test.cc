// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is read back is what analysing the article again finds.

#include "indexer/stored_analysis.h"

#include <algorithm>
#include <tuple>

#include <gtest/gtest.h>

#include "archive/archive.h"
#include "tests/indexer/segment_content.h"
#include "tests/support/corpus.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

using OrderedWords = std::vector<std::tuple<std::string, std::string, bool, TextField, Position>>;
using OrderedNames = std::vector<std::tuple<Position, std::uint32_t, EntityType, std::string>>;

OrderedWords words_in_order(const ArticleAnalysis& analysis) {
  OrderedWords words;
  for (const AnalysedWord& word : analysis.words)
    words.emplace_back(word.stem, word.term, word.is_capitals, word.field, word.position);
  return words;
}

OrderedNames names_in_order(const ArticleAnalysis& analysis) {
  OrderedNames names;
  for (std::size_t i = 0; i < analysis.mentions.size(); ++i) {
    const MentionMark& mark = analysis.mention_marks[i];
    const Mention& mention = analysis.mentions[i];
    names.emplace_back(mark.first_position, mark.words, mention.type, mention.spelling);
  }
  std::ranges::sort(names);
  return names;
}

TEST(StoredAnalyses, AreWhatTheAnalyserFinds) {
  const TemporaryFolder folder;
  const auto input = folder.write("in.jsonl", to_json_lines(make_articles(40, 6)));
  ASSERT_TRUE(build_archive(build_options(input, folder / "a")));
  const auto reader = ArchiveReader::open(folder / "a");
  ASSERT_TRUE(reader) << reader.error().message;
  const SegmentReader& segment = reader->segments().front();
  const StoredAnalyses stored{segment};
  auto analyser = ArticleAnalyser::create({reader->manifest().has_entities});
  ASSERT_TRUE(analyser);
  ArticleAnalysis found;
  std::size_t names = 0;
  for (DocumentId document = 1; document <= segment.articles(); ++document) {
    auto article = segment.article(document);
    ASSERT_TRUE(article);
    const ArticleAnalysis& expected = analyser->analyse(*article);
    stored.read(document, found);
    EXPECT_EQ(words_in_order(found), words_in_order(expected)) << document;
    EXPECT_EQ(names_in_order(found), names_in_order(expected)) << document;
    EXPECT_EQ(found.sentences, expected.sentences) << document;
    EXPECT_EQ(found.ends, expected.ends);
    EXPECT_EQ(found.length, expected.length);
    names += found.mentions.size();
  }
  EXPECT_GT(names, 0U);
}

}  // namespace
}  // namespace pressmark
