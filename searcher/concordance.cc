// SPDX-License-Identifier: GPL-2.0-or-later
//
// Articles are read one after the other and every occurrence is counted; of lines only those are
// kept that are shown.
#include "searcher/concordance.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "analysis/fold.h"
#include "archive/damaged_archive.h"
#include "searcher/prepared_query.h"
#include "searcher/query/describe.h"
#include "searcher/query_occurrences.h"

namespace pressmark {

namespace {

SortOrder article_order(ConcordanceOrder order) {
  switch (order) {
    case ConcordanceOrder::newest:
      return SortOrder::newest;
    case ConcordanceOrder::oldest:
      return SortOrder::oldest;
    case ConcordanceOrder::relevance:
    case ConcordanceOrder::left:
    case ConcordanceOrder::right:
      break;
  }
  return SortOrder::relevance;
}

// Runs of white space become one space.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool is_space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!is_space) {
      line += c;
    } else if (line.empty() || line.back() != ' ') {
      line += ' ';
    }
  }
  return line;
}

// An occurrence, its field, and the words that begin and end its context.
struct MatchInText {
  std::string_view text;
  ByteRange match;
  ByteRange whole_words;              // that it is in: it may begin and end inside of one
  std::span<const ByteRange> before;  // words, nearest last
  std::span<const ByteRange> after;   // words, nearest first
};

MatchInText look_around(std::string_view text, const FieldOccurrences& field, ByteRange match,
                        std::size_t context_words) {
  const std::span<const ByteRange> words{field.words};
  const auto first_inside = static_cast<std::size_t>(
      std::partition_point(words.begin(), words.end(),
                           [&](const ByteRange& word) { return word.end <= match.begin; }) -
      words.begin());
  const auto first_after = static_cast<std::size_t>(
      std::partition_point(words.begin(), words.end(),
                           [&](const ByteRange& word) { return word.begin < match.end; }) -
      words.begin());
  const std::size_t left = std::min(first_inside, context_words);
  const std::size_t right = std::min(words.size() - first_after, context_words);
  ByteRange whole_words = match;
  if (first_inside < first_after) {
    whole_words = {std::min(match.begin, words[first_inside].begin),
                   std::max(match.end, words[first_after - 1].end)};
  }
  return {text, match, whole_words, words.subspan(first_inside - left, left),
          words.subspan(first_after, right)};
}

// What neighbours sort by: the words alone, the nearest first.
std::string sort_key(const MatchInText& occurrence, ConcordanceOrder order) {
  std::string key;
  const auto add = [&](const ByteRange& word) {
    key.append(occurrence.text.substr(word.begin, word.size())) += ' ';
  };
  if (order == ConcordanceOrder::left) {
    std::for_each(occurrence.before.rbegin(), occurrence.before.rend(), add);
  } else if (order == ConcordanceOrder::right) {
    std::for_each(occurrence.after.begin(), occurrence.after.end(), add);
  }
  return key.empty() ? key : fold_keyword(key);
}

ConcordanceLine make_line_of(const Article& article, const MatchInText& occurrence,
                             TextField field) {
  const std::string_view text = occurrence.text;
  const ByteRange match = occurrence.match;
  const std::uint32_t begin =
      occurrence.before.empty() ? occurrence.whole_words.begin : occurrence.before.front().begin;
  const std::uint32_t end =
      occurrence.after.empty() ? occurrence.whole_words.end : occurrence.after.back().end;
  ConcordanceLine line;
  line.id = article.id;
  line.published = article.published;
  line.source = article.source;
  line.field = field;
  line.left = on_one_line(text.substr(begin, match.begin - begin));
  line.match = on_one_line(text.substr(match.begin, match.size()));
  line.right = on_one_line(text.substr(match.end, end - match.end));
  return line;
}

// Keeps the first lines in the order asked for, whatever order they are added in.
class LineKeeper {
 public:
  explicit LineKeeper(const ConcordanceOptions& options) : options_(options) {}

  void add_field(const Article& article, TextField field, const FieldOccurrences& found) {
    const std::string_view text = text_of(article, field);
    for (const ByteRange& match : found.highlights) {
      const MatchInText occurrence = look_around(text, found, match, options_.context_words);
      const Place place{sort_key(occurrence, options_.order), added_++};
      const bool is_full = kept_.size() >= options_.limit;
      if (options_.limit == 0 || (is_full && kept_.front().place < place)) continue;
      if (is_full) {
        std::pop_heap(kept_.begin(), kept_.end());
        kept_.pop_back();
      }
      kept_.push_back({place, make_line_of(article, occurrence, field)});
      std::push_heap(kept_.begin(), kept_.end());
    }
  }

  std::uint64_t added() const { return added_; }

  std::vector<ConcordanceLine> take() {
    std::sort_heap(kept_.begin(), kept_.end());
    std::vector<ConcordanceLine> lines;
    for (Kept& kept : kept_)
      lines.push_back(std::move(kept.line));
    return lines;
  }

 private:
  using Place = std::pair<std::string, std::uint64_t>;

  struct Kept {
    Place place;
    ConcordanceLine line;

    bool operator<(const Kept& other) const { return place < other.place; }
  };

  const ConcordanceOptions& options_;
  std::uint64_t added_ = 0;
  std::vector<Kept> kept_;  // a heap, the last in order on top
};

}  // namespace

Result<Concordance> make_concordance(Searcher& searcher, const SearchRequest& request,
                                     const ConcordanceOptions& options) {
  return run_on_archive([&]() -> Result<Concordance> {
    SearchRequest asked = request;
    asked.facets.clear();
    const auto query = PreparedQuery::make(asked, searcher.archive(), searcher.analyzer());
    if (!query) return query.error();
    const Matches matches = (*query)->matches();
    const std::vector<SegmentReader>& segments = searcher.archive().segments();
    QueryOccurrences finder{**query, segments};
    LineKeeper keeper{options};
    for (const RankedDocument& ranked : rank_all(**query, matches, article_order(options.order))) {
      const Result<Article> article = segments[ranked.segment].article(ranked.document);
      if (!article) return article.error();
      const ArticleOccurrences found =
          finder.find(ranked.segment, ranked.document, *article, searcher.analyzer());
      keeper.add_field(*article, TextField::title, found.title);
      keeper.add_field(*article, TextField::body, found.body);
      keeper.add_field(*article, TextField::caption, found.captions);
    }
    Concordance concordance;
    concordance.read_as = describe((*query)->parsed().root);
    concordance.notes = (*query)->parsed().notes;
    concordance.articles = matches.total();
    concordance.occurrences = keeper.added();
    concordance.lines = keeper.take();
    return concordance;
  });
}

}  // namespace pressmark
