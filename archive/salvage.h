// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is left of a damaged archive: its articles, read from their records and nothing else, with
// what the rest of the archive still says about which of them are live.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "archive/columns.h"
#include "base/result.h"
#include "schema/article.h"

namespace pressmark {

/// An article that is there no more.
struct LostArticle {
  std::string segment;  ///< Its folder below segments/.
  DocumentId document = 0;
  std::string id;  ///< Empty: not known.
};

/// Not safe to share between threads.
class ArchiveSalvage {
 public:
  /// Segments are those of the manifest or, if that is damaged, all that have a folder. Fails with
  /// archive if there is nothing that was an archive, with io if it cannot be looked at.
  static Result<ArchiveSalvage> open(std::filesystem::path archive);

  ArchiveSalvage(ArchiveSalvage&&) noexcept;
  ArchiveSalvage& operator=(ArchiveSalvage&&) noexcept;
  ~ArchiveSalvage();

  /// The next live article or the place of one that is lost, the latest segment first; nothing at
  /// the end. Where it is not known which articles were deleted or replaced, one id may come twice:
  /// the first one is the latest.
  std::optional<std::variant<Article, LostArticle>> next();

  /// False if the archive says so, and can be believed.
  bool has_entities() const;

  /// What else is damaged, as far as it was noticed, for people: "its manifest is damaged: ...".
  const std::vector<std::string>& notes() const;

 private:
  struct Impl;
  explicit ArchiveSalvage(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace pressmark
