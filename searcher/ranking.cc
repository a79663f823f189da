// SPDX-License-Identifier: GPL-2.0-or-later
//
// Term at a time: each operand's postings are walked once, along the documents that matched.
#include "searcher/ranking.h"

#include <cmath>
#include <numbers>
#include <optional>

#include "searcher/match/postings.h"
#include "searcher/match/segment_matcher.h"

namespace pressmark {
namespace {

// By how much an operand of one term is less frequent than its postings say.
std::uint64_t deleted_frequency(const Plan& operand, const SegmentReader& segment,
                                std::size_t index, const NameOperands& names) {
  const DeletedArticles& deleted = segment.deleted();
  if (operand.kind == PlanKind::name) {
    return deleted.name_articles(names.ordinals(operand, index).front());
  }
  const std::optional<TermId> term = segment.columns().lexicon.find(operand.stems.front());
  if (!term) return 0;
  return operand.scope == TextScope::title ? deleted.title_frequency(*term)
                                           : deleted.term_frequency(*term);
}

// Of live articles.
std::uint64_t article_frequency(const Plan& operand, const SegmentReader& segment,
                                std::size_t index, const NameOperands& names) {
  OperandTerms terms = operand_terms(operand, segment, index, names);
  const DeletedArticles& deleted = segment.deleted();
  if (!terms.discounted.empty()) {
    DocumentSet documents = SegmentMatcher{segment, index, names}.matching(operand);
    documents.subtract(deleted.words());
    return documents.size();
  }
  // What several terms have in common is not known of the deleted articles.
  if (!deleted.empty() && terms.counted.size() > 1) {
    DocumentSet documents =
        documents_with_any(segment.database(), segment.articles(), terms.counted, nullptr);
    documents.subtract(deleted.words());
    return documents.size();
  }
  const bool has_deleted = !deleted.empty() && !terms.counted.empty();
  const std::uint64_t all =
      count_documents_with_any(segment.database(), segment.articles(), std::move(terms.counted));
  return has_deleted ? all - deleted_frequency(operand, segment, index, names) : all;
}

}  // namespace

// x = m * 2^e with m near 1, and ln m = 2 * artanh((m - 1) / (m + 1)) as a series whose terms fall
// by more than 33 times each.
double portable_log(double x) {
  int exponent = 0;
  double mantissa = std::frexp(x, &exponent);
  if (mantissa < std::numbers::sqrt2 / 2) {
    mantissa *= 2;
    --exponent;
  }
  const double ratio = (mantissa - 1) / (mantissa + 1);
  const double square = ratio * ratio;
  double sum = 0;
  for (int i = 25; i >= 1; i -= 2)
    sum = sum * square + 1.0 / i;
  return exponent * std::numbers::ln2 + 2 * ratio * sum;
}

double inverse_document_frequency(std::uint64_t articles, std::uint64_t frequency) {
  const auto n = static_cast<double>(articles);
  const auto df = static_cast<double>(frequency);
  return portable_log(1 + (n - df + 0.5) / (df + 0.5));
}

double bm25(const Bm25Input& input) {
  const double tf = input.frequency;
  return input.idf * tf * (bm25_k1 + 1) /
         (tf + bm25_k1 * (1 - bm25_b + bm25_b * input.length / input.average));
}

Scorer::Scorer(const Plan& plan, const std::vector<SegmentReader>& segments,
               const NameOperands& names)
    : segments_(&segments), names_(&names) {
  std::uint64_t articles = 0;
  std::uint64_t total_length = 0;
  for (const SegmentReader& segment : segments) {
    articles += segment.live_articles();
    total_length += segment.live_length();
  }
  if (total_length > 0) {
    average_length_ = static_cast<double>(total_length) / static_cast<double>(articles);
  }
  for (const Plan* operand : scored_operands(plan)) {
    std::uint64_t frequency = 0;
    for (std::size_t i = 0; i < segments.size(); ++i) {
      frequency += article_frequency(*operand, segments[i], i, names);
    }
    operands_.push_back({operand, inverse_document_frequency(articles, frequency)});
  }
}

std::vector<double> Scorer::scores(std::size_t segment,
                                   std::span<const DocumentId> documents) const {
  const SegmentReader& reader = (*segments_)[segment];
  const FixedColumn<std::uint32_t>& lengths = reader.columns().length;
  std::vector<double> scores(documents.size());
  std::vector<std::uint32_t> counted(documents.size());
  std::vector<std::uint32_t> discounted(documents.size());
  for (const Operand& operand : operands_) {
    const OperandTerms terms = operand_terms(*operand.plan, reader, segment, *names_);
    std::fill(counted.begin(), counted.end(), 0U);
    for (const std::string& term : terms.counted) {
      add_frequencies(reader.database(), term, documents, counted);
    }
    std::fill(discounted.begin(), discounted.end(), 0U);
    for (const std::string& term : terms.discounted) {
      add_frequencies(reader.database(), term, documents, discounted);
    }
    for (std::size_t i = 0; i < documents.size(); ++i) {
      const std::uint32_t frequency = counted[i] - discounted[i];
      if (frequency == 0) continue;
      scores[i] += bm25({operand.idf, static_cast<double>(frequency),
                         static_cast<double>(lengths[documents[i]]), average_length_});
    }
  }
  return scores;
}

}  // namespace pressmark
