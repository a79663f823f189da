// SPDX-License-Identifier: GPL-2.0-or-later
//
// BM25 in the form in which it is computed for millions of postings: what depends on the query's
// word alone and on the article's length alone is taken out. docs/relevance.md has the formula.
#pragma once

#include <cstdint>

namespace pressmark {

/// How soon further occurrences of a word stop to matter: Robertson and Zaragoza, "The
/// Probabilistic Relevance Framework: BM25 and Beyond" (2009), section 3.5, give 1.2 to 2 as good
/// in practice.
inline constexpr double bm25_k1 = 1.2;
/// How much a long article is held to be merely verbose: 0 not at all, 1 wholly. Same source.
inline constexpr double bm25_b = 0.75;

/// idf * (k1 + 1): the most that a word can score.
inline double word_weight(double idf) {
  return idf * (bm25_k1 + 1);
}

/// k1 * (1 - b + b * length / average): by how much a length dampens frequencies.
class LengthNorm {
 public:
  explicit LengthNorm(double average) : slope_(bm25_k1 * bm25_b / average) {}

  double operator()(std::uint32_t length) const {
    return bm25_k1 * (1 - bm25_b) + slope_ * static_cast<double>(length);
  }

 private:
  double slope_;
};

/// weight * tf / (tf + norm): what a word with word_weight() `weight` scores in an article.
inline double word_score(double weight, std::uint32_t frequency, double norm) {
  const auto tf = static_cast<double>(frequency);
  return weight * tf / (tf + norm);
}

}  // namespace pressmark
