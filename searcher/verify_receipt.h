// SPDX-License-Identifier: GPL-2.0-or-later
//
// Does an answer that was kept still hold? The same question is asked again, and what differs is
// told: docs/decisions/0085-receipts.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "searcher/answer_differences.h"
#include "searcher/archive_identity.h"
#include "searcher/receipt.h"
#include "searcher/search.h"

namespace pressmark {

struct CameArticle {
  std::string id;
  std::uint64_t rank = 0;  ///< Now.
};

struct WentArticle {
  std::string id;
  std::uint64_t rank = 0;                      ///< Then.
  bool is_in_archive = false;                  ///< Now.
  std::optional<std::uint64_t> rank_now = {};  ///< If it matches, but is no longer on the page.
};

struct Verification {
  std::string read_as;  ///< As the query is read now; empty if it is refused.
  ArchiveIdentity archive;
  std::optional<std::uint64_t> articles;  ///< That match now.
  std::optional<std::uint64_t> families;
  /// If the receipt lists all that matched: articles that match and did not. Else those on the page
  /// that were not on it. By rank.
  std::vector<CameArticle> came;
  std::vector<WentArticle> went;  ///< Were listed, and would not be now. By rank.
  AnswerDifferences differences;
  std::optional<Error> refusal = {};  ///< The question cannot be asked any more.

  /// The articles, their order, what is told of each, totals, facets and timeline are what they
  /// were. Scores may differ: every article that an archive gets or loses moves them.
  bool is_same() const;
};

/// Fails with archive as Searcher::search() does.
Result<Verification> verify_receipt(Searcher& searcher, const Receipt& receipt);

}  // namespace pressmark
