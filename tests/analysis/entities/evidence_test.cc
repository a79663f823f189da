// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the same words are taken for in different surroundings.
#include "analysis/entities/evidence.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/analysis/entities/support.h"

namespace pressmark::entities {
namespace {

std::string judge(std::string_view text) {
  const TestLine line{text};
  std::vector<Span> spans;
  find_spans(line.article(), spans);
  EvidenceScale scale;
  std::vector<Judgement> judgements;
  scale.judge(line.article(), spans, judgements);
  std::string out;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (!out.empty()) out += ", ";
    out += line.print(spans[i].first, spans[i].last) + '=';
    out += judgements[i].type ? to_string(*judgements[i].type) : "none";
  }
  return out;
}

struct EvidenceCase {
  std::string_view text;
  std::string_view printed;
};

TEST(Evidence, DecidesTheType) {
  for (const EvidenceCase& c : {
           EvidenceCase{"He saw Qwertz there.", "Qwertz=none"},
           EvidenceCase{"Then Qwertz said no.", "Qwertz=person"},
           EvidenceCase{"President Washington rode; he had left Washington.",
                        "Washington=person, Washington=place"},
           EvidenceCase{"He lives in Bonn, Germany, now.", "Bonn=place, Germany=place"},
           EvidenceCase{"It was Anna Qwertz, 45, who failed.", "Anna Qwertz=person"},
           EvidenceCase{"Reading helps. He likes reading.", "Reading=none"},
           EvidenceCase{"The Defence Ministry agreed.", "Defence Ministry=org"},
       }) {
    EXPECT_EQ(judge(c.text), c.printed) << c.text;
  }
}

// The scale keeps memory between articles, but no memories.
TEST(Evidence, DoesNotDependOnTheArticleBefore) {
  const TestLine first{"Qwertz said no, and Qwertz said it twice."};
  const TestLine second{"He saw Qwertz there."};
  EvidenceScale scale;
  std::vector<Span> spans;
  std::vector<Judgement> judgements;
  find_spans(first.article(), spans);
  scale.judge(first.article(), spans, judgements);
  ASSERT_EQ(judgements.size(), 2U);
  EXPECT_EQ(judgements[0].type, EntityType::person);
  find_spans(second.article(), spans);
  scale.judge(second.article(), spans, judgements);
  ASSERT_EQ(judgements.size(), 1U);
  EXPECT_EQ(judgements[0].type, std::nullopt);
}

}  // namespace
}  // namespace pressmark::entities
