// SPDX-License-Identifier: GPL-2.0-or-later
//
// Builds and finds the archives of the benchmarks.

#include "bench/support/bench_archive.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "indexer/pipeline.h"
#include "tools/support/generated_corpus.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t corpus_seed = 1;

[[noreturn]] void give_up(const Error& error) {
  std::cerr << "error: " << error.message << "\n";
  std::exit(exit_code(error.kind));
}

fs::path bench_folder() {
  const char* asked = std::getenv("PRESSMARK_BENCH_FOLDER");
  return asked == nullptr ? fs::path{"bench-archives"} : fs::path{asked};
}

}  // namespace

std::string corpus_name(std::uint64_t articles) {
  return articles == 0 ? "sample" : "generated-" + std::to_string(articles);
}

BuiltBenchArchive build_bench_archive(std::uint64_t articles) {
  const fs::path folder = bench_folder();
  const fs::path archive = folder / (corpus_name(articles) + ".pressmark");
  fs::create_directories(folder);
  const fs::path input = folder / (corpus_name(articles) + ".jsonl");
  BuildOptions options;
  options.archive = archive;
  options.threads = 2;
  options.replace = fs::exists(archive);
  if (articles == 0) {
    options.paths = {PRESSMARK_SOURCE_DIR "/data/sample"};
  } else {
    std::ofstream out{input};
    write_generated_corpus(out, articles, corpus_seed);
    options.paths = {input.string()};
  }
  const auto summary = build_archive(options);
  fs::remove(input);
  if (!summary) give_up(summary.error());
  std::cerr << "built " << archive.string() << ": " << summary->added << " articles, "
            << summary->cpu_seconds << " s CPU\n";
  return {archive, summary->cpu_seconds, summary->archive_bytes};
}

fs::path bench_archive(std::uint64_t articles) {
  const fs::path archive = bench_folder() / (corpus_name(articles) + ".pressmark");
  return read_current_manifest(archive) ? archive : build_bench_archive(articles).path;
}

std::vector<std::uint64_t> bench_sizes() {
  const char* asked = std::getenv("PRESSMARK_BENCH_ARTICLES");
  std::istringstream list{asked == nullptr ? "0,10000" : asked};
  std::vector<std::uint64_t> sizes;
  for (std::string size; std::getline(list, size, ',');)
    sizes.push_back(std::stoull(size));
  return sizes;
}

std::vector<Article> bench_articles(const fs::path& path, std::size_t most) {
  const auto archive = ArchiveReader::open(path);
  if (!archive) give_up(archive.error());
  std::vector<Article> articles;
  for (const SegmentReader& segment : archive->segments()) {
    for (DocumentId document = 1; document <= segment.articles() && articles.size() < most;
         ++document) {
      auto article = segment.article(document);
      if (!article) give_up(article.error());
      articles.push_back(*std::move(article));
    }
  }
  return articles;
}

}  // namespace pressmark
