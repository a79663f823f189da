// SPDX-License-Identifier: GPL-2.0-or-later
//
// Forms of the segment's own articles agree with its word order, those of others do not.

#include "archive/verify_forms.h"

#include <filesystem>
#include <set>

#include <gtest/gtest.h>

#include "archive/archive.h"
#include "archive/segment_columns_writer.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

class VerifyForms : public ::testing::Test {
 protected:
  std::set<std::string> columns_at_fault() {
    const auto segment = SegmentReader::open_unpublished(folder_.path());
    EXPECT_TRUE(segment) << segment.error().message;
    std::set<std::string> columns;
    verify_forms(*segment, [&](std::string_view column, const std::string& problem) {
      EXPECT_NE(problem, "");
      columns.insert(std::string{column});
    });
    return columns;
  }

  /// Puts the forms in the place of the segment's.
  void write_forms(auto&& change) {
    const auto segment = SegmentReader::open_unpublished(folder_.path());
    ASSERT_TRUE(segment) << segment.error().message;
    std::vector<std::pair<std::string, std::vector<PrintedForm>>> rows;
    FormsCursor forms{segment->columns().forms};
    for (LexiconCursor stem{segment->columns().lexicon}; !stem.at_end(); stem.next())
      rows.emplace_back(stem.stem(), forms.next(stem.stem()));
    change(rows);
    auto writer = FormsWriter::create(folder_.path(), segment->uuid());
    ASSERT_TRUE(writer);
    for (const auto& [stem, row] : rows)
      writer->add(stem, row);
    ASSERT_TRUE(writer->finish());
  }

  testing::TemporaryFolder folder_;
};

TEST_F(VerifyForms, DifferencesAreNoticed) {
  testing::write_segment(folder_.path(), testing::make_up_articles(120, 1));
  EXPECT_EQ(columns_at_fault(), std::set<std::string>{});

  write_forms([](auto& rows) { ++rows[3].second[0].occurrences; });
  EXPECT_EQ(columns_at_fault(), std::set<std::string>{"forms"});
  write_forms([](auto& rows) { --rows[3].second[0].occurrences; });
  EXPECT_EQ(columns_at_fault(), std::set<std::string>{});
  write_forms([](auto& rows) {
    for (auto& [stem, row] : rows)
      row.resize(1);
  });
  EXPECT_EQ(columns_at_fault(), std::set<std::string>{"word_order"});
}

}  // namespace
}  // namespace pressmark
