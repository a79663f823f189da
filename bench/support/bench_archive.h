// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the benchmarks run on: the sample articles, or a generated corpus of a given size, built
// once and kept in a folder for the next run.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "archive/archive.h"

namespace pressmark {

/// The archive of `articles` generated articles (0: of the sample articles), below
/// $PRESSMARK_BENCH_FOLDER or ./bench-archives. Built if it is not there. Ends the program with a
/// message if that fails.
std::filesystem::path bench_archive(std::uint64_t articles);

struct BuiltBenchArchive {
  std::filesystem::path path;
  double cpu_seconds = 0;  ///< That building it took, all threads.
  std::uint64_t archive_bytes = 0;
};

/// The same, always built anew.
BuiltBenchArchive build_bench_archive(std::uint64_t articles);

/// Sizes to run on: $PRESSMARK_BENCH_ARTICLES, "0,10000" if unset.
std::vector<std::uint64_t> bench_sizes();

/// The stored articles, up to `most`.
std::vector<Article> bench_articles(const std::filesystem::path& archive, std::size_t most);

/// "sample" or "generated-10000".
std::string corpus_name(std::uint64_t articles);

}  // namespace pressmark
