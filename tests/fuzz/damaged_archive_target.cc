// SPDX-License-Identifier: GPL-2.0-or-later
//
// An archive of which bytes were changed, files cut, emptied or exchanged: every answer is the
// right one or an error, and verify sees that something is wrong.
//
// The input: how the archive is verified (1 byte), then what is done to it, 5 bytes for each
// change: which file, where in it (2), how, with what.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/damaged_archive.h"
#include "searcher/output/output.h"
#include "searcher/search.h"
#include "tests/fuzz/targets.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

std::vector<TinySegment> fuzzed_segments() {
  return {{{.id = "a1",
            .title = "Minister visits harbour",
            .body = "Jane Doe came to the harbour of Lubny on Tuesday. The harbour was closed.\n\n"
                    "\"We will open it again,\" Jane Doe said.",
            .date = "2017-04-11",
            .source = "Harbour Post",
            .names = {{EntityType::person, "Jane Doe"}, {EntityType::place, "Lubny"}}},
           {.id = "a2",
            .title = "Harbour opens",
            .body = "The harbour of Lubny is open again, the Port Board said.",
            .date = "2017-04-13",
            .source = "Harbour Post",
            .names = {{EntityType::organisation, "Port Board"}, {EntityType::place, "Lubny"}}}},
          {{.id = "b1",
            .title = "Kein Hafen",
            .body = "Der Hafen von Lubny bleibt geschlossen, sagte Jane Doe.",
            .source = "Nordkurier",
            .language = "de",
            .names = {{EntityType::person, "Jane Doe"}, {EntityType::place, "Lubny"}}}}};
}

/// Answers of all kinds, in one text.
Result<std::string> ask(const fs::path& archive, VerifyLevel verify) {
  return run_on_archive([&]() -> Result<std::string> {
    Result<Searcher> searcher = Searcher::open(archive, verify);
    if (!searcher) return std::move(searcher).error();
    std::string answers;
    for (const std::string_view query :
         {"", "harbour", "\"jane doe\"", "person:doe", "harb* NOT closed", "open NEAR/5 lubny"}) {
      SearchRequest request;
      request.query = query;
      request.timeline = TimelineUnit::month;
      const Result<SearchResponse> response = searcher->search(request);
      if (!response) return response.error();
      answers += format_response(OutputFormat::json,
                                 {request, *response, searcher->identity(), nullptr}, {});
    }
    for (const std::string_view id : {"a1", "a2", "b1"}) {
      const Result<Article> article = searcher->article(id);
      if (!article) return article.error();
      answers += format_article(OutputFormat::json, *article, {});
    }
    return answers;
  });
}

/// One archive for as long as the program runs, whole again after every input.
class BreakableArchive {
 public:
  BreakableArchive() : archive_(fuzzed_segments()) {
    for (const auto& entry : fs::recursive_directory_iterator{archive_.path()}) {
      if (!entry.is_regular_file() || entry.path().filename() == "LOCK") continue;
      whole_[entry.path().string()] = read_whole_file(entry.path());
    }
    for (const auto& [path, content] : whole_)
      paths_.push_back(path);
    Result<std::string> answers = ask(archive_.path(), VerifyLevel::full);
    require(answers.has_value(), "the archive is whole at first");
    answers_ = *std::move(answers);
  }

  fs::path path() const { return archive_.path(); }
  const std::string& answers() const { return answers_; }

  void change(std::string_view how) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(how[i]); };
    const std::string& path = paths_[byte(0) % paths_.size()];
    std::string& content = changed_.try_emplace(path, whole_.at(path)).first->second;
    if (content.empty()) return;
    const std::size_t at = (std::size_t{byte(1)} * 256 + byte(2)) % content.size();
    switch (byte(3) % 6) {
      case 0:
        content[at] = static_cast<char>(byte(4));
        break;
      case 1:
        content[at] = static_cast<char>(byte(4) ^ static_cast<unsigned char>(content[at]));
        break;
      case 2:
        content.resize(at);
        break;
      case 3:  // a sector that was never written
        std::fill_n(content.begin() + static_cast<std::ptrdiff_t>(at / 512 * 512),
                    std::min<std::size_t>(512, content.size() - at / 512 * 512), '\0');
        break;
      case 4:
        content = whole_.at(paths_[byte(4) % paths_.size()]);
        break;
      default:
        content.insert(at, 1, static_cast<char>(byte(4)));
    }
  }

  /// Writes what was changed. False if it comes to nothing.
  bool apply() {
    bool is_changed = false;
    for (const auto& [path, content] : changed_) {
      if (content == whole_.at(path)) continue;
      write(path, content);
      is_changed = true;
    }
    return is_changed;
  }

  void restore() {
    for (const auto& [path, content] : changed_)
      write(path, whole_.at(path));
    changed_.clear();
  }

 private:
  static void write(const std::string& path, const std::string& content) {
    std::ofstream out{path, std::ios::binary | std::ios::trunc};
    out << content;
    out.close();
    require(static_cast<bool>(out), "the archive can be written");
  }

  TinyArchive archive_;
  std::string answers_;
  std::vector<std::string> paths_;
  std::map<std::string, std::string> whole_;
  std::map<std::string, std::string> changed_;
};

class Restored {
 public:
  explicit Restored(BreakableArchive& archive) : archive_(archive) {}
  Restored(const Restored&) = delete;
  Restored& operator=(const Restored&) = delete;
  ~Restored() { archive_.restore(); }

 private:
  BreakableArchive& archive_;
};

}  // namespace

void fuzz_damaged_archive(std::string_view input) {
  static BreakableArchive archive;
  constexpr std::size_t change_bytes = 5;
  if (input.empty()) return;
  const auto verify = (input[0] & 1) != 0 ? VerifyLevel::full : VerifyLevel::quick;
  input.remove_prefix(1);
  const Restored restored{archive};
  for (; input.size() >= change_bytes; input.remove_prefix(change_bytes))
    archive.change(input.substr(0, change_bytes));
  const bool is_changed = archive.apply();

  const Result<std::string> answers = ask(archive.path(), verify);
  if (answers) {
    require(*answers == archive.answers(), "an answer is the right one");
  } else {
    require(is_changed, "a whole archive answers: " + answers.error().message);
    require(!answers.error().message.empty(), "an error says what is wrong");
  }
  if (is_changed) {
    require(!answers || verify == VerifyLevel::quick, "full verification sees every change");
    const Result<VerifyReport> report = verify_archive(archive.path());
    require(!report || !report->problems.empty(), "verify sees every change");
  }
}

}  // namespace pressmark
