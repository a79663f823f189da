// SPDX-License-Identifier: GPL-2.0-or-later
//
// What snippets promise (searcher/snippets.h), for random queries and articles that match them:
// every operand that the article has is shown, phrases whole, in the budget or with nothing else.
// PRESSMARK_SNIPPET_PAIRS=N looks at more pairs; from 10,000 on, in Reuters-21578.

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "indexer/pipeline.h"
#include "searcher/match/form_matcher.h"
#include "searcher/match/segment_matcher.h"
#include "searcher/prepared_query.h"
#include "searcher/query_occurrences.h"
#include "tests/support/corpus.h"
#include "tests/support/shared_data.h"
#include "tests/support/snippet_budget.h"
#include "tests/support/source_folder.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

/// A word of a text as it was analysed.
struct Word {
  std::string stem;
  std::string term;
  bool is_capitals = false;
};

/// What is highlighted anywhere, analysed: each highlight as the words it holds.
using Highlights = std::vector<std::vector<Word>>;

class SnippetChecker {
 public:
  explicit SnippetChecker(const ArchiveReader& archive)
      : archive_(archive), analyzer_(*Analyzer::create()) {}

  /// Looks at some of the articles that match; returns how many.
  std::size_t check(const SearchRequest& request, std::mt19937& random, std::size_t most) {
    const auto query = PreparedQuery::make(request, archive_, analyzer_);
    if (!query) return 0;
    QueryOccurrences occurrences{**query, archive_.segments()};
    std::size_t checked = 0;
    for (std::uint32_t s = 0; s < archive_.segments().size(); ++s) {
      const SegmentMatcher matcher{(*query)->postings(), s};
      std::vector<DocumentId> matching = matcher.matching((*query)->plan()).to_vector();
      std::shuffle(matching.begin(), matching.end(), random);
      matching.resize(std::min(matching.size(), most));
      for (const DocumentId document : matching) {
        const auto max_bytes = static_cast<std::uint32_t>(40 + random() % 400);
        const Article article = *archive_.segments()[s].article(document);
        const ArticleSnippet made =
            make_snippet(article, analyzer_, occurrences.snippet_request(s, document, max_bytes));
        ++checked;
        SCOPED_TRACE(request.query + "\n of " + article.id + ": " + made.snippet.text);
        check_text(article, made, max_bytes);
        const Highlights shown = highlights(article, made);
        check_operands((*query)->plan(), {matcher, document, article, shown});
        if (::testing::Test::HasFailure()) return checked;
      }
    }
    return checked;
  }

  std::size_t operands_shown() const { return operands_shown_; }

 private:
  struct Shown {
    const SegmentMatcher& matcher;
    DocumentId document;
    const Article& article;
    const Highlights& highlights;
  };

  void check_text(const Article& article, const ArticleSnippet& made, std::uint32_t max_bytes) {
    const Snippet& snippet = made.snippet;
    EXPECT_TRUE(is_valid_utf8(snippet.text));
    EXPECT_EQ(snippet.text.find_first_of("\n\t"), std::string::npos);
    std::uint32_t end = 0;
    for (const ByteRange& range : snippet.highlights) {
      ASSERT_TRUE(end <= range.begin && range.begin < range.end);
      end = range.end;
    }
    ASSERT_LE(end, snippet.text.size());
    for (const ByteRange& range : made.title_highlights)
      ASSERT_LE(range.end, article.title.size());
    EXPECT_TRUE(keeps_its_budget(snippet, max_bytes)) << max_bytes << " bytes";
  }

  std::vector<Word> words_of(std::string_view text, std::string_view language) {
    std::vector<Word> words;
    for (const Token& token : analyzer_.analyze(text, language))
      words.push_back({std::string{token.stem}, std::string{token.term}, token.is_capitals});
    return words;
  }

  Highlights highlights(const Article& article, const ArticleSnippet& made) {
    Highlights shown;
    for (const ByteRange& range : made.snippet.highlights) {
      shown.push_back(
          words_of(made.snippet.text.substr(range.begin, range.size()), article.language));
    }
    return shown;
  }

  static bool is_word(const Plan& plan, const Word& word) {
    if (plan.in_capitals && !word.is_capitals) return false;
    if (plan.word_match == WordMatch::pattern || plan.word_match == WordMatch::regex ||
        plan.word_match == WordMatch::fuzzy) {
      return FormMatcher{plan}.matches(word.term);
    }
    const bool has_stem =
        std::find(plan.stems.begin(), plan.stems.end(), word.stem) != plan.stems.end();
    return has_stem && (plan.word_match == WordMatch::stems || word.term == plan.form);
  }

  static bool stands_in(const Plan& operand, const std::vector<Word>& words) {
    const std::span<const Plan> wanted = operand.kind == PlanKind::phrase
                                             ? std::span<const Plan>{operand.children}
                                             : std::span<const Plan>{&operand, 1};
    return std::search(words.begin(), words.end(), wanted.begin(), wanted.end(),
                       [](const Word& word, const Plan& plan) { return is_word(plan, word); }) !=
           words.end();
  }

  /// Found by analysing the texts anew.
  bool has(const Plan& operand, const Article& article) {
    const TextScope scope =
        operand.kind == PlanKind::phrase ? operand.children.front().scope : operand.scope;
    constexpr std::array all_fields{TextField::title, TextField::body, TextField::caption};
    return std::ranges::any_of(all_fields, [&](TextField field) {
      return is_in_scope(scope, field) &&
             stands_in(operand, words_of(text_of(article, field), article.language));
    });
  }

  /// Of words and phrases, each that stands in the article; of others, the words of those that
  /// match.
  void check_operands(const Plan& plan, const Shown& shown) {
    if (plan.kind == PlanKind::none_of) return;
    if (plan.kind == PlanKind::word || plan.kind == PlanKind::phrase) {
      if (!has(plan, shown.article)) return;
      EXPECT_TRUE(is_shown(plan, shown.highlights)) << print_plan(plan);
      ++operands_shown_;
    } else if (plan.kind == PlanKind::near) {
      check_near(plan, shown);
    } else {
      for (const Plan& child : plan.children)
        check_operands(child, shown);
    }
  }

  static bool is_shown(const Plan& operand, const Highlights& highlights) {
    return std::any_of(highlights.begin(), highlights.end(),
                       [&](const std::vector<Word>& words) { return stands_in(operand, words); });
  }

  void check_near(const Plan& near, const Shown& shown) {
    DocumentSet one{archive_.segments()[0].articles()};
    one.add(shown.document);
    if (shown.matcher.matching(near, &one).empty()) return;
    const std::size_t units = near.closeness == Closeness::not_near ? 1 : near.children.size();
    for (std::size_t i = 0; i < units; ++i) {
      const Plan& unit = near.children[i];
      if (unit.kind != PlanKind::word && unit.kind != PlanKind::phrase) continue;
      EXPECT_TRUE(is_shown(unit, shown.highlights)) << print_plan(near);
      ++operands_shown_;
    }
  }

  const ArchiveReader& archive_;
  Analyzer analyzer_;
  std::size_t operands_shown_ = 0;
};

TEST(SnippetProperties, HoldForRandomQueriesAndArticles) {
  const char* asked = std::getenv("PRESSMARK_SNIPPET_PAIRS");
  const std::size_t pairs = asked == nullptr ? 500 : std::stoul(asked);
  const auto reuters = shared_data("news/reuters.jsonl.gz");
  const TemporaryFolder folder;
  BuildOptions options;
  options.archive = folder / "archive";
  options.paths = {pairs >= 10'000 && reuters ? reuters->string()
                                              : (source_folder() / "data/sample").string()};
  ASSERT_TRUE(build_archive(options));
  const auto archive = ArchiveReader::open(options.archive);
  ASSERT_TRUE(archive) << archive.error().message;
  ASSERT_EQ(archive->segments().size(), 1U);
  RequestMaker maker{*archive, 11};
  std::mt19937 random{12};
  SnippetChecker checker{*archive};
  std::size_t checked = 0;
  while ((checked < pairs || checker.operands_shown() <= pairs) && !HasFailure())
    checked += checker.check(maker.next(), random, 10);
  EXPECT_GT(checker.operands_shown(), pairs);
}

}  // namespace
}  // namespace pressmark
