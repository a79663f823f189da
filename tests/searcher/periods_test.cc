// SPDX-License-Identifier: GPL-2.0-or-later
//
// Counts by day, month and year against counting labels one by one.

#include "searcher/periods.h"

#include <random>

#include <gtest/gtest.h>

#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

TEST(PeriodLabel, IsABeginningOfTheDate) {
  const Day day = to_day(*parse_iso_date("2017-05-11"));
  EXPECT_EQ(period_label(TimelineUnit::year, day), "2017");
  EXPECT_EQ(period_label(TimelineUnit::month, day), "2017-05");
  EXPECT_EQ(period_label(TimelineUnit::day, day), "2017-05-11");
}

class Periods : public ::testing::Test {
 protected:
  // The second segment reaches further back and further on than the first.
  TinyArchive archive_{{
      {{.id = "1", .date = "2017-02-16"},
       {.id = "2", .date = "2017-02-17"},
       {.id = "3"},
       {.id = "4", .date = "2017-05-11"}},
      {{.id = "5", .date = "1969-12-31"},
       {.id = "6", .date = "2200-12-31"},
       {.id = "7", .date = "2017-02-16"},
       {.id = "8"}},
      {{.id = "9"}},
  }};

  DayCounts count(DocumentId step, bool is_many = true) const {
    DayCounts counts;
    for (const SegmentReader& segment : archive_.segments()) {
      std::vector<DocumentId> documents;
      for (DocumentId document = 1; document <= segment.articles(); document += step)
        documents.push_back(document);
      if (is_many) {
        counts.add(documents, segment.columns().day.values());
      } else {
        counts.add(documents, segment.columns().day);
      }
    }
    return counts;
  }
};

using Buckets = std::map<std::string, std::uint64_t>;

TEST_F(Periods, AddUpOverSegments) {
  const DayCounts all = count(1);
  EXPECT_EQ(all.undated(), 3U);
  EXPECT_EQ(all.by_period(TimelineUnit::year), (Buckets{{"1969", 1}, {"2017", 4}, {"2200", 1}}));
  EXPECT_EQ(all.by_period(TimelineUnit::month),
            (Buckets{{"1969-12", 1}, {"2017-02", 3}, {"2017-05", 1}, {"2200-12", 1}}));
  EXPECT_EQ(all.by_period(TimelineUnit::day), (Buckets{{"1969-12-31", 1},
                                                       {"2017-02-16", 2},
                                                       {"2017-02-17", 1},
                                                       {"2017-05-11", 1},
                                                       {"2200-12-31", 1}}));
  EXPECT_EQ(count(1, false).by_period(TimelineUnit::day), all.by_period(TimelineUnit::day));
  const DayCounts odd = count(2);
  EXPECT_EQ(odd.undated(), 2U);
  EXPECT_EQ(odd.by_period(TimelineUnit::year), (Buckets{{"1969", 1}, {"2017", 2}}));
}

TEST_F(Periods, MakeATimelineInAscendingOrder) {
  const Timeline timeline = make_timeline(TimelineUnit::month, count(1));
  EXPECT_EQ(timeline.unit, TimelineUnit::month);
  EXPECT_EQ(timeline.undated, 3U);
  std::string printed;
  for (const TimelineBucket& bucket : timeline.buckets) {
    printed += bucket.date + "=" + std::to_string(bucket.articles) + " ";
  }
  EXPECT_EQ(printed, "1969-12=1 2017-02=3 2017-05=1 2200-12=1 ");
}

TEST(DayCounts, AreThoseOfTheLabelsOfRandomDays) {
  std::mt19937 random{3};
  const Day first = to_day(*parse_iso_date("1400-01-01"));
  const Day last = to_day(*parse_iso_date("2200-12-31"));
  for (int round = 0; round < 20; ++round) {
    std::vector<Day> days;
    std::vector<DocumentId> documents;
    std::map<TimelineUnit, Buckets> expected;
    const Day begin = round % 2 == 0 ? first : to_day(*parse_iso_date("2016-11-01"));
    const auto span = static_cast<std::uint32_t>(round % 2 == 0 ? last - first : 500);
    for (DocumentId document = 1; document <= 300; ++document) {
      days.push_back(begin + static_cast<Day>(random() % (span + 1)));
      documents.push_back(document);
      for (const TimelineUnit unit : {TimelineUnit::day, TimelineUnit::month, TimelineUnit::year})
        ++expected[unit][period_label(unit, days.back())];
    }
    DayCounts counts;
    counts.add(documents, days);
    for (const auto& [unit, buckets] : expected)
      EXPECT_EQ(counts.by_period(unit), buckets);
  }
}

TEST(PeriodsOfNothing, AreEmpty) {
  const DayCounts counts;
  EXPECT_EQ(counts.undated(), 0U);
  EXPECT_TRUE(counts.by_period(TimelineUnit::day).empty());
}

}  // namespace
}  // namespace pressmark
