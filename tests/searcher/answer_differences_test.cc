// SPDX-License-Identifier: GPL-2.0-or-later
//
// An answer beside others: each thing that differs is told, and nothing else.
#include "searcher/answer_differences.h"

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/output/json.h"
#include "tests/support/sample_response.h"

namespace pressmark {
namespace {

std::string as_json(const SampleAnswer& answer) {
  return format_json(answer.input(), {});
}

std::string print(const AnswerDifferences& differences) {
  std::string out;
  for (const auto& [name, differs] :
       {std::pair{"read_as ", differences.read_as}, std::pair{"total ", differences.total},
        std::pair{"order ", differences.order}, std::pair{"scores ", differences.scores},
        std::pair{"timeline ", differences.timeline}}) {
    if (differs) out += name;
  }
  for (const AlteredHit& hit : differences.hits) {
    out += hit.id + ":";
    for (const std::string& key : hit.keys)
      out += key + " ";
  }
  for (const std::string& facet : differences.facets)
    out += "facet " + facet + " ";
  return out;
}

std::string difference_of(const std::function<void(SampleAnswer&)>& change) {
  SampleAnswer other = sample_answer();
  change(other);
  return print(find_differences(as_json(sample_answer()), as_json(other)));
}

TEST(AnswerDifferences, NoneInOneAndTheSame) {
  EXPECT_EQ(difference_of([](SampleAnswer&) {}), "");
  EXPECT_EQ(difference_of([](SampleAnswer& answer) {
              answer.archive.fingerprint = "00";
              answer.request.limit = 99;
              answer.response.notes.clear();
            }),
            "")
      << "what was asked, and of which archive, is no answer";
}

TEST(AnswerDifferences, EachIsTold) {
  EXPECT_EQ(difference_of([](SampleAnswer& answer) { answer.response.read_as = "x"; }), "read_as ");
  EXPECT_EQ(difference_of([](SampleAnswer& answer) { ++*answer.response.matches; }), "total ");
  EXPECT_EQ(difference_of([](SampleAnswer& answer) { answer.response.families.reset(); }),
            "total ");
  EXPECT_EQ(difference_of([](SampleAnswer& answer) { answer.response.hits[1].score = 9.2; }),
            "scores ");
  EXPECT_EQ(difference_of([](SampleAnswer& answer) {
              std::swap(answer.response.hits[0], answer.response.hits[1]);
              std::swap(answer.response.hits[0].rank, answer.response.hits[1].rank);
            }),
            "order ");
  EXPECT_EQ(difference_of([](SampleAnswer& answer) {
              answer.response.hits[2].title = "New";
              answer.response.hits[2].snippet.highlights.clear();
              answer.response.hits[3].copies = 2;
            }),
            "zh-12.txt:title snippet =cmd|' /C calc'!A0:family ");
  EXPECT_EQ(difference_of([](SampleAnswer& answer) {
              answer.response.facets[0].values[1].articles = 7;
              answer.response.facets[2].values.pop_back();
            }),
            "facet person facet source ");
  EXPECT_EQ(difference_of([](SampleAnswer& answer) { answer.response.timeline->undated = 1; }),
            "timeline ");
}

TEST(AnswerDifferences, HitsThatOneAloneListsAreNotCompared) {
  EXPECT_EQ(difference_of([](SampleAnswer& answer) {
              answer.response.hits.erase(answer.response.hits.begin() + 1);
              answer.response.hits[1].rank = 2;
            }),
            "");
}

TEST(AnswerDifferences, WhatALaterVersionAddsIsNone) {
  const std::string then = as_json(sample_answer());
  std::string now = then;
  const std::string score = "\"score\":12.3149";
  now.replace(now.find(score), score.size(), score + ",\"mood\":\"fair\"");
  EXPECT_EQ(print(find_differences(then, now)), "");
  EXPECT_EQ(print(find_differences(now, then)), "ferry-strike.txt:mood ");
}

}  // namespace
}  // namespace pressmark
