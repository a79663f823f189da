// SPDX-License-Identifier: GPL-2.0-or-later
//
// Pages of the world, if they are there: how much of what people see in them is found. Figures that
// must not fall.

#include <algorithm>
#include <fstream>
#include <numeric>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "archive/checksum.h"
#include "indexer/sources/article_reader.h"
#include "tests/support/shared_data.h"
#include "tests/support/source_folder.h"
#include "tools/support/body_score.h"

namespace pressmark {
namespace {

// A line of known_pages.tsv.
struct LabelledPage {
  std::string id;
  std::string days;    // "2019-11-18,2019-11-19"; "none"
  std::string titles;  // hashes, likewise
};

std::vector<LabelledPage> labelled_pages() {
  std::ifstream file{source_folder() / "tests/indexer/sources/known_pages.tsv"};
  std::vector<LabelledPage> pages;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream cells{line};
    LabelledPage page;
    cells >> page.id >> page.days >> page.titles;
    pages.push_back(page);
  }
  return pages;
}

struct PageFigures {
  std::size_t titles = 0;      // right
  std::size_t dated = 0;       // pages that state a day
  std::size_t days = 0;        // right
  std::size_t wrong_days = 0;  // of any page
  std::vector<double> f1;      // ascending
};

PageFigures read_pages(const std::filesystem::path& folder, const std::vector<KnownBody>& bodies) {
  PageFigures figures;
  for (const LabelledPage& page : labelled_pages()) {
    const auto reader = open_articles({(folder / "html" / (page.id + ".html.gz")).string()}, {});
    const std::optional<Result<Article>> read = reader->next();
    const Article article = read && read->has_value() ? **read : Article{};
    const std::string hash = fmt::format("{:016x}", xxh3_64(article.title));
    figures.titles += page.titles.find(hash) != std::string::npos ? 1U : 0U;
    if (page.days != "none") ++figures.dated;
    if (article.published) {
      const bool is_right = page.days.find(to_string(*article.published)) != std::string::npos;
      ++(is_right ? figures.days : figures.wrong_days);
    }
    const auto known = std::find_if(bodies.begin(), bodies.end(),
                                    [&](const KnownBody& body) { return body.id == page.id; });
    if (known != bodies.end()) figures.f1.push_back(score_body(article.body, known->body).f1);
  }
  std::sort(figures.f1.begin(), figures.f1.end());
  return figures;
}

// Every third page, for time: the debug build takes 30 ms a page. tools/evaluate_html measures all.
TEST(KnownPages, AreReadAsPeopleReadThem) {
  const auto folder = shared_data("raw/html_articles_scrapinghub");
  if (!folder) GTEST_SKIP() << "no shared test data: set PRESSMARK_SHARED";
  const auto bodies = read_known_bodies(*folder / "ground-truth.json");
  ASSERT_TRUE(bodies);
  const PageFigures figures = read_pages(*folder, *bodies);
  ASSERT_EQ(figures.f1.size(), 60U);
  EXPECT_EQ(figures.dated, 59U);
  EXPECT_GE(figures.titles, 58U);
  EXPECT_GE(figures.days, 57U);
  EXPECT_LE(figures.wrong_days, 0U);
  const auto quantile = [&](double share) {
    return figures.f1[static_cast<std::size_t>(share * static_cast<double>(figures.f1.size()))];
  };
  EXPECT_GE(std::accumulate(figures.f1.begin(), figures.f1.end(), 0.0) / 60, 0.95);
  EXPECT_GE(quantile(0.05), 0.69);
  EXPECT_GE(quantile(0.1), 0.89);
  EXPECT_GE(quantile(0.25), 0.97);
  EXPECT_GE(quantile(0.5), 0.99);
}

}  // namespace
}  // namespace pressmark
