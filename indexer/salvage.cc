// SPDX-License-Identifier: GPL-2.0-or-later
//
// A build whose articles come from an archive in place of files.

#include "indexer/salvage.h"

#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <variant>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "archive/alias_file.h"
#include "archive/messages.h"
#include "archive/salvage.h"
#include "base/files.h"
#include "indexer/id_set.h"
#include "indexer/sources/article_reader.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t longest_alias_file = 64U << 20U;

Error lost_article_error(const LostArticle& lost) {
  const std::string name = lost.id.empty() ? "its id is not known" : "id " + lost.id;
  return Error{ErrorKind::archive,
               fmt::format("segment {}, document {} ({}): its stored text is damaged", lost.segment,
                           lost.document, name)};
}

/// Articles of a damaged archive. The latest one of an id counts, and it comes first.
class SalvageReader : public ArticleReader {
 public:
  explicit SalvageReader(std::shared_ptr<ArchiveSalvage> salvage) : salvage_(std::move(salvage)) {}

  std::optional<Result<Article>> next() override {
    while (auto found = salvage_->next()) {
      if (const auto* lost = std::get_if<LostArticle>(&*found)) {
        // One that was replaced is no loss.
        if (!lost->id.empty() && seen_.contains(lost->id)) continue;
        return lost_article_error(*lost);
      }
      auto& article = std::get<Article>(*found);
      if (!seen_.insert(article.id)) continue;
      bytes_ += article.title.size() + article.body.size();
      return std::move(article);
    }
    return std::nullopt;
  }

  std::uint64_t bytes_read() const override { return bytes_; }

 private:
  std::shared_ptr<ArchiveSalvage> salvage_;
  IdSet seen_;
  std::uint64_t bytes_ = 0;
};

/// A build clears a folder without CURRENT of what it takes for leftovers, which may be all that is
/// left of the damaged archive.
Status check_target(const fs::path& damaged, const fs::path& archive) {
  std::error_code error;
  if (fs::equivalent(damaged, archive, error)) {
    return Error{ErrorKind::invalid_argument, "-d names the damaged archive itself",
                 "salvage makes a new archive: name a folder that does not exist yet"};
  }
  if (!fs::exists(archive / "CURRENT", error)) return ok;
  return Error{ErrorKind::invalid_argument, "the archive " + archive.string() + " exists",
               "salvage makes a new archive: name a folder that does not exist yet"};
}

/// What the user said about names is a file that the archive does not vouch for.
Status copy_aliases(const fs::path& from, const fs::path& to) {
  std::error_code error;
  if (!fs::exists(from / alias_file_name, error)) return ok;
  const Result<std::string> aliases = read_file(from / alias_file_name, longest_alias_file);
  if (!aliases) return aliases.error();
  return replace_file(to / alias_file_name, *aliases);
}

}  // namespace

Result<BuildSummary> salvage_archive(const fs::path& damaged, const BuildOptions& given) {
  if (Status free = check_target(damaged, given.archive); !free) return std::move(free).error();
  Result<ArchiveSalvage> opened = ArchiveSalvage::open(damaged);
  if (!opened) return std::move(opened).error();
  const auto salvage = std::make_shared<ArchiveSalvage>(*std::move(opened));
  BuildOptions options = given;
  options.use_entities = salvage->has_entities();
  options.open_reader = [&] { return std::make_unique<SalvageReader>(salvage); };
  Result<BuildSummary> summary = build_archive(options);
  if (!summary && summary.error().kind == ErrorKind::invalid_argument) {
    return archive_error(damaged, "it has no articles that could be salvaged",
                         "build it anew: indexer build PATH... -d ARCHIVE");
  }
  if (!summary) return summary;
  summary->note = fmt::format("{}", fmt::join(salvage->notes(), "; "));
  if (summary->was_stopped) return summary;
  if (Status copied = copy_aliases(damaged, options.archive); !copied) {
    return std::move(copied).error();
  }
  return summary;
}

}  // namespace pressmark
