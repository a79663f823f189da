// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which full name a short one is given.
#include "analysis/entities/references.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/analysis/entities/support.h"

namespace pressmark::entities {
namespace {

// The references that differ from what is printed.
std::string resolve(std::string_view text) {
  const TestLine line{text};
  std::vector<Span> spans;
  find_spans(line.article(), spans);
  EvidenceScale scale;
  std::vector<Judgement> judgements;
  scale.judge(line.article(), spans, judgements);
  const auto full = resolve_references(line.article(), spans, judgements);
  std::string out;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (full.at(i) == i || !judgements[i].type) continue;
    if (!out.empty()) out += ", ";
    out += line.print(spans[i].first, spans[i].last) + "=" +
           spelling_of(line.article(), spans[full[i]]);
  }
  return out;
}

struct ReferenceCase {
  std::string_view text;
  std::string_view printed;
};

TEST(References, LeadToFullNames) {
  for (const ReferenceCase& c : {
           ReferenceCase{"Anna Berg came. Berg spoke, and Berg's aides left.",
                         "Berg=Anna Berg, Berg=Anna Berg"},
           ReferenceCase{"Berg spoke. Later Anna Berg left.", "Berg=Anna Berg"},
           ReferenceCase{"Anna Berg met Peter Berg. Then Berg left.", "Berg=Peter Berg"},
           ReferenceCase{"Anna Berg left. Berg spoke. Peter Berg came.", "Berg=Anna Berg"},
           ReferenceCase{"Sergei Orlov met Sergey Orlov. Then Sergey Orlov left. Orlov spoke.",
                         "Orlov=Sergey Orlov"},
           ReferenceCase{"Sergei Orlov and Sergey Orlov left. Orlov spoke.", "Orlov=Sergei Orlov"},
           ReferenceCase{"The Northern Fisheries Council (NFC) met. The NFC agreed.",
                         "NFC=Northern Fisheries Council, NFC=Northern Fisheries Council"},
           ReferenceCase{"The Group of 20 (G20) met.", "G20=Group of 20"},
           ReferenceCase{"Jordan Pickford saved. He flew to Jordan.", ""},
       }) {
    EXPECT_EQ(resolve(c.text), c.printed) << c.text;
  }
}

TEST(References, SpellingsHaveSingleSpaces) {
  const TestLine line{"Anna\n Berg"};
  EXPECT_EQ(spelling_of(line.article(), {.line = 0, .first = 0, .last = 1}), "Anna");
  const TestLine wide{"Anna \t Berg"};
  EXPECT_EQ(spelling_of(wide.article(), {.line = 0, .first = 0, .last = 2}), "Anna Berg");
}

}  // namespace
}  // namespace pressmark::entities
