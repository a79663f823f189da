// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which stretches of a text are taken for names, and why.
#include "analysis/entities/spans.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/analysis/entities/support.h"

namespace pressmark::entities {
namespace {

std::string_view to_text(SpanForm form) {
  switch (form) {
    case SpanForm::listed:
      return "listed";
    case SpanForm::organisation:
      return "organisation";
    case SpanForm::weak_organisation:
      return "weak organisation";
    case SpanForm::company:
      return "company";
    case SpanForm::titled_person:
      return "titled person";
    case SpanForm::person_by_role:
      return "person by role";
    case SpanForm::person:
      return "person";
    case SpanForm::place:
      return "place";
    case SpanForm::weak_place:
      return "weak place";
    case SpanForm::acronym:
      return "acronym";
    case SpanForm::unknown:
      return "unknown";
  }
  return "";
}

std::string print_spans(std::string_view text) {
  const TestLine line{text};
  std::vector<Span> spans;
  find_spans(line.article(), spans);
  std::string out;
  for (const Span& span : spans) {
    if (!out.empty()) out += ", ";
    out += line.print(span.first, span.last);
    out += " (";
    out += to_text(span.form);
    out += ')';
  }
  return out;
}

struct SpanCase {
  std::string_view text;
  std::string_view printed;
};

TEST(Spans, AreFoundInProse) {
  for (const SpanCase& c : {
           SpanCase{"Norwegian Deputy Foreign Minister Olga Berg spoke in Oslo.",
                    "Olga Berg (titled person), Oslo (listed)"},
           SpanCase{"The spokeswoman Olga Berg resigned.", "Olga Berg (person by role)"},
           SpanCase{"US Secretary of State John Doe came.",
                    "US (listed), John Doe (titled person)"},
           SpanCase{"On Thursday the Russian team won.", ""},
           SpanCase{"A US-Russian deal with Russia-NATO talks.",
                    "US (listed), Russia (listed), NATO (listed)"},
           SpanCase{"It owes US$5 to Acme Inc. of Texas.", "Acme Inc (company), Texas (listed)"},
           SpanCase{"the ZZQX and the TV crew", "ZZQX (acronym)"},
           SpanCase{"Then Qwertz Uiop left.", "Qwertz Uiop (unknown)"},
       }) {
    EXPECT_EQ(print_spans(c.text), c.printed) << c.text;
  }
}

TEST(Spans, InHeadlinesCapitalsAloneMakeNoLongName) {
  EXPECT_EQ(print_spans("Minister Berg Visits Norway Before Crucial Vote"),
            "Berg (titled person), Norway (listed)");
  EXPECT_EQ(print_spans("NORWAY WINS THE CUP"), "");
  EXPECT_EQ(print_spans("Photo: Olga Berg"), "");
}

}  // namespace
}  // namespace pressmark::entities
