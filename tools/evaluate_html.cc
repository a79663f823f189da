// SPDX-License-Identifier: GPL-2.0-or-later
//
// How well articles are found in pages: token F1 of the body against pages whose text is known.
//
//   evaluate_html ground-truth.json html/ [--worst N] [--show ID]
//
// ground-truth.json: {"ID": {"articleBody": "..."}}; pages: html/ID.html.gz or html/ID.html.

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/files.h"
#include "indexer/sources/article_reader.h"
#include "tools/support/body_score.h"

namespace pressmark {
namespace {

struct PageScore {
  std::string id;
  BodyScore score;
};

Article read_page(const std::filesystem::path& folder, const std::string& id) {
  for (const char* ending : {".html.gz", ".html"}) {
    const std::filesystem::path path = folder / (id + ending);
    if (!std::filesystem::exists(path)) continue;
    const auto reader = open_articles({path.string()}, {.format = ArticleFormat::html});
    std::optional<Result<Article>> article = reader->next();
    if (article && article->has_value()) return **std::move(article);
    if (article) fmt::print(stderr, "{}\n", article->error().message);
  }
  return {};
}

void print_distribution(std::vector<PageScore> pages) {
  double f1 = 0;
  double precision = 0;
  double recall = 0;
  for (const PageScore& page : pages) {
    f1 += page.score.f1;
    precision += page.score.precision;
    recall += page.score.recall;
  }
  const auto count = static_cast<double>(pages.size());
  fmt::print("pages {}  F1 {:.4f}  precision {:.4f}  recall {:.4f}\n", pages.size(), f1 / count,
             precision / count, recall / count);
  std::sort(pages.begin(), pages.end(),
            [](const PageScore& a, const PageScore& b) { return a.score.f1 < b.score.f1; });
  for (const int percent : {1, 5, 10, 25, 50, 75}) {
    const std::size_t at = pages.size() * static_cast<std::size_t>(percent) / 100;
    fmt::print("  {:>2} % of pages below {:.3f}\n", percent, pages[at].score.f1);
  }
}

int evaluate(const std::vector<std::string>& arguments) {
  if (arguments.size() < 2) {
    fmt::print(stderr, "usage: evaluate_html GROUND-TRUTH.json FOLDER [--worst N] [--show ID]\n");
    return 2;
  }
  std::size_t worst = 0;
  std::string shown;
  for (std::size_t i = 2; i + 1 < arguments.size(); i += 2) {
    if (arguments[i] == "--worst") worst = std::stoul(arguments[i + 1]);
    if (arguments[i] == "--show") shown = arguments[i + 1];
  }
  const Result<std::vector<KnownBody>> known = read_known_bodies(arguments[0]);
  if (!known) {
    fmt::print(stderr, "{}\n", known.error().message);
    return 4;
  }
  std::vector<PageScore> pages;
  for (const KnownBody& page : *known) {
    if (!shown.empty() && !page.id.starts_with(shown)) continue;
    const Article article = read_page(arguments[1], page.id);
    pages.push_back({page.id, score_body(article.body, page.body)});
    if (shown.empty()) continue;
    fmt::print("title {}\ndate {}\nbyline {}\nsource {}\n\n{}\n\n=== known ===\n\n{}\n",
               article.title, article.published ? to_string(*article.published) : "-",
               article.byline, article.source, article.body, page.body);
  }
  if (pages.empty()) return 1;
  print_distribution(pages);
  std::sort(pages.begin(), pages.end(),
            [](const PageScore& a, const PageScore& b) { return a.score.f1 < b.score.f1; });
  for (std::size_t i = 0; i < std::min(worst, pages.size()); ++i) {
    fmt::print("{:.3f}  precision {:.3f}  recall {:.3f}  {}\n", pages[i].score.f1,
               pages[i].score.precision, pages[i].score.recall, pages[i].id);
  }
  return 0;
}

}  // namespace
}  // namespace pressmark

int main(int argc, char** argv) {
  return pressmark::evaluate({argv + 1, argv + argc});
}
