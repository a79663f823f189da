// SPDX-License-Identifier: GPL-2.0-or-later
//
// The project's own sources, for tests that read them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace pressmark {

struct SourceFile {
  std::string path;  ///< From the root: "searcher/query/parser.cc".
  std::vector<std::string> lines;
};

/// Every .h and .cc below the named folders of the root, in path order.
std::vector<SourceFile> read_sources(const std::vector<std::string>& folders);

/// "searcher" for "searcher/query/parser.cc".
std::string top_folder(const std::string& path);

}  // namespace pressmark
