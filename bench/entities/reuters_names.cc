// SPDX-License-Identifier: GPL-2.0-or-later
//
// People and countries per article against those that the editors of Reuters-21578 gave it
// (tools/support/tag_scores.h), and how fast the recogniser reads.
//
//   bench_entities reuters.jsonl bench/entities/people.tsv bench/entities/places.tsv [--errors]
//   bench_entities reuters.jsonl
//
// With --errors, the tag and the title for each person who was not found. Without the .tsv files,
// articles are read and nothing is scored: for `valgrind --tool=callgrind`.
//
// The .tsv files say which names the editors' tags stand for. They were written from the list of
// tags, not from the recogniser's output.

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/entities/recognizer.h"
#include "base/files.h"
#include "tools/support/tag_scores.h"

namespace {

using pressmark::TaggedArticle;

int fail(const pressmark::Error& error) {
  std::fprintf(stderr, "error: %s\n", error.message.c_str());
  if (!error.hint.empty()) std::fprintf(stderr, "hint: %s\n", error.hint.c_str());
  return exit_code(error.kind);
}

void print_row(const char* name, const pressmark::SpanCounts& counts) {
  std::printf("%-24s %8d %8d %8d %10.1f %8.1f %8.1f\n", name, counts.expected, counts.found,
              counts.right, counts.precision(), counts.recall(), counts.f1());
}

void print(const pressmark::TagScores& scores) {
  std::printf("%d articles\n", scores.articles);
  std::printf("people: %d of %d found, recall %.1f\n", scores.people.right, scores.people.expected,
              scores.people.recall());
  std::printf("%-24s %8s %8s %8s %10s %8s %8s\n", "countries", "expected", "found", "right",
              "precision", "recall", "f1");
  print_row("named", scores.named);
  print_row("what it is about", scores.salient);
}

pressmark::Result<std::vector<TaggedArticle>> read_articles(std::string_view lines) {
  std::vector<TaggedArticle> articles;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    auto article = pressmark::parse_tagged_article(lines.substr(0, end));
    if (!article) return std::move(article).error();
    articles.push_back(*std::move(article));
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return articles;
}

void measure(pressmark::EntityRecognizer& recognizer, const std::vector<TaggedArticle>& articles) {
  std::size_t bytes = 0;
  std::size_t mentions = 0;
  const std::clock_t begin = std::clock();
  for (const TaggedArticle& article : articles) {
    bytes += article.title.size() + article.body.size();
    mentions += recognizer.recognize(article.title, article.body, "en").size();
  }
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  std::printf("%zu articles, %zu bytes, %zu mentions, %.2f s of CPU: %.2f MB/s\n", articles.size(),
              bytes, mentions, seconds, static_cast<double>(bytes) / 1e6 / seconds);
}

}  // namespace

int main(int argc, char** argv) {
  const bool wants_errors = argc == 5 && std::string_view{argv[4]} == "--errors";
  if (argc != 2 && argc != 4 && !wants_errors) {
    std::fputs("usage: bench_entities reuters.jsonl [people.tsv places.tsv [--errors]]\n", stderr);
    return 2;
  }
  constexpr std::uint64_t most_bytes = std::uint64_t{1} << 30U;
  const auto lines = pressmark::read_file(argv[1], most_bytes);
  if (!lines) return fail(lines.error());
  const auto articles = read_articles(*lines);
  if (!articles) return fail(articles.error());
  auto recognizer = pressmark::EntityRecognizer::create();
  if (!recognizer) return fail(recognizer.error());
  if (argc == 2) {
    measure(*recognizer, *articles);
    return 0;
  }
  const auto people = pressmark::read_file(argv[2], most_bytes);
  const auto places = pressmark::read_file(argv[3], most_bytes);
  for (const auto* file : {&people, &places}) {
    if (!*file) return fail(file->error());
  }
  pressmark::TagScorer scorer{*std::move(recognizer), pressmark::read_tag_mapping(*people),
                              pressmark::read_tag_mapping(*places)};
  for (const TaggedArticle& article : *articles) {
    scorer.score(article, [&](std::string_view tag, const TaggedArticle& missed) {
      if (!wants_errors) return;
      std::printf("missed\t%.*s\t%s\n", static_cast<int>(tag.size()), tag.data(),
                  missed.title.c_str());
    });
  }
  print(scorer.scores());
  return 0;
}
