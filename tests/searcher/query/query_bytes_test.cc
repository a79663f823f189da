// SPDX-License-Identifier: GPL-2.0-or-later
//
// Queries that are no text, or too much of it.
#include "searcher/query/query_bytes.h"

#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(QueryBytes, TakesTextUpToTheLimit) {
  EXPECT_FALSE(check_bytes("", {}));
  EXPECT_FALSE(check_bytes("Лавров 叙利亚", {}));
  QueryLimits limits;
  limits.bytes = 7;
  EXPECT_FALSE(check_bytes("1234567", limits));
  const auto refusal = check_bytes("12345é78", limits);
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->where, (ByteRange{7, 9}));
  EXPECT_EQ(refusal->message, "a query may have 7 bytes; this one has 9");
  EXPECT_FALSE(refusal->edit);
  EXPECT_EQ(check_bytes("123456é8", limits)->where.begin, 6U) << "no character is cut";
}

TEST(QueryBytes, OffersSpacesForWhatIsNoCharacter) {
  const auto refusal = check_bytes("a \xff\xfe b", {});
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->where, (ByteRange{2, 3}));
  ASSERT_TRUE(refusal->edit);
  EXPECT_EQ(refusal->edit->range, (ByteRange{0, 6}));
  EXPECT_EQ(refusal->edit->replacement.find_first_not_of(" ab"), std::string::npos);
}

}  // namespace
}  // namespace pressmark
