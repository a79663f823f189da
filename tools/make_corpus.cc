// SPDX-License-Identifier: GPL-2.0-or-later
//
// Prints a made-up corpus as JSON Lines:  make_corpus --articles 100000 --seed 1 > news.jsonl

#include <cstdint>
#include <iostream>

#include <CLI/CLI.hpp>

#include "tools/support/generated_corpus.h"

int main(int argc, char** argv) {
  CLI::App app{"Prints made-up news articles as JSON Lines, the same for a seed on every machine."};
  std::uint64_t articles = 1000;
  std::uint64_t seed = 1;
  app.add_option("--articles", articles, "How many articles")->capture_default_str();
  app.add_option("--seed", seed, "Another seed makes other articles")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  std::ios::sync_with_stdio(false);
  pressmark::write_generated_corpus(std::cout, articles, seed);
  std::cout.flush();
  return std::cout ? 0 : 4;
}
