// SPDX-License-Identifier: GPL-2.0-or-later
//
// Everything that is found out about one article before it is written: language, words, sentences,
// names. `indexer read` prints it; document_builder turns it into a document and its columns.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "archive/word_order.h"
#include "base/result.h"
#include "schema/article.h"
#include "schema/mentioned_date.h"

namespace pressmark {

struct AnalysedWord {
  std::string_view term;
  std::string_view stem;
  TextField field = TextField::body;
  Position position = 0;  ///< With the gaps between fields.
  bool is_capitals = false;
  bool is_behind_sign = false;  ///< As StemPosition says.
  std::uint32_t number = 0;     ///< As StemPosition's.
};

/// Views point into the analysis itself and live until the next call of analyse().
struct ArticleAnalysis {
  std::vector<AnalysedWord> words;  ///< By ascending position.
  FieldEnds ends;
  std::uint32_t length = 0;  ///< Weighted by field.
  std::vector<SentenceMark> sentences;
  /// In text order, of title and body. A name that the record brought and the text does not print
  /// counts all the same: it has an empty range at the first word (of the captions, where title and
  /// body have none; where the body's would be, if there is no word), and a mark of 0 words there.
  std::vector<Mention> mentions;
  std::vector<MentionMark> mention_marks;  ///< One per mention; ordinal is not set.
  std::vector<MentionedDate> mentioned_dates;
};

struct ArticleAnalyserOptions {
  bool use_entities = true;
};

/// The language of an article that does not say: what analyse() fills in.
std::string find_language(const Article& article);

/// Not safe to share between threads.
class ArticleAnalyser {
 public:
  static Result<ArticleAnalyser> create(const ArticleAnalyserOptions& options);

  ArticleAnalyser(ArticleAnalyser&&) noexcept;
  ArticleAnalyser& operator=(ArticleAnalyser&&) noexcept;
  ~ArticleAnalyser();

  /// Fills article.language if it is empty ("en" where it cannot be told).
  const ArticleAnalysis& analyse(Article& article);

  /// Analyzer's and recogniser's fingerprints, field weights and format: what the manifest keeps.
  /// Fails as EntityRecognizer::create() does if entities are used and there is no model.
  static Result<std::string> fingerprint(bool use_entities);

 private:
  class Impl;
  explicit ArticleAnalyser(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace pressmark
