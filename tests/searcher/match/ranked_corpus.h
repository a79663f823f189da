// SPDX-License-Identifier: GPL-2.0-or-later
//
// A corpus of few different words and lengths, so that many articles tie, large enough for lists of
// many blocks; and what scoring every match finds in it, read from Xapian's lists.
#pragma once

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/match/query_postings.h"
#include "searcher/match/ranked_search.h"
#include "searcher/match/top_k.h"
#include "searcher/ranking.h"
#include "tests/searcher/plans.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {

class RankedCorpus {
 public:
  /// Words wa, wb, ... are ever rarer; "wz" stands in no article.
  static constexpr const char* words[]{"wa", "wb", "wc", "wd", "we", "wf"};
  static constexpr std::uint32_t one_in[]{2, 3, 9, 40, 300, 2'000};

  explicit RankedCorpus(std::uint32_t seed, std::size_t segments, std::size_t articles)
      : random_(seed), archive_(make_segments(segments, articles)) {}

  const std::vector<SegmentReader>& segments() const { return archive_.segments(); }
  std::mt19937& random() { return random_; }

  Plan random_word() {
    if (random_() % 12 == 0) return plans::word("wz");
    const char* word = words[random_() % std::size(words)];
    const auto scope = random_() % 4 == 0
                           ? (random_() % 2 == 0 ? TextScope::title : TextScope::body)
                           : TextScope::any;
    if (random_() % 4 != 0) return plans::word(word, scope);
    std::vector<std::string> stems{word, words[random_() % std::size(words)]};
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    return plans::word(stems, scope);
  }

  /// Of the operand in each document, by document id.
  std::map<DocumentId, std::uint32_t> frequencies(const Plan& word, std::size_t segment) const {
    std::map<DocumentId, std::uint32_t> found;
    const Xapian::Database& database = segments()[segment].database();
    const auto add = [&](const std::string& term, bool is_added) {
      for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at)
        found[*at] += is_added ? at.get_wdf() : 0U - at.get_wdf();
    };
    for (const std::string& stem : word.stems) {
      if (word.scope != TextScope::title) add(stem, true);
      if (word.scope != TextScope::any) add("S" + stem, word.scope == TextScope::title);
    }
    std::erase_if(found, [](const auto& posting) { return posting.second == 0; });
    return found;
  }

  struct Expected {
    std::uint64_t matches = 0;
    std::vector<RankedDocument> best;
  };

  /// Every document that `accepts(segment, document)` and that has all or any operands, scored.
  template <typename Accepts>
  Expected score_everything(const std::vector<const Plan*>& operands, bool needs_all, std::size_t k,
                            const Scorer& scorer, Accepts&& accepts) const {
    TopK best{k, RankingOrder{SortOrder::relevance, segments()}};
    Expected expected;
    for (std::uint32_t s = 0; s < segments().size(); ++s) {
      const auto scored = scorer.operands(s);
      std::map<DocumentId, std::pair<std::size_t, double>> sums;
      for (std::size_t i = 0; i < operands.size(); ++i) {
        for (const auto& [document, frequency] : frequencies(*operands[i], s)) {
          auto& [count, sum] = sums[document];
          ++count;
          sum += scored[i].scorer(document, frequency);
        }
      }
      for (const auto& [document, sum] : sums) {
        if (needs_all && sum.first != operands.size()) continue;
        if (!accepts(s, document)) continue;
        ++expected.matches;
        best.add({sum.second, undated_day, s, document});
      }
    }
    expected.best = best.take();
    return expected;
  }

 private:
  std::vector<TinySegment> make_segments(std::size_t count, std::size_t articles) {
    std::vector<TinySegment> segments(count);
    std::size_t number = 0;
    for (TinySegment& segment : segments) {
      for (std::size_t i = 0; i < articles; ++i) {
        TinyArticle article;
        article.id = std::to_string(++number * 7919 % 10'007);
        article.date = random_() % 2 == 0 ? "2017-05-11" : "2016-01-01";
        for (std::size_t w = 0; w < std::size(words); ++w) {
          while (random_() % one_in[w] == 0)
            article.body += std::string{words[w]} + " ";
          if (random_() % (8 * one_in[w]) == 0) article.title += std::string{words[w]} + " ";
        }
        for (std::uint64_t filler = random_() % 3; filler > 0; --filler)
          article.body += "filler ";
        segment.push_back(std::move(article));
      }
    }
    return segments;
  }

  std::mt19937 random_;
  TinyArchive archive_;
};

/// Documents and scores, to the last bit.
inline bool same(const std::vector<RankedDocument>& a, const std::vector<RankedDocument>& b) {
  return std::equal(
      a.begin(), a.end(), b.begin(), b.end(), [](const RankedDocument& x, const RankedDocument& y) {
        return x.segment == y.segment && x.document == y.document && x.score == y.score;
      });
}

inline std::string show(const std::vector<RankedDocument>& documents) {
  std::string text;
  for (const RankedDocument& d : documents) {
    text += std::to_string(d.segment) + "/" + std::to_string(d.document) + " " +
            std::to_string(d.score) + "\n";
  }
  return text;
}

}  // namespace pressmark
