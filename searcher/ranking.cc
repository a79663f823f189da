// SPDX-License-Identifier: GPL-2.0-or-later
//
// Some documents at a time: each operand's postings are walked once, along those that matched.
#include "searcher/ranking.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numbers>
#include <utility>

namespace pressmark {

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

Scorer::Scorer(const Plan& plan, const QueryPostings& postings) : postings_(&postings) {
  const std::vector<SegmentReader>& segments = postings.segments();
  std::uint64_t articles = 0;
  std::uint64_t total_length = 0;
  for (const SegmentReader& segment : segments) {
    articles += segment.live_articles();
    total_length += segment.live_length();
  }
  if (total_length > 0) {
    norm_ = LengthNorm{static_cast<double>(total_length) / static_cast<double>(articles)};
  }
  for (const Plan* operand : scored_operands(plan)) {
    std::uint64_t frequency = 0;
    for (std::size_t i = 0; i < segments.size(); ++i)
      frequency += postings.of(*operand, i).live_size();
    const double asked = operand->weight / static_cast<double>(plain_weight);
    operands_.push_back(
        {operand, word_weight(inverse_document_frequency(articles, frequency)) * asked});
  }
}

std::vector<ScoredOperand> Scorer::operands(std::size_t segment) const {
  const std::span<const std::uint32_t> lengths =
      postings_->segments()[segment].columns().length.values();
  std::vector<ScoredOperand> scored;
  for (const Operand& operand : operands_) {
    scored.push_back({&postings_->of(*operand.plan, segment), {operand.weight, norm_, lengths}});
  }
  return scored;
}

namespace {

// What each of some operands scores in some documents, equal ones once.
class OperandScores {
 public:
  explicit OperandScores(const std::vector<ScoredOperand>& operands) {
    std::map<std::pair<const OperandPostings*, double>, std::size_t> known;
    for (const ScoredOperand& operand : operands) {
      const auto [place, is_new] =
          known.emplace(std::pair{operand.postings, operand.scorer.weight}, different_.size());
      places_.push_back(place->second);
      if (is_new) different_.push_back({operand.scorer, OperandCursor{*operand.postings}, {}});
    }
  }

  // Adds to the scores beside the documents, which come after those of earlier calls, in the order
  // of the operands.
  void add_to(std::span<double> scores, std::span<const DocumentId> documents) {
    for (Different& operand : different_) {
      operand.scores.assign(documents.size(), 0);
      found_.clear();
      operand.cursor.find_common(documents, found_);
      for (const FoundPosting found : found_)
        operand.scores[found.place] = operand.scorer(documents[found.place], found.frequency);
    }
    for (const std::size_t place : places_) {
      const std::vector<double>& of_one = different_[place].scores;
      std::transform(scores.begin(), scores.end(), of_one.begin(), scores.begin(), std::plus{});
    }
  }

 private:
  struct Different {
    PostingScorer scorer;
    OperandCursor cursor;
    std::vector<double> scores;
  };
  std::vector<Different> different_;
  std::vector<std::size_t> places_;  // in different_, by operand
  std::vector<FoundPosting> found_;  // scratch
};

}  // namespace

std::vector<double> Scorer::scores(std::size_t segment,
                                   std::span<const DocumentId> documents) const {
  constexpr std::size_t at_once = 512;  // so that what a thousand operands score fits the cache
  OperandScores operands{this->operands(segment)};
  std::vector<double> scores(documents.size());
  for (std::size_t i = 0; i < documents.size(); i += at_once) {
    const std::size_t size = std::min(at_once, documents.size() - i);
    operands.add_to(std::span{scores}.subspan(i, size), documents.subspan(i, size));
  }
  return scores;
}

Recency::Recency(const std::vector<SegmentReader>& segments) {
  for (const SegmentReader& segment : segments) {
    const std::span<const Day> days = segment.columns().day.values();
    for (DocumentId document = 1; document <= days.size(); ++document) {
      const Day day = days[document - 1];
      // The undated day is before all others.
      if (day > newest_ && !segment.deleted().contains(document)) newest_ = day;
    }
  }
}

double Recency::blend(double score, Day day) const {
  constexpr double year = 365;
  if (day == undated_day) return score / 2;
  const double age = static_cast<double>(newest_) - static_cast<double>(day);
  return score * (1 + 1 / (1 + age / year)) / 2;
}

}  // namespace pressmark
