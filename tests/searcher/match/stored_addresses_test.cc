// SPDX-License-Identifier: GPL-2.0-or-later
//
// Paths as they are folded and cut; each read once, or again where not all may be kept.

#include "searcher/match/stored_addresses.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

std::string print_address(const ArticleAddress& address) {
  return std::string{address.path.substr(0, address.file_at)} + " | " +
         std::string{address.path.substr(address.file_at)} + " | " +
         std::string{address.path.substr(address.path.size() - address.record_number)} + " | " +
         std::string{address.url};
}

const std::vector<TinySegment>& tiny_segments() {
  static const std::vector<TinySegment> segments{
      {{.id = "Bonn.jsonl#12"}, {.id = "K\u00f6ln/\uff03\uff17"}, {.id = "#7"}},
      {{.id = "2017/05/news"}, {.id = "a#b7"}, {.id = "a#"}}};
  return segments;
}

const std::vector<std::vector<std::string>> tiny_addresses{
    {"tiny/ | bonn.jsonl#12 | #12 | ", "tiny/köln/ | #7 |  | ", "tiny/ | #7 | #7 | "},
    {"tiny/2017/05/ | news |  | ", "tiny/ | a#b7 |  | ", "tiny/ | a# |  | "}};

void expect_tiny_addresses(StoredAddresses& addresses) {
  for (std::size_t segment = 0; segment < tiny_addresses.size(); ++segment) {
    for (DocumentId document = 1; document <= 3; ++document) {
      EXPECT_EQ(print_address(addresses.of(segment, document)),
                tiny_addresses[segment][document - 1]);
    }
  }
}

TEST(StoredAddresses, AreFoldedWithTheirPartsKnown) {
  const TinyArchive archive{tiny_segments()};
  StoredAddresses addresses{archive.segments()};
  expect_tiny_addresses(addresses);
  expect_tiny_addresses(addresses);
}

TEST(StoredAddresses, AreReadOnce) {
  const TinyArchive archive{tiny_segments()};
  StoredAddresses addresses{archive.segments()};
  expect_tiny_addresses(addresses);
  const char* const first = addresses.of(0, 1).path.data();
  const char* const second = addresses.of(1, 1).path.data();
  EXPECT_NE(first, second);
  EXPECT_EQ(addresses.of(0, 1).path.data(), first);
  EXPECT_EQ(addresses.of(1, 1).path.data(), second);
}

TEST(StoredAddresses, AreReadAgainWhereTheyMayNotBeKept) {
  const TinyArchive archive{tiny_segments()};
  for (const std::size_t most_bytes : {0U, 100U, 1'000U, 1U << 20U, (1U << 20U) + 100U}) {
    StoredAddresses addresses{archive.segments(), most_bytes};
    expect_tiny_addresses(addresses);
    expect_tiny_addresses(addresses);
  }
}

}  // namespace
}  // namespace pressmark
