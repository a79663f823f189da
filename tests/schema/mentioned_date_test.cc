// SPDX-License-Identifier: GPL-2.0-or-later
//
// Spans of days, and their numbers.

#include "schema/mentioned_date.h"

#include <gtest/gtest.h>

namespace pressmark {
namespace {

Day day_of(std::string_view text) {
  return to_day(*parse_iso_date(text));
}

TEST(MentionedDate, EndsWithItsSpan) {
  EXPECT_EQ(last_day({day_of("2017-04-12"), DaySpan::day}), day_of("2017-04-12"));
  EXPECT_EQ(last_day({day_of("2017-04-10"), DaySpan::week}), day_of("2017-04-16"));
  EXPECT_EQ(last_day({day_of("2017-04-01"), DaySpan::month}), day_of("2017-04-30"));
  EXPECT_EQ(last_day({day_of("2016-02-01"), DaySpan::month}), day_of("2016-02-29"));
}

TEST(MentionedDate, EveryOneIsANumberInTheirOrder) {
  std::uint32_t before = 0;
  bool is_first = true;
  const Day last = day_of("2200-12-31");
  for (Day day = day_of("1400-01-01"); day <= last; day += day < last - 7 ? 7 : 1) {
    for (const DaySpan span : {DaySpan::day, DaySpan::week, DaySpan::month}) {
      const MentionedDate date{day, span};
      const std::uint32_t packed = pack(date);
      ASSERT_EQ(unpack_mentioned_date(packed), date);
      ASSERT_TRUE(is_first || packed > before);
      ASSERT_LT(packed, packed_date_limit());
      before = packed;
      is_first = false;
    }
  }
}

}  // namespace
}  // namespace pressmark
