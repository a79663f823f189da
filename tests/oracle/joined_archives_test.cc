// SPDX-License-Identifier: GPL-2.0-or-later
//
// Several archives searched as one: the answers in JSON are those of one archive of all their
// articles, byte for byte.

#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "searcher/output/output.h"
#include "searcher/search.h"
#include "tests/support/corpus.h"
#include "tests/support/random_articles.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

using Paths = std::vector<std::filesystem::path>;

std::string joined_answer(Searcher& searcher, const SearchRequest& request) {
  const auto response = searcher.search(request);
  if (!response) return response.error().message;
  return format_response(OutputFormat::json, {request, *response, searcher.identity()}, {});
}

TEST(JoinedArchives, AnswerAsOneArchiveDoes) {
  for (const std::uint32_t seed : {5U, 6U, 7U}) {
    const std::vector<TinySegment> segments = random_segments(seed, 3);
    const TinyArchive all{segments};
    const TinyArchive a{{segments[0]}};
    const TinyArchive b{{segments[1]}};
    const TinyArchive c{{segments[2]}};
    const TinyArchive bc{{segments[1], segments[2]}};
    auto one = Searcher::open(all.path());
    auto two = Searcher::open_as_one(Paths{bc.path(), a.path()});
    auto three = Searcher::open_as_one(Paths{c.path(), a.path(), b.path()});
    ASSERT_TRUE(one && two && three);
    RequestMaker maker{all.reader(), seed};
    std::size_t with_hits = 0;
    for (int i = 0; i < 100; ++i) {
      const SearchRequest request = maker.next();
      const std::string expected = joined_answer(*one, request);
      EXPECT_EQ(joined_answer(*two, request), expected) << request.query;
      EXPECT_EQ(joined_answer(*three, request), expected) << request.query;
      with_hits += expected.find("\"rank\":1,") == std::string::npos ? 0U : 1U;
    }
    EXPECT_GT(with_hits, 30U);
  }
}

}  // namespace
}  // namespace pressmark
