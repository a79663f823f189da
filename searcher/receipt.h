// SPDX-License-Identifier: GPL-2.0-or-later
//
// An answer that somebody kept: `searcher ... --format json > receipt.json`. It says what was asked
// of which archive, so that it can be asked again: verify_receipt.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "schema/date.h"
#include "searcher/archive_identity.h"
#include "searcher/search_request.h"

namespace pressmark {

struct Receipt {
  SearchRequest request;   ///< Its query is the text as it was typed.
  std::string similar_to;  ///< The article whose likes were asked for; empty: a query was asked.
  std::string read_as;
  ArchiveIdentity archive;
  std::uint64_t articles = 0;             ///< That matched.
  std::optional<std::uint64_t> families;  ///< If they were counted.
  std::vector<std::string> ids;           ///< Of the hits that are listed, in order.
  std::string answer;                     ///< The whole, as it was printed.

  /// True if all that matched are listed (with collapse: one of each family).
  bool lists_all() const;
};

/// Reads one answer of search or similar, as format_json() writes it. Fails with invalid_argument
/// for anything else, whatever it is; `path` is named.
Result<Receipt> parse_receipt(std::string text, const std::string& path);

/// The day that relative dates of the query count from; nothing where it has none.
std::optional<Date> day_counted_from(const SearchRequest& request);

}  // namespace pressmark
