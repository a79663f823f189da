// SPDX-License-Identifier: GPL-2.0-or-later
//
// docs/tour.md is what happens: every command in it is run, in order, and prints what stands there.
// So does the first search of README.md.
// With PRESSMARK_TOUR_REUTERS=1 and the shared test data, also those about Reuters-21578.
// PRESSMARK_APPROVE=1 writes what was printed into the page.

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/run_program.h"
#include "tests/support/shared_data.h"
#include "tests/support/source_folder.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

std::vector<std::string> read_lines(const std::filesystem::path& path) {
  std::ifstream file{path};
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);)
    lines.push_back(line);
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines)
    text += line + "\n";
  return text;
}

/// A page with what its commands print in place of what stands there.
class Tour {
 public:
  explicit Tour(std::vector<std::string> lines) : lines_(std::move(lines)) {
    const auto reuters = shared_data("news/reuters.jsonl.gz");
    has_reuters_ = reuters && std::getenv("PRESSMARK_TOUR_REUTERS") != nullptr;
    std::filesystem::create_directory_symlink(source_folder() / "data", folder_ / "data");
    if (has_reuters_) std::filesystem::create_symlink(*reuters, folder_ / "reuters.jsonl.gz");
  }

  std::string take() {
    for (std::size_t at = 0; at < lines_.size(); ++at) {
      out_ += lines_[at] + "\n";
      if (lines_[at] == "```console") at = take_block(at + 1);
    }
    return out_;
  }

  std::size_t commands() const { return commands_; }

 private:
  /// From the line after the fence to the one that closes it.
  std::size_t take_block(std::size_t at) {
    while (at < lines_.size() && lines_[at] != "```") {
      const std::string command = lines_[at].substr(2);
      EXPECT_TRUE(lines_[at].starts_with("$ ")) << lines_[at];
      std::string shown;
      for (++at; at < lines_.size() && lines_[at] != "```" && !lines_[at].starts_with("$ "); ++at)
        shown += lines_[at] + "\n";
      const bool is_skipped = command.find("reuters") != std::string::npos && !has_reuters_;
      out_ += "$ " + command + "\n" + (is_skipped ? shown : run(command));
    }
    out_ += "```\n";
    return at;
  }

  std::string run(const std::string& command) {
    ++commands_;
    const std::string program = command.substr(0, command.find(' '));
    const std::string rest = command.substr(program.size());
    const ProgramRun run =
        run_program({"/bin/sh", "-c", "'" + built_program(program).string() + "'" + rest},
                    {.folder = folder_.path(), .timeout_seconds = 900});
    EXPECT_EQ(run.exit_code, 0) << command << "\n" << run.err;
    // How long a build took is another number each time.
    return program == "indexer" ? "" : run.out;
  }

  std::vector<std::string> lines_;
  TemporaryFolder folder_;
  bool has_reuters_ = false;
  std::size_t commands_ = 0;
  std::string out_;
};

TEST(TourPage, SaysWhatTheProgramsPrint) {
  const std::filesystem::path page = source_folder() / "docs/tour.md";
  const std::vector<std::string> lines = read_lines(page);
  ASSERT_FALSE(lines.empty());
  const std::string written = joined(lines);
  Tour tour{lines};
  const std::string happens = tour.take();
  EXPECT_GT(tour.commands(), 5U);
  if (std::getenv("PRESSMARK_APPROVE") != nullptr) {
    std::ofstream{page} << happens;
    return;
  }
  EXPECT_EQ(written, happens);
}

TEST(ReadmePage, ShowsWhatItsFirstSearchPrints) {
  const std::vector<std::string> lines = read_lines(source_folder() / "README.md");
  const auto is_search = [](const std::string& line) { return line.starts_with("$ searcher "); };
  const auto asked = std::find_if(lines.begin(), lines.end(), is_search);
  const auto fence = [&](auto from) { return std::find(from, lines.end(), "```"); };
  ASSERT_NE(asked, lines.end());
  // The commands are one block, the answer is the next.
  const auto opened = fence(std::next(fence(asked)));
  ASSERT_NE(opened, lines.end());
  const auto closed = fence(std::next(opened));
  ASSERT_NE(closed, lines.end());
  std::vector<std::string> page{"```console", "$ indexer build data/sample -d news.pressmark",
                                *asked};
  const std::size_t at = page[2].find("build/news.pressmark");
  ASSERT_NE(at, std::string::npos) << page[2];
  page[2].erase(at, std::string_view{"build/"}.size());
  page.insert(page.end(), std::next(opened), closed);
  page.emplace_back("```");
  EXPECT_EQ(joined(page), Tour{page}.take());
}

}  // namespace
}  // namespace pressmark
