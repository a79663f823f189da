// SPDX-License-Identifier: GPL-2.0-or-later
//
// Snippets as text with [highlights]; and the promises of snippets.h for random articles and plans.

#include "searcher/snippets.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "tests/searcher/analysed_positions.h"
#include "tests/searcher/plans.h"
#include "tests/support/snippet_budget.h"

namespace pressmark {
namespace {

using namespace plans;

std::string print(std::string_view text, const std::vector<ByteRange>& highlights) {
  std::string out;
  std::uint32_t at = 0;
  for (const ByteRange& range : highlights) {
    out += std::string{text.substr(at, range.begin - at)} + "[" +
           std::string{text.substr(range.begin, range.size())} + "]";
    at = range.end;
  }
  return out + std::string{text.substr(at)};
}

std::string print(const Snippet& snippet) {
  return print(snippet.text, snippet.highlights);
}

Article make_article(std::string title, std::string body) {
  Article article;
  article.title = std::move(title);
  article.body = std::move(body);
  article.language = "en";
  return article;
}

const Article veto = make_article(
    "Moscow vetoes Syria resolution",
    "Russia blocked a draft resolution on Wednesday.\n\n\"The text was   unacceptable,\" its envoy "
    "said. Rex Tillerson, on his first visit to Moscow as secretary of state, had spent the "
    "afternoon with Sergei Lavrov and two hours with the president, and said afterwards that "
    "there was a low level of trust between the two countries over chemical weapons.\n\nThe "
    "council meets again on Friday. Chemical plants were not discussed.");

ArticleSnippet snippet_of(const Article& article, Analyzer& analyzer, const Plan& plan,
                          std::uint32_t max_bytes) {
  return make_snippet(article, analyzer,
                      {&plan, max_bytes, {}, analysed_positions(article, analyzer)});
}

struct SnippetExample {
  const char* what;
  Plan plan;
  std::uint32_t max_bytes;
  const char* expected;
};

TEST(MakeSnippet, ShowsCaptionsForWhatStandsThereOnly) {
  Analyzer analyzer = *Analyzer::create();
  Article article = make_article("Ferry talks", "The crews met. They went on talking for hours.");
  article.captions = "The ferry at night.\n\nThe old quay, seen from the ferry.";
  const auto shown = [&](const Plan& plan, std::uint32_t max_bytes) {
    return print(snippet_of(article, analyzer, plan, max_bytes).snippet);
  };
  EXPECT_EQ(shown(word("quay"), 40), "The old [quay], seen from the ferry.");
  EXPECT_EQ(shown(all_of({word("crew"), word("quay")}), 80),
            "The [crews] met. They went on talking for ... The old [quay], seen from the ferry.");
  EXPECT_EQ(shown(word("ferri"), 200),
            "[Ferry] talks ... The crews met. They went on talking for "
            "hours.");
  EXPECT_EQ(shown(word("ferri", TextScope::caption), 30), "The [ferry] at night.");
  EXPECT_EQ(shown(phrase({word("old"), word("quay")}), 9), "... [old quay] ...");
}

TEST(MakeSnippet, ShowsWhyAnArticleMatches) {
  Analyzer analyzer = *Analyzer::create();
  const std::vector<SnippetExample> examples{
      {"the opening where nothing is asked for", everything(), 50,
       "Russia blocked a draft resolution on Wednesday."},
      {"white space becomes one space", word("unaccept"), 55,
       "\"The text was [unacceptable],\" its envoy said."},
      {"a long sentence is cut", word("trust"), 64,
       "... there was a low level of [trust] between the two countries ..."},
      {"one passage for each operand", all_of({word("block"), word("friday")}), 100,
       "Russia [blocked] a draft resolution on Wednesday. ... The council meets again on "
       "[Friday]."},
      {"a phrase whole", phrase({word("chemic"), word("weapon")}), 44,
       "... the two countries over [chemical weapons]."},
      {"what stands in the title alone comes first", all_of({word("veto"), word("envoy")}), 100,
       "Moscow [vetoes] Syria resolution ... \"The text was unacceptable,\" its [envoy] said."},
      {"beside a title, the opening", word("syria"), 90,
       "Moscow vetoes [Syria] resolution ... Russia blocked a draft resolution on Wednesday."},
      {"what is shown is highlighted throughout", word("resolut"), 60,
       "Russia blocked a draft [resolution] on Wednesday."},
  };
  for (const SnippetExample& example : examples) {
    const auto made = snippet_of(veto, analyzer, example.plan, example.max_bytes);
    EXPECT_EQ(print(made.snippet), example.expected) << example.what;
  }
}

TEST(MakeSnippet, KeepsItsBudgetOrShowsNothingElse) {
  Analyzer analyzer = *Analyzer::create();
  const Plan far = all_of({word("block"), word("trust"), word("friday")});
  EXPECT_EQ(print(snippet_of(veto, analyzer, far, 40).snippet),
            "... [blocked] a ... [trust] ... on [Friday].");
  for (const std::uint32_t max_bytes : {1U, 31U}) {
    EXPECT_EQ(print(snippet_of(veto, analyzer, far, max_bytes).snippet),
              "... [blocked] ... [trust] ... [Friday] ...");
  }
  const Plan close = all_of({word("unaccept"), word("it"), word("envoy")});
  EXPECT_EQ(print(snippet_of(veto, analyzer, close, 10).snippet),
            "... [unacceptable],\" [its] [envoy] ...");
  const Article endless = make_article("", std::string(50, 'x') + " talks");
  EXPECT_EQ(print(snippet_of(endless, analyzer, everything(), 45).snippet), std::string(45, 'x'));
  const Article cyrillic = make_article("", "жжжжжжжжжж talks");
  EXPECT_EQ(print(snippet_of(cyrillic, analyzer, everything(), 7).snippet), "жжж");
}

TEST(MakeSnippet, HighlightsTheTitleToo) {
  Analyzer analyzer = *Analyzer::create();
  const Plan plan = any_of({word("moscow"), phrase({word("syria"), word("resolut")})});
  const auto made = snippet_of(veto, analyzer, plan, 0);
  EXPECT_EQ(print(veto.title, made.title_highlights), "[Moscow] vetoes [Syria resolution]");
  EXPECT_EQ(made.snippet.text, "");
  EXPECT_TRUE(made.snippet.highlights.empty());
}

TEST(MakeSnippet, AnEmptyArticleHasAnEmptyOne) {
  Analyzer analyzer = *Analyzer::create();
  const Plan plan = word("oil");
  EXPECT_EQ(snippet_of(make_article("", ""), analyzer, plan, 100).snippet.text, "");
}

TEST(OpeningWords, AreOnOneLineAndEndAtAWord) {
  EXPECT_EQ(opening_words("  Rain\n\nfell in Bonn", 80), "Rain fell in Bonn");
  EXPECT_EQ(opening_words("Rain fell in Bonn", 12), "Rain fell in");
  EXPECT_EQ(opening_words("Rain fell in Bonn", 11), "Rain fell");
  EXPECT_EQ(opening_words("жжж", 3), "ж");
  EXPECT_EQ(opening_words(" \n ", 80), "");
  EXPECT_EQ(opening_words("", 80), "");
}

// --- random articles

constexpr std::array<const char*, 14> vocabulary{"oil",  "gas",   "Bonn",  "talks", "said",
                                                 "the",  "crude", "price", "café",  "Лавров",
                                                 "日本", "U.S.",  "it's",  "war"};

std::string random_text(std::mt19937& random, std::size_t max_words) {
  std::string text;
  const std::size_t words = random() % (max_words + 1);
  for (std::size_t i = 0; i < words; ++i) {
    text += vocabulary[random() % vocabulary.size()];
    const auto r = random() % 24;
    text += r == 0 ? ".\n\n" : r == 1 ? ". The " : r == 2 ? ",  " : r == 3 ? "\n" : " ";
  }
  return text;
}

// One word in two spelling tables: what a query would be stemmed to.
std::vector<Plan> random_operands(std::mt19937& random, Analyzer& analyzer) {
  std::vector<Plan> operands;
  const auto make_word = [&] {
    const std::string text = vocabulary[random() % vocabulary.size()];
    return word(std::string{analyzer.analyze(text, "en").front().stem}.c_str());
  };
  for (auto left = 1 + random() % 5; left > 0; --left) {
    switch (random() % 4) {
      case 0:
        operands.push_back(phrase({make_word(), make_word()}));
        break;
      case 1:
        operands.push_back(
            near(static_cast<std::uint32_t>(1 + random() % 5), {make_word(), make_word()}));
        break;
      default:
        operands.push_back(make_word());
    }
  }
  return operands;
}

std::string without_white_space(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n') out += c;
  }
  return out;
}

// The snippet's passages, in order, are stretches of the title and then of the body.
bool is_taken_from(const Article& article, std::string_view snippet) {
  const std::string source =
      without_white_space(article.title) + "\n" + without_white_space(article.body);
  std::size_t from = 0;
  while (!snippet.empty()) {
    std::size_t end = snippet.find(" ... ");
    std::string_view passage = snippet.substr(0, end);
    snippet.remove_prefix(end == std::string_view::npos ? snippet.size() : end + 5);
    if (passage.starts_with("... ")) passage.remove_prefix(4);
    if (passage.ends_with(" ...")) passage.remove_suffix(4);
    const std::string wanted = without_white_space(passage);
    const std::size_t at = source.find(wanted, from);
    if (at == std::string::npos) return false;
    from = at + wanted.size();
  }
  return true;
}

bool has(const Article& article, Analyzer& analyzer, const Plan& operand) {
  const auto stems_of = [&](const std::string& text) {
    std::vector<std::string> stems;
    for (const Token& token : analyzer.analyze(text, "en"))
      stems.emplace_back(token.stem);
    return stems;
  };
  for (const std::string& text : {article.title, article.body}) {
    const std::vector<std::string> stems = stems_of(text);
    if (operand.kind == PlanKind::word &&
        std::find(stems.begin(), stems.end(), operand.stems[0]) != stems.end()) {
      return true;
    }
    if (operand.kind == PlanKind::word) continue;
    for (std::size_t i = 0; i < stems.size(); ++i) {
      for (std::size_t j = 0; j < stems.size(); ++j) {
        if (i == j || stems[i] != operand.children[0].stems[0]) continue;
        if (stems[j] != operand.children[1].stems[0]) continue;
        if (operand.kind == PlanKind::phrase
                ? j == i + 1
                : std::max(i, j) - std::min(i, j) <= operand.distance) {
          return true;
        }
      }
    }
  }
  return false;
}

// What the highlights of a snippet read, analysed: each as the stems it holds.
std::vector<std::vector<std::string>> highlighted_stems(const Snippet& snippet,
                                                        Analyzer& analyzer) {
  std::vector<std::vector<std::string>> highlights;
  for (const ByteRange& range : snippet.highlights) {
    std::vector<std::string>& stems = highlights.emplace_back();
    const std::string text = snippet.text.substr(range.begin, range.size());
    for (const Token& token : analyzer.analyze(text, "en"))
      stems.emplace_back(token.stem);
  }
  return highlights;
}

bool is_highlighted(const Plan& operand, const std::vector<std::vector<std::string>>& highlights) {
  if (operand.kind == PlanKind::near) {
    return std::all_of(operand.children.begin(), operand.children.end(),
                       [&](const Plan& child) { return is_highlighted(child, highlights); });
  }
  std::vector<std::string> wanted;
  if (operand.kind == PlanKind::word) wanted = operand.stems;
  for (const Plan& child : operand.children)
    wanted.push_back(child.stems[0]);
  return std::any_of(highlights.begin(), highlights.end(), [&](const auto& stems) {
    return std::search(stems.begin(), stems.end(), wanted.begin(), wanted.end()) != stems.end();
  });
}

TEST(MakeSnippet, KeepsItsPromisesForRandomArticles) {
  Analyzer analyzer = *Analyzer::create();
  std::mt19937 random{9};
  std::size_t highlighted = 0;
  std::size_t beyond_budget = 0;
  for (int round = 0; round < 2'000; ++round) {
    const Article article = make_article(random_text(random, 8), random_text(random, 120));
    const Plan plan = any_of(random_operands(random, analyzer));
    const auto max_bytes = static_cast<std::uint32_t>(1 + random() % 400);
    const Snippet snippet = snippet_of(article, analyzer, plan, max_bytes).snippet;
    const std::string shown = print(snippet) + "\nof " + article.title + "\n" + article.body;
    EXPECT_TRUE(is_valid_utf8(snippet.text)) << shown;
    EXPECT_EQ(snippet.text.find('\n'), std::string::npos) << shown;
    EXPECT_TRUE(is_taken_from(article, snippet.text)) << shown;
    EXPECT_TRUE(keeps_its_budget(snippet, max_bytes)) << max_bytes << " bytes: " << shown;
    beyond_budget += snippet.text.size() > max_bytes ? 1U : 0U;
    std::uint32_t end = 0;
    for (const ByteRange& range : snippet.highlights) {
      ASSERT_TRUE(end <= range.begin && range.begin < range.end) << shown;
      end = range.end;
    }
    ASSERT_LE(end, snippet.text.size());
    const auto highlights = highlighted_stems(snippet, analyzer);
    for (const Plan& operand : plan.children) {
      if (!has(article, analyzer, operand)) continue;
      EXPECT_TRUE(is_highlighted(operand, highlights)) << print_plan(operand) << shown;
      ++highlighted;
    }
  }
  EXPECT_GT(highlighted, 2'000U);
  EXPECT_GT(beyond_budget, 20U);
  EXPECT_LT(beyond_budget, 600U);
}

}  // namespace
}  // namespace pressmark
