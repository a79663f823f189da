// SPDX-License-Identifier: GPL-2.0-or-later
//
// What reaches the workers, in which batches, and what is reported on the way.

#include "indexer/intake.h"

#include <atomic>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/indexer/segment_content.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

std::string record(const std::string& id, const std::string& body = "Some words.") {
  return R"({"id":")" + id + R"(","body":")" + body + "\"}\n";
}

/// All batches: "0: a b | 1: c", or the Error's message after them.
std::string drain(Intake& intake) {
  std::string text;
  while (true) {
    auto batch = intake.next();
    if (!batch) return text + " ! " + batch.error().message;
    if (!*batch) return text;
    text.append(text.empty() ? "" : " | ").append(std::to_string((*batch)->number) + ":");
    for (const Article& article : (*batch)->articles) {
      text.append(" ").append(article.id);
    }
  }
}

class IntakeTest : public testing::Test {
 protected:
  /// Options for reading `lines`.
  BuildOptions reading(const std::string& lines) {
    BuildOptions options = build_options(folder_.write("in.jsonl", lines), folder_ / "archive");
    options.on_report = [this](const ArticleReport& report) {
      reports_ += report.code + (report.is_rejected ? "! " : " ");
    };
    return options;
  }

  TemporaryFolder folder_;
  std::string reports_;
};

constexpr std::uint64_t any_bytes = 1U << 20U;

TEST_F(IntakeTest, CutsBatchesByArticles) {
  BuildOptions options = reading(record("a") + record("b") + record("c") + record("d"));
  for (const auto& [articles, batches] :
       std::vector<std::pair<std::uint32_t, std::string>>{{1, "0: a | 1: b | 2: c | 3: d"},
                                                          {2, "0: a b | 1: c d"},
                                                          {3, "0: a b c | 1: d"},
                                                          {4, "0: a b c d"},
                                                          {9, "0: a b c d"}}) {
    options.batch_articles = articles;
    Intake intake{options, any_bytes};
    EXPECT_EQ(drain(intake), batches);
  }
}

TEST_F(IntakeTest, CutsBatchesByBytes) {
  const BuildOptions options = reading(record("a", std::string(50, 'x')) + record("b", "y") +
                                       record("c", std::string(200, 'z')) + record("d"));
  Intake intake{options, 51};
  EXPECT_EQ(drain(intake), "0: a b | 1: c | 2: d");
}

TEST_F(IntakeTest, PassesOverWhatIsNotWanted) {
  const BuildOptions options = reading(record("a") + record("b") + record("c") + record("b"));
  Intake intake{options, any_bytes, [](Article& article) { return article.id != "b"; }};
  EXPECT_EQ(drain(intake), "0: a c");
  EXPECT_EQ(reports_, "duplicate_id! ") << "wanted or not, an id is used once";
  EXPECT_TRUE(intake.ids().contains("b"));
  BuildSummary summary;
  intake.describe(summary);
  EXPECT_EQ(summary.added, 2U);
}

TEST_F(IntakeTest, RejectsAnIdThatWasUsed) {
  const BuildOptions options = reading(record("a") + record("b") + record("a", "Other words."));
  Intake intake{options, any_bytes};
  EXPECT_EQ(drain(intake), "0: a b");
  EXPECT_EQ(reports_, "duplicate_id! ");
  BuildSummary summary;
  intake.describe(summary);
  EXPECT_EQ(summary.added, 2U);
  EXPECT_EQ(summary.rejected, 1U);
  EXPECT_EQ(summary.reports.at("duplicate_id"), 1U);
  ASSERT_TRUE(intake.first_rejection());
  EXPECT_NE(intake.first_rejection()->message.find("the id 'a' was already used"),
            std::string::npos);
}

TEST_F(IntakeTest, GoesOnAfterABadRecord) {
  const BuildOptions options = reading(record("a") + "{broken\n" + record("b"));
  Intake intake{options, any_bytes};
  EXPECT_EQ(drain(intake), "0: a b");
  EXPECT_EQ(reports_, "bad_input! ");
}

TEST_F(IntakeTest, StopsAtABadRecordIfStrict) {
  BuildOptions options = reading(record("a") + record("a") + record("b"));
  options.is_strict = true;
  Intake intake{options, any_bytes};
  EXPECT_NE(drain(intake).find(" ! "), std::string::npos);
  EXPECT_EQ(reports_, "duplicate_id! ") << "reported all the same";
}

TEST_F(IntakeTest, CountsDoubtfulArticlesAndKeepsThem) {
  const BuildOptions options = reading(record("a", "x\\u0000y") + record("b"));
  Intake intake{options, any_bytes};
  EXPECT_EQ(drain(intake), "0: a b");
  EXPECT_EQ(reports_, "removed_nul ");
  BuildSummary summary;
  intake.describe(summary);
  EXPECT_EQ(summary.flagged, 1U);
  EXPECT_EQ(summary.rejected, 0U);
}

TEST_F(IntakeTest, HandsOutNothingOnceStopped) {
  std::atomic<bool> stop = false;
  BuildOptions options = reading(record("a") + record("b") + record("c"));
  options.stop = &stop;
  options.batch_articles = 1;
  options.on_progress = [&](const BuildProgress& progress) { stop = progress.articles == 2; };
  Intake intake{options, any_bytes};
  EXPECT_EQ(drain(intake), "0: a");
}

TEST_F(IntakeTest, TellsProgress) {
  BuildOptions options = reading(record("a") + record("b"));
  std::vector<std::uint64_t> articles;
  options.on_progress = [&](const BuildProgress& progress) {
    articles.push_back(progress.articles);
    EXPECT_GT(progress.bytes, 0U);
    EXPECT_FALSE(progress.is_merging);
  };
  Intake intake{options, any_bytes};
  drain(intake);
  EXPECT_EQ(articles, (std::vector<std::uint64_t>{1, 2}));
}

}  // namespace
}  // namespace pressmark
