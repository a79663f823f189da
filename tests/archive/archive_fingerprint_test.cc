// SPDX-License-Identifier: GPL-2.0-or-later
//
// The fingerprint says what is in an archive, and nothing else.

#include "archive/archive_fingerprint.h"

#include <algorithm>
#include <array>
#include <random>

#include <gtest/gtest.h>

#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

using testing::MadeUpArticle;

std::string fingerprint(const std::vector<std::vector<MadeUpArticle>>& segments) {
  const testing::TemporaryFolder folder;
  return testing::make_archive(folder.path(), segments).archive_fingerprint;
}

TEST(ArchiveFingerprint, DependsOnTheArticlesOnly) {
  const auto articles = testing::make_up_articles(40, 3);
  auto reversed = articles;
  std::reverse(reversed.begin(), reversed.end());
  const std::string expected = fingerprint({articles});
  EXPECT_EQ(expected.size(), 32U);
  EXPECT_EQ(fingerprint({reversed}), expected);
  const std::vector<MadeUpArticle> first{articles.begin(), articles.begin() + 7};
  const std::vector<MadeUpArticle> rest{articles.begin() + 7, articles.end()};
  EXPECT_EQ(fingerprint({first, {}, rest}), expected);
  EXPECT_EQ(fingerprint({rest, first}), expected);

  auto changed = articles;
  changed[5].article.body += ".";
  EXPECT_NE(fingerprint({changed}), expected);
  changed = articles;
  changed[5].article.id += "x";
  EXPECT_NE(fingerprint({changed}), expected);
  changed = articles;
  changed.pop_back();
  EXPECT_NE(fingerprint({changed}), expected);
}

TEST(ArchiveFingerprint, LeavesDeletedArticlesOut) {
  const testing::TemporaryFolder folder;
  const auto articles = testing::make_up_articles(40, 3);
  Manifest manifest = testing::make_archive(folder.path(), {articles});
  const std::array<DocumentId, 2> deleted{1, 40};
  manifest = testing::delete_documents(folder.path(), manifest, 0, deleted);
  EXPECT_EQ(manifest.archive_fingerprint,
            fingerprint({{articles.begin() + 1, articles.end() - 1}}));
}

TEST(ArchiveFingerprint, IsASumOf128Bits) {
  std::mt19937_64 random{7};
  ArchiveFingerprint sum;
  std::vector<std::pair<std::string, ContentHash>> added;
  const ArchiveFingerprint zero;
  EXPECT_EQ(zero.to_string(), std::string(32, '0'));
  for (int i = 0; i < 1'000; ++i) {
    ContentHash hash;
    for (std::uint8_t& byte : hash)
      byte = static_cast<std::uint8_t>(random());
    added.emplace_back("article-" + std::to_string(random() % 100), hash);
    const ArchiveFingerprint before = sum;
    sum.add(added.back().first, hash);
    EXPECT_NE(sum, before);
    EXPECT_EQ(ArchiveFingerprint::parse(sum.to_string()), sum);
    ArchiveFingerprint back = sum;  // carries and borrows between the halves
    back.subtract(added.back().first, hash);
    EXPECT_EQ(back, before);
  }
  std::shuffle(added.begin(), added.end(), random);
  for (const auto& [id, hash] : added)
    sum.subtract(id, hash);
  EXPECT_EQ(sum, zero);
}

TEST(ArchiveFingerprint, IsReadInOneSpellingOnly) {
  EXPECT_TRUE(ArchiveFingerprint::parse("0123456789abcdef0123456789abcdef"));
  for (const char* wrong :
       {"", "0", "0123456789abcdef0123456789abcdeF", "0123456789abcdef0123456789abcdef0",
        "x123456789abcdef0123456789abcdef"})
    EXPECT_FALSE(ArchiveFingerprint::parse(wrong)) << wrong;
}

}  // namespace
}  // namespace pressmark
