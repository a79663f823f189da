// SPDX-License-Identifier: GPL-2.0-or-later
//
// Lists as they grow, and the terms that they are made of.

#include "indexer/term_postings.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(DocumentTerms, AreKeptInOrder) {
  DocumentTerms terms;
  terms.add("b", 2);
  terms.add("", 0);
  terms.add("aa", 1);
  ASSERT_EQ(terms.size(), 3U);
  EXPECT_EQ(terms[0].text, "b");
  EXPECT_EQ(terms[1].text, "");
  EXPECT_EQ(terms[2].text, "aa");
  EXPECT_EQ(terms[2].frequency, 1U);
  terms.clear();
  EXPECT_EQ(terms.size(), 0U);
}

TermPostings two_documents() {
  TermPostings postings;
  DocumentTerms terms;
  terms.add("oil", 2);
  terms.add("gas", 1);
  terms.add("oil", 3);
  postings.add(terms);
  postings.add({});
  terms.clear();
  terms.add("oil", 300);
  postings.add(terms);
  return postings;
}

TEST(TermPostings, AddUpATermThatComesTwice) {
  const TermPostings postings = two_documents();
  ASSERT_EQ(postings.sorted().size(), 2U);
  EXPECT_EQ(postings.term(0), "oil");
  const TermPostings::List& oil = postings.list(0);
  EXPECT_EQ(oil.documents, 2U);
  EXPECT_EQ(oil.occurrences, 305U);
  EXPECT_EQ(oil.bytes, std::string("\1\5\2", 3)) << "document 1, five times; two documents on";
  EXPECT_EQ(oil.last_document, 3U);
  EXPECT_EQ(oil.last_frequency, 300U);
}

TEST(TermPostings, KnowTheLengthsOfDocuments) {
  const TermPostings postings = two_documents();
  EXPECT_EQ(std::vector(postings.lengths().begin(), postings.lengths().end()),
            (std::vector<std::uint32_t>{6, 0, 300}));
  EXPECT_EQ(postings.highest_frequency(), 300U);
}

TEST(TermPostings, SortByBytes) {
  EXPECT_EQ(two_documents().sorted(), (std::vector<std::uint32_t>{1, 0}));
}

}  // namespace
}  // namespace pressmark
