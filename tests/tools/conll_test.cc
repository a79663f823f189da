// SPDX-License-Identifier: GPL-2.0-or-later
//
// Annotated text read into articles, and the recogniser's names put on its tokens.
#include "tools/support/conll.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

std::string print(const ConllArticle& article) {
  std::string out = article.body;
  for (const ConllName& name : article.names) {
    out += '|';
    out += "POLM"[static_cast<std::size_t>(name.type)];
    out += ' ' + article.body.substr(name.range.begin, name.range.size());
  }
  return out;
}

TEST(Conll, MakesTextOfTokens) {
  const auto articles = parse_conll(
      "-DOCSTART- -X- O O\n\nOlga B-PER\nBerg I-PER\n's "
      "O\nfriend\tO\n(\tO\nOslo\tB-LOC\n)\tO\n.\tO\n"
      "\nThe O\n\" O\nAcme B-ORG\n\" O\nGroup O\n\n-DOCSTART-\tO\n\nUN\tB-ORG\nUS I-LOC\nCup "
      "I-MISC\n",
      "test");
  ASSERT_TRUE(articles.has_value()) << articles.error().message;
  ASSERT_EQ(articles->size(), 2U);
  EXPECT_EQ(print((*articles)[0]),
            "Olga Berg's friend (Oslo). \n\nThe \"Acme\" Group \n\n|P Olga Berg|L Oslo|O Acme");
  EXPECT_EQ(print((*articles)[1]), "UN US Cup |O UN|L US|M Cup");
  EXPECT_TRUE((*articles)[0].tokens[8].begins_sentence);
  EXPECT_FALSE((*articles)[0].tokens[7].begins_sentence);
}

TEST(Conll, PutsNoSpaceWhereNobodyPrintsOne) {
  const auto body_of = [](const std::string& tokens) {
    std::string lines;
    for (const char c : tokens)
      lines += c == ' ' ? std::string{" O\n"} : std::string{c};
    const auto articles = parse_conll(lines + " O\n", "test");
    return articles ? articles->at(0).body : articles.error().message;
  };
  EXPECT_EQ(body_of("It cost $ 5 [ or 6 ] ."), "It cost $5 [or 6]. ");
  EXPECT_EQ(body_of("It ' s late"), "It's late ");
  EXPECT_EQ(body_of("The boys ' boat"), "The boys ' boat ") << "may open a quotation";
  EXPECT_EQ(body_of("\" Go \" said \" I \""), "\"Go\" said \"I\" ");
}

TEST(Conll, TokensLieWhereTheyArePrinted) {
  const auto articles = parse_conll("Berg B-PER\n’ O\ns O\ncar O\n", "test");
  ASSERT_TRUE(articles.has_value());
  const ConllArticle& article = articles->at(0);
  EXPECT_EQ(article.body, "Berg’s car ");
  std::vector<std::string> printed;
  for (const ConllToken& token : article.tokens)
    printed.push_back(article.body.substr(token.range.begin, token.range.size()));
  EXPECT_EQ(printed, (std::vector<std::string>{"Berg", "’", "s", "car"}));
}

TEST(Conll, RefusesOtherLines) {
  for (const std::string_view text :
       {"Berg B-PER\nOslo\n", "Berg PER\n", "Berg B\n", "B-PER\n", "Berg\tX-PER\n"}) {
    const auto articles = parse_conll(text, "news.conll");
    ASSERT_FALSE(articles.has_value()) << text;
    EXPECT_EQ(articles.error().kind, ErrorKind::bad_input);
    EXPECT_EQ(articles.error().message.rfind("news.conll:", 0), 0U) << articles.error().message;
  }
}

TEST(Conll, TakesNothingAndOddEndsOfLines) {
  EXPECT_TRUE(parse_conll("", "test")->empty());
  EXPECT_TRUE(parse_conll("-DOCSTART- O\n\n\n-DOCSTART- O\n", "test")->empty());
  EXPECT_EQ(parse_conll("Berg B-PER\r\n", "test")->at(0).names.size(), 1U);
  EXPECT_EQ(parse_conll("Berg B-PER \t\n", "test")->at(0).names.size(), 1U);
  const ConllArticle article = parse_conll("Oslo B-LOC\nBerg I-PER\n", "test")->at(0);
  EXPECT_EQ(print(article), "Oslo Berg |L Oslo|P Berg") << "a name of another type begins";
}

Mention mention(std::uint32_t begin, std::uint32_t end, EntityType type) {
  return {.field = TextField::body, .range = {begin, end}, .type = type, .spelling = "x"};
}

TEST(Conll, TagsAreThoseOfTheTokensThatANameCovers) {
  const auto articles =
      parse_conll("Acme B-ORG\nCorp. I-ORG\nmet O\npro-Berg O\nUS-led B-MISC\n", "");
  ASSERT_TRUE(articles.has_value());
  const ConllArticle& article = articles->at(0);
  ASSERT_EQ(article.body, "Acme Corp. met pro-Berg US-led ");
  const auto names = names_on_tokens(article, {mention(0, 9, EntityType::organisation),
                                               mention(19, 23, EntityType::person),
                                               mention(24, 30, EntityType::place),
                                               {.field = TextField::title,
                                                .range = {11, 14},
                                                .type = EntityType::person,
                                                .spelling = "x"}});
  EXPECT_EQ(names[0].range, (ByteRange{0, 10})) << "the full stop is the token's";
  EXPECT_EQ(tags_of(article, names),
            (std::vector<std::string>{"B-ORG", "I-ORG", "O", "O", "B-LOC"}));
}

}  // namespace
}  // namespace pressmark
