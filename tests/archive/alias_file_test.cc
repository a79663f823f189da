// SPDX-License-Identifier: GPL-2.0-or-later
//
// What lines mean, how the wrong ones are refused, and files made to hurt.
// PRESSMARK_ALIAS_FILES=N reads more of them than 2,000.
#include "archive/alias_file.h"

#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/files.h"
#include "base/utf8.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

std::string read(std::string_view text) {
  const auto rules = parse_aliases(text, "aliases.txt");
  if (!rules) {
    EXPECT_EQ(rules.error().kind, ErrorKind::invalid_argument);
    EXPECT_FALSE(rules.error().hint.empty());
    return rules.error().message;
  }
  std::string printed;
  for (const AliasRule& rule : *rules)
    printed += std::to_string(rule.line) + " " + alias_line(rule) + "\n";
  return printed;
}

TEST(AliasFile, ReadsTheFourVerbs) {
  EXPECT_EQ(read("merge person \"Sergei Lavrov\" \"Sergej Lawrow\" \"Лавров\"\n"
                 "# a comment\n"
                 "\n"
                 "   \t \n"
                 "split\tperson\t\"Jo Berg\"   # why\r\n"
                 "retype person \"Sputnik\" \"RIA\" org\n"
                 "hide place \"March\""),
            "1 merge person \"Sergei Lavrov\" \"Sergej Lawrow\" \"Лавров\"\n"
            "5 split person \"Jo Berg\"\n"
            "6 retype person \"Sputnik\" \"RIA\" org\n"
            "7 hide place \"March\"\n");
  EXPECT_EQ(read(""), "");
  EXPECT_EQ(read("\xEF\xBB\xBF# saved by an editor that marks its files\n"), "");
}

TEST(AliasFile, ADoubledQuoteIsOne) {
  EXPECT_EQ(read(R"(hide person "Dwayne ""The Rock"" Johnson")"),
            "1 hide person \"Dwayne \"\"The Rock\"\" Johnson\"\n");
  EXPECT_EQ(quote_name("a \"b\""), "\"a \"\"b\"\"\"");
}

TEST(AliasFile, RefusesTheFirstLineThatItDoesNotUnderstand) {
  EXPECT_EQ(read("\n\njoin person \"A\" \"B\"\n"),
            "aliases.txt:3: 'join' is nothing that can be done");
  EXPECT_EQ(read("\"A\" person"), "aliases.txt:1: a line begins with a word, not with a name");
  EXPECT_EQ(read("hide"), "aliases.txt:1: a type is missing");
  EXPECT_EQ(read("hide \"A\""), "aliases.txt:1: a type is missing");
  EXPECT_EQ(read("hide people \"A\""), "aliases.txt:1: there is no type 'people'");
  EXPECT_EQ(read("hide person"), "aliases.txt:1: a name is missing; names stand in quotes");
  EXPECT_EQ(read("hide person Berg"), "aliases.txt:1: a name is missing; names stand in quotes");
  EXPECT_EQ(read("merge person \"A\""), "aliases.txt:1: another name is missing");
  EXPECT_EQ(read("merge person \"A\" \"B\" \"A\""), "aliases.txt:1: \"A\" is there twice");
  EXPECT_EQ(read("hide person \"A"), "aliases.txt:1: a quote is not closed");
  EXPECT_EQ(read("hide person \"A\"\"\nhide person \"B\""), "aliases.txt:1: a quote is not closed");
  EXPECT_EQ(read("hide person \"\""), "aliases.txt:1: a name is empty");
  EXPECT_EQ(read("hide person \"\" "), "aliases.txt:1: a name is empty");
  EXPECT_EQ(read("hide person \"A\" B"), "aliases.txt:1: nothing can follow here: B");
  EXPECT_EQ(read("retype person \"A\""), "aliases.txt:1: a type is missing");
  EXPECT_EQ(read("retype person \"A\" person"), "aliases.txt:1: the two types are the same");
  EXPECT_EQ(read("hide person \"A\"\nhide person \"\xFF\""),
            "aliases.txt:2: the line is not UTF-8");
  EXPECT_EQ(read("hide person \"A\x1B[2J\""), "aliases.txt:1: there is a control character");
}

TEST(AliasFile, NoFileSaysNothing) {
  const TemporaryFolder folder;
  const auto none = read_aliases(folder.path());
  ASSERT_TRUE(none) << none.error().message;
  EXPECT_TRUE(none->rules.empty());
  EXPECT_TRUE(none->fingerprint.empty());
  ASSERT_TRUE(write_file(folder / "aliases.txt", "hide person \"A\"\n"));
  const auto one = read_aliases(folder.path());
  ASSERT_TRUE(one) << one.error().message;
  EXPECT_EQ(one->rules.size(), 1U);
  EXPECT_EQ(one->fingerprint.size(), 16U);
  ASSERT_TRUE(write_file(folder / "aliases.txt", "hide person \"B\"\n"));
  EXPECT_NE(read_aliases(folder.path())->fingerprint, one->fingerprint);
  std::filesystem::remove(folder / "aliases.txt");
  std::filesystem::create_directory(folder / "aliases.txt");
  EXPECT_EQ(read_aliases(folder.path()).error().kind, ErrorKind::io);
}

// Pieces of lines put together at random, with bytes that do not belong: every line is understood
// or refused with its number, and what is understood is what alias_line() writes, read again.
TEST(AliasFile, HostileFilesAreReadOrRefused) {
  const char* wanted = std::getenv("PRESSMARK_ALIAS_FILES");
  const int files = wanted == nullptr ? 2'000 : std::atoi(wanted);
  static const std::vector<std::string> pieces{
      "merge ",  "split ",    "retype ", "hide ",    "person ", "org ", "place ", "\"Jo Berg\" ",
      "\"A\"",   "\"",        "\"\"",    "\n",       "\r\n",    "#",    " ",      "\t",
      "Лавров ", "\"安倍\" ", "\xFF",    "\xEF\xBB", "\x1B",    "x",    "\"B\" ", "\xE2\x80\xAE"};
  std::mt19937 random{7};
  int understood = 0;
  for (int i = 0; i < files; ++i) {
    std::string text;
    // Half of them are lines that mean something, with a piece of noise here and there.
    for (std::size_t lines = random() % 4; lines > 0; --lines) {
      const bool is_noise = random() % 2 == 0;
      for (std::size_t n = random() % 8; is_noise && n > 0; --n)
        text += pieces[random() % pieces.size()];
      if (!is_noise) text += pieces[random() % 4] + pieces[4 + random() % 3] + "\"Jo\" \"A B\" org";
      text += '\n';
    }
    const auto rules = parse_aliases(text, "f");
    if (!rules) {
      EXPECT_TRUE(rules.error().message.starts_with("f:")) << rules.error().message;
      EXPECT_TRUE(is_valid_utf8(rules.error().message));
      EXPECT_EQ(rules.error().message.find('\x1B'), std::string::npos);
      continue;
    }
    understood += rules->empty() ? 0 : 1;
    for (const AliasRule& rule : *rules) {
      const std::string line = alias_line(rule);
      const auto again = parse_aliases(line, "f");
      ASSERT_TRUE(again) << line;
      EXPECT_EQ(again->at(0).names, rule.names);
    }
  }
  EXPECT_GT(understood, files / 50);
}

}  // namespace
}  // namespace pressmark
