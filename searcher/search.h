// SPDX-License-Identifier: GPL-2.0-or-later
//
// One search: what is asked, what comes back. Plain values on both sides.
//
// The command line, the tests and the benchmarks are all thin shells around Searcher::search().
// Nothing here prints, and nothing here knows about Xapian.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/byte_range.h"
#include "base/result.h"
#include "schema/article.h"
#include "schema/date.h"
#include "searcher/archive_identity.h"
#include "searcher/search_request.h"

namespace pressmark {

class Analyzer;
class FacetCounter;

struct Snippet {
  std::string text;                   ///< Whole sentences or words; carries no markup.
  std::vector<ByteRange> highlights;  ///< Matched words in `text`, ascending, not overlapping.
};

struct Hit {
  std::uint64_t rank = 0;  ///< From 1, offset included.
  std::string id;
  std::string path;
  std::string url;  ///< Empty if unknown, as are title, source and language.
  std::string title;
  std::string opening;  ///< First words of the body, for showing where there is no title.
  std::optional<Date> published;
  DateBy date_by = DateBy::none;
  std::string source;
  std::string language;
  std::string family_id;     ///< Of the copy published first; its own if it has no copies.
  std::uint64_t copies = 1;  ///< Articles in its family, itself included.
  double score = 0;          ///< Greater is better; comparable within one response only.
  Snippet snippet;
  std::vector<ByteRange> title_highlights;
};

struct FacetValue {
  std::optional<std::string> value;  ///< Canonical, "Sergei Lavrov" also for articles that print
                                     ///< "Sergey"; nothing: the articles without one (undated).
  std::uint64_t articles = 0;
  std::vector<std::string> aliases;  ///< Other spellings counted in it, sorted.
  bool selected = false;             ///< A filter asks for it.
};

struct Facet {
  std::string field;
  /// Names and keywords by falling count, then by value; periods newest first, undated last.
  std::vector<FacetValue> values;
  std::uint64_t more_values = 0;  ///< Values beyond the limit.
};

struct TimelineBucket {
  std::string date;  ///< "2017", "2017-05" or "2017-05-11"
  std::uint64_t articles = 0;
};

struct Timeline {
  TimelineUnit unit = TimelineUnit::none;
  std::vector<TimelineBucket> buckets;  ///< Ascending; without empty ones.
  std::uint64_t undated = 0;
};

/// A remark on the query that changes nothing about how it runs.
struct QueryNote {
  ByteRange where;      ///< In SearchRequest::query.
  std::string message;  ///< "`or` is searched for as a word; the operator is written OR."
};

struct SearchResponse {
  std::string read_as;  ///< The query as it was read; see query/describe.h.
  std::vector<QueryNote> notes;
  /// Exact, over the whole archive. Nothing if the request did not want them counted, and nothing
  /// else it asked for needed it.
  std::optional<std::uint64_t> matches;
  /// How many these are if copies of each other count as one; nothing without facets, timeline and
  /// collapse, which need all matches to be known.
  std::optional<std::uint64_t> families;
  std::vector<Hit> hits;
  std::vector<Facet> facets;  ///< In the order asked for.
  std::optional<Timeline> timeline;
};

/// An open archive. Searches see it as it was when it was opened. Not safe to share between
/// threads: open one per thread.
class Searcher {
 public:
  /// Fails with archive if it is missing, damaged, or was built by another format version or
  /// another analysis.
  static Result<Searcher> open(const std::filesystem::path& archive,
                               VerifyLevel verify = VerifyLevel::quick);
  /// Several archives are searched as one: archive/open_as_one.h.
  static Result<Searcher> open_as_one(std::span<const std::filesystem::path> archives,
                                      VerifyLevel verify = VerifyLevel::quick);

  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;
  ~Searcher();

  /// A query runs as written or not at all: fails with invalid_argument, naming the byte range at
  /// fault and a query that would work; or with archive if the archive cannot be read.
  Result<SearchResponse> search(const SearchRequest& request);

  /// The article with this id. Fails with invalid_argument if there is none.
  Result<Article> article(std::string_view id) const;

  const Manifest& manifest() const;
  ArchiveIdentity identity() const;

  /// What it searches with, for other questions about the same archive: count.h, names.h, ...
  const ArchiveReader& archive() const;
  Analyzer& analyzer();
  FacetCounter& facets();

 private:
  class Impl;
  explicit Searcher(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace pressmark
