// SPDX-License-Identifier: GPL-2.0-or-later
//
// A phrase of plain words is left to the column; for a NEAR of words and phrases, the positions of
// all words are read in one pass over the article. Words that an `occurs` is about are counted in
// such a pass. Everything else is asked where it ends.
#include "searcher/match/word_positions.h"

#include <algorithm>
#include <array>

#include "searcher/match/article_spans.h"
#include "searcher/match/span_ends.h"

namespace pressmark {
namespace {

// Of a word with more stems than this, codes are not looked for one by one.
constexpr std::size_t most_terms_in_sequence = 16;

// A word that is its stems, of which the segment has not too many.
bool is_plain_word(const Plan& plan, const QueryPostings& postings, std::size_t segment) {
  return plan.kind == PlanKind::word && postings.is_whole_terms(plan, segment) &&
         postings.of(plan, segment).terms().size() <= most_terms_in_sequence;
}

bool is_plain_phrase(const Plan& plan, const QueryPostings& postings, std::size_t segment) {
  return plan.kind == PlanKind::phrase &&
         std::all_of(plan.children.begin(), plan.children.end(),
                     [&](const Plan& word) { return is_plain_word(word, postings, segment); });
}

bool is_plain_near(const Plan& plan, const QueryPostings& postings, std::size_t segment) {
  return plan.kind == PlanKind::near && plan.closeness == Closeness::any_order &&
         std::all_of(plan.children.begin(), plan.children.end(), [&](const Plan& operand) {
           return is_plain_word(operand, postings, segment) ||
                  is_plain_phrase(operand, postings, segment);
         });
}

}  // namespace

class PositionalOperand::Near {
 public:
  Near(const Plan& plan, const QueryPostings& postings, std::size_t segment)
      : distance_(plan.distance) {
    const auto make = [&](const Plan& word) {
      return make_word(word, postings.of(word, segment).terms());
    };
    for (const Plan& child : plan.children) {
      Phrase& phrase = phrases_.emplace_back();
      if (child.kind == PlanKind::phrase) {
        for (const Plan& word : child.children)
          phrase.push_back(make(word));
      } else {
        phrase.push_back(make(child));
      }
    }
    spans_.resize(phrases_.size());
    positions_of_terms_.resize(terms_.size());
  }

  bool occurs_in(const ArticleWords& words) {
    words.positions_of(terms_, positions_of_terms_);
    const FieldEnds ends = words.ends();
    for (std::size_t i = 0; i < phrases_.size(); ++i) {
      if (!find_spans(phrases_[i], ends, spans_[i])) return false;
    }
    return !find_near(spans_, distance_).empty();
  }

 private:
  struct Word {
    TextScope scope = TextScope::any;
    std::vector<std::size_t> terms;  // of those of its stems that the segment has: places in terms_
  };
  using Phrase = std::vector<Word>;  // a word on its own is a phrase of one

  Word make_word(const Plan& word, std::span<const TermId> terms);
  void gather_positions(const Word& word, const FieldEnds& ends, std::vector<Position>& out) const;
  bool gather_phrase(const Phrase& phrase, const FieldEnds& ends);
  bool find_spans(const Phrase& phrase, const FieldEnds& ends, std::vector<PositionSpan>& spans);

  std::uint32_t distance_;
  std::vector<Phrase> phrases_;                   // its operands
  std::vector<std::vector<PositionSpan>> spans_;  // by phrase; reused from article to article
  std::vector<std::vector<Position>> positions_;  // by word of the phrase at hand; reused
  std::vector<TermId> terms_;                     // all stems, each once
  std::vector<std::vector<Position>> positions_of_terms_;  // beside them; reused
};

PositionalOperand::Near::Word PositionalOperand::Near::make_word(const Plan& word,
                                                                 std::span<const TermId> terms) {
  Word made{word.scope, {}};
  for (const TermId id : terms) {
    auto at = std::find(terms_.begin(), terms_.end(), id);
    if (at == terms_.end()) at = terms_.insert(at, id);
    made.terms.push_back(static_cast<std::size_t>(at - terms_.begin()));
  }
  return made;
}

void PositionalOperand::Near::gather_positions(const Word& word, const FieldEnds& ends,
                                               std::vector<Position>& out) const {
  out.clear();
  for (const std::size_t term : word.terms) {
    const std::vector<Position>& positions = positions_of_terms_[term];
    const auto middle = static_cast<std::ptrdiff_t>(out.size());
    out.insert(out.end(), positions.begin(), positions.end());
    std::inplace_merge(out.begin(), out.begin() + middle, out.end());
  }
  if (word.scope == TextScope::any) return;
  std::erase_if(
      out, [&](Position position) { return !is_in_scope(word.scope, ends.field_at(position)); });
}

// Every word's positions in positions_; false if one has none.
bool PositionalOperand::Near::gather_phrase(const Phrase& phrase, const FieldEnds& ends) {
  positions_.resize(std::max(positions_.size(), phrase.size()));
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    gather_positions(phrase[i], ends, positions_[i]);
    if (positions_[i].empty()) return false;
  }
  return true;
}

bool PositionalOperand::Near::find_spans(const Phrase& phrase, const FieldEnds& ends,
                                         std::vector<PositionSpan>& spans) {
  spans.clear();
  if (!gather_phrase(phrase, ends)) return false;
  const auto further = static_cast<Position>(phrase.size() - 1);
  for (const Position start : find_phrase(std::span{positions_.data(), phrase.size()})) {
    spans.push_back({start, start + further});
  }
  return !spans.empty();
}

// Anything that has spans, and how often or where it occurs.
class PositionalOperand::General {
 public:
  General(const Plan& plan, const QueryPostings& postings, std::size_t segment)
      : plan_(&plan), article_(plan, postings, segment), ends_(article_) {}

  bool occurs_in(DocumentId document) {
    article_.read(document);
    ends_.turn();
    if (plan_->kind != PlanKind::occurs) return ends_.occurs(*plan_);
    return occurs_as(*plan_, ends_, article_.title_words());
  }

 private:
  const Plan* plan_;
  ArticleSpans article_;
  SpanEndFinder ends_;  // reads article_
};

PositionalOperand::PositionalOperand(const Plan& plan, const QueryPostings& postings,
                                     std::size_t segment)
    : word_order_(&postings.segments()[segment].columns().word_order) {
  if (is_plain_phrase(plan, postings, segment)) {
    phrase_.emplace(plan, postings, segment);
  } else if (is_plain_near(plan, postings, segment)) {
    near_ = std::make_unique<Near>(plan, postings, segment);
  } else if (is_about_words(plan)) {
    words_ = std::make_unique<WordOccurrence>(plan, postings, segment);
  } else {
    general_ = std::make_unique<General>(plan, postings, segment);
  }
}

PositionalOperand::PositionalOperand(PositionalOperand&&) noexcept = default;
PositionalOperand& PositionalOperand::operator=(PositionalOperand&&) noexcept = default;
PositionalOperand::~PositionalOperand() = default;

std::span<const std::byte> PositionalOperand::fetch_row(DocumentId document) const {
  constexpr std::size_t cache_line = 64;
  constexpr std::size_t fetched_bytes = 4 * cache_line;  // what follows, the machine foresees
  const std::span<const std::byte> row = word_order_->row(document);
  for (std::size_t at = 0; at < std::min(row.size(), fetched_bytes); at += cache_line)
    __builtin_prefetch(row.data() + at);
  return row;
}

// Rows are far apart in memory, and so is where they begin: while one row is searched, those of the
// next documents are on their way, and what says where those after them are.
void PositionalOperand::keep_where_it_occurs(std::vector<DocumentId>& documents) {
  constexpr std::size_t ahead = 8;
  constexpr std::size_t further_ahead = 3 * ahead;
  std::array<std::span<const std::byte>, ahead> rows;
  for (std::size_t i = 0; i < std::min(ahead, documents.size()); ++i)
    rows[i] = fetch_row(documents[i]);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const DocumentId document = documents[i];
    const std::span<const std::byte> row = rows[i % ahead];
    if (i + further_ahead < documents.size()) {
      word_order_->fetch_place(documents[i + further_ahead]);
    }
    if (i + ahead < documents.size()) rows[i % ahead] = fetch_row(documents[i + ahead]);
    if (occurs_in(document, row)) documents[kept++] = document;
  }
  documents.resize(kept);
}

bool PositionalOperand::occurs_in(DocumentId document) {
  return occurs_in(document, word_order_->row(document));
}

bool PositionalOperand::occurs_in(DocumentId document, std::span<const std::byte> row) {
  if (near_) return near_->occurs_in((*word_order_)[document]);
  if (words_) return words_->occurs_in(row);
  if (general_) return general_->occurs_in(document);
  return phrase_->occurs_in(document, row);
}

}  // namespace pressmark
