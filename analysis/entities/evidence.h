// SPDX-License-Identifier: GPL-2.0-or-later
//
// Weighs what speaks for a span being a person, an organisation or a place: what it is made of,
// what stands around it, and the same for the same name elsewhere in the article.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/entities/hash_index.h"
#include "analysis/entities/spans.h"
#include "analysis/entities/words.h"
#include "schema/entity.h"

namespace pressmark::entities {

/// Points for person, organisation and place, in the order of EntityType.
using Weights = std::array<float, 3>;

/// A span and what stands around it in its line.
struct Context {
  const ArticleWords& article;
  const Span& span;
  const Line& line;

  const Word* before() const {
    return span.first > line.first ? &article.words[span.first - 1] : nullptr;
  }
  const Word* after(std::uint32_t distance = 0) const {
    return span.last + distance < line.last ? &article.words[span.last + distance] : nullptr;
  }
  const Word& first() const { return article.words[span.first]; }
  const Word& last() const { return article.words[span.last - 1]; }
};

/// The weight that stands for a confidence of 1.
inline constexpr float certain_weight = 5;

struct Judgement {
  std::optional<EntityType> type;  ///< Nothing: not a name of these types.
  float weight = 0;
};

/// Keeps its memory from article to article.
class EvidenceScale {
 public:
  /// One judgement per span: where the same name occurs, mostly one type.
  void judge(const ArticleWords& article, const std::vector<Span>& spans,
             std::vector<Judgement>& judgements);

 private:
  Weights weigh_form(const Context& context) const;
  void collect(const ArticleWords& article, const std::vector<Span>& spans);

  struct NameEvidence {
    Weights form{};     // the best of its occurrences
    Weights context{};  // the sum over its occurrences
    int occurrences = 0;
  };

  HashIndex small_words_;
  HashIndex names_;
  std::vector<NameEvidence> evidence_;
};

}  // namespace pressmark::entities
