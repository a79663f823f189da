// SPDX-License-Identifier: GPL-2.0-or-later
//
// Reads the sources below the root.

#include "tests/architecture/source_tree.h"

#include <algorithm>
#include <fstream>

#include "tests/support/source_folder.h"

namespace pressmark {

namespace fs = std::filesystem;

std::vector<SourceFile> read_sources(const std::vector<std::string>& folders) {
  const fs::path root = source_folder();
  std::vector<SourceFile> files;
  for (const std::string& folder : folders) {
    if (!fs::exists(root / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const fs::path extension = entry.path().extension();
      if (extension != ".h" && extension != ".cc") continue;
      SourceFile file{fs::relative(entry.path(), root).generic_string(), {}};
      std::ifstream in{entry.path()};
      for (std::string line; std::getline(in, line);)
        file.lines.push_back(line);
      files.push_back(std::move(file));
    }
  }
  std::sort(files.begin(), files.end(),
            [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return files;
}

std::string top_folder(const std::string& path) {
  return path.substr(0, path.find('/'));
}

}  // namespace pressmark
