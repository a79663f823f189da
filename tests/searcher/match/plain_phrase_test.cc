// SPDX-License-Identifier: GPL-2.0-or-later
//
// Phrases in articles of several languages, against a look at each article's words.

#include "searcher/match/plain_phrase.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/searcher/plans.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

using Phrase = std::vector<std::vector<std::string>>;  // of each word its stems

// Word by word from each place of the article on, whatever the stems' languages are.
bool stands_in(const TinyArticle& article, const Phrase& phrase, Analyzer& analyzer) {
  FieldEnds ends;
  const std::vector<TinyWord> words = tiny_words(analyzer, to_article(article), ends);
  for (std::size_t start = 0; start + phrase.size() <= words.size(); ++start) {
    std::size_t equal = 0;
    while (equal < phrase.size() &&
           words[start + equal].position == words[start].position + equal &&
           std::ranges::count(phrase[equal], words[start + equal].stem) > 0) {
      ++equal;
    }
    if (equal == phrase.size()) return true;
  }
  return false;
}

bool is_found(const TinyArchive& archive, DocumentId document, const Phrase& phrase) {
  std::vector<Plan> words;
  for (const std::vector<std::string>& stems : phrase) {
    std::vector<std::string> sorted = stems;
    std::ranges::sort(sorted);
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    words.push_back(plans::word(sorted));
  }
  const Plan plan = plans::phrase(std::move(words));
  const NameOperands names{1};
  const QueryPostings postings{archive.segments(), names};
  const PlainPhrase phrase_of_plan{plan, postings, 0};
  return phrase_of_plan.occurs_in(document,
                                  archive.segments()[0].columns().word_order.row(document));
}

// Words that several languages have, with other stems in each.
const TinySegment& articles_of_many_languages() {
  static const TinySegment articles{
      {.id = "en", .title = "Notes", .body = "Notes on general strikes. General notes."},
      {.id = "de", .body = "Notes general strikes, general notes.", .language = "de"},
      {.id = "fr", .body = "Notes on strikes general notes general.", .language = "fr"},
      {.id = "sw", .body = "General notes on notes.", .language = "sw"},
      {.id = "none", .body = "Strikes on general notes.", .language = ""},
      {.id = "rw", .title = "On strikes", .body = "On notes general.", .language = "rw"},
  };
  return articles;
}

TEST(PlainPhrase, IsFoundInEveryLanguageWhereItStands) {
  const TinySegment& articles = articles_of_many_languages();
  const TinyArchive archive{{articles}};
  auto analyzer = Analyzer::create();
  ASSERT_TRUE(analyzer);
  const std::vector<std::string> words{"notes", "on", "general", "strikes", "absent"};
  const std::vector<std::vector<std::string>> archives{
      {"en"}, {"de", "en"}, {"de", "en", "fr", "rw", "sw"}, {"fr"}, {"sw"}};
  std::set<bool> seen;
  for (const std::vector<std::string>& languages : archives) {
    for (const std::string& first : words) {
      for (const std::string& second : words) {
        const Phrase phrase = analyzer->stems(first + " " + second, languages);
        for (DocumentId document = 1; document <= articles.size(); ++document) {
          const bool expected = stands_in(articles[document - 1], phrase, *analyzer);
          EXPECT_EQ(is_found(archive, document, phrase), expected)
              << first << " " << second << " in " << articles[document - 1].id << ", asked in "
              << languages.size() << " languages, first " << languages[0];
          seen.insert(expected);
        }
      }
    }
  }
  EXPECT_EQ(seen.size(), 2U);
}

}  // namespace
}  // namespace pressmark
