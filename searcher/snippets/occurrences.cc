// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where each word of the plan stands is known from the word-order column; the text is cut into
// words only to turn positions into bytes, and operands are put together from positions.
#include "searcher/snippets/occurrences.h"

#include <algorithm>
#include <map>
#include <utility>

#include "analysis/han_kana.h"
#include "searcher/match/operand_places.h"
#include "searcher/match/positions.h"
#include "searcher/match/span_tree.h"

namespace pressmark {
namespace {

// A word, phrase, NEAR or name of the plan: what is shown as a whole.
struct Operand {
  const Plan* plan = nullptr;
  std::vector<const Plan*> units;  // words, phrases and names of a near
};

struct WordSlot {
  const Plan* word = nullptr;
  std::vector<Position> in_article;  // ascending, those of the body behind the gap
  std::vector<Position> positions;   // in the field at hand
};

// Where the characters of a word of the plan stand.
struct CharacterSlot {
  std::vector<CharacterPlace> in_article;
  std::vector<CharacterPlace> places;  // in the field at hand, by positions in it
};

// A word, or a phrase of words, that are all found by their positions.
bool is_of_positions(const Plan& plan) {
  return !looks_at_characters(plan) &&
         std::all_of(plan.children.begin(), plan.children.end(), is_of_positions);
}

// Is it NEAR between such words and phrases, and nothing else?
bool is_simple_near(const Plan& plan) {
  return plan.closeness == Closeness::any_order &&
         std::all_of(plan.children.begin(), plan.children.end(), [](const Plan& operand) {
           const bool is_prose = operand.kind == PlanKind::word || operand.kind == PlanKind::phrase;
           return is_prose && is_of_positions(operand);
         });
}

// Sorts, and joins ranges that overlap: a word of its own inside a phrase.
void make_disjoint(std::vector<ByteRange>& ranges) {
  std::sort(ranges.begin(), ranges.end());
  for (const ByteRange& range : std::exchange(ranges, {})) {
    if (!ranges.empty() && range.begin < ranges.back().end) {
      ranges.back().end = std::max(ranges.back().end, range.end);
    } else {
      ranges.push_back(range);
    }
  }
}

// As a source of spans, it has those of the field at hand.
class OperandFinder : public SpanSource {
 public:
  explicit OperandFinder(const SnippetRequest& request)
      : plan_(request.plan), mentions_(request.mentions), sentences_(request.sentences) {
    visit_operands(*request.plan, [&](const Plan& operand) { collect(operand); });
    read_positions(request);
  }

  // Finds the words of one field; find() then tells where each operand occurs in it.
  void read_field(TextField field, std::string_view text, Analyzer& analyzer,
                  FieldOccurrences& occurrences);

  std::size_t operands() const { return operands_.size(); }

  // The ways to show operand i in the field at hand: each a list of ranges to be shown together.
  std::vector<std::vector<ByteRange>> find(std::size_t i) const;

  // Every occurrence in the field at hand, ascending.
  std::vector<ByteRange> find_all() const;

  const Spans& spans_of(const Plan& leaf) const override { return leaf_spans_.at(&leaf); }
  std::span<const Position> beginnings(Closeness unit) const override {
    return unit == Closeness::same_sentence ? sentence_beginnings_ : paragraph_beginnings_;
  }

 private:
  void collect(const Plan& operand);
  void add_units(const Plan& plan, Operand& operand);
  void add_leaf(const Plan& leaf);
  void read_leaves();
  Spans mention_spans(const Plan& name) const;
  std::vector<std::vector<ByteRange>> find_matches(const Operand& operand) const;
  void read_positions(const SnippetRequest& request);
  std::vector<std::vector<ByteRange>> find_stretches(const Plan& plan) const;
  std::vector<std::vector<ByteRange>> find_mentions(const Plan& operand) const;
  std::vector<std::vector<ByteRange>> find_near_matches(const Operand& operand) const;
  ByteRange bytes_of(const PositionSpan& span) const;
  ByteRange bytes_of(const Plan& unit, const PositionSpan& span) const;
  ByteRange bytes_of(const CharacterPlace& place) const;

  const Plan* plan_;
  std::span<const MatchedMention> mentions_;
  std::span<const SentenceMark> sentences_;
  std::vector<Operand> operands_;
  std::map<const Plan*, std::size_t> leaf_slots_;  // words
  std::map<const Plan*, Spans> leaf_spans_;        // these, and names, in the field at hand
  std::vector<Position> sentence_beginnings_;      // in the field at hand, as all positions
  std::vector<Position> paragraph_beginnings_;
  std::vector<WordSlot> slots_;
  std::map<const Plan*, CharacterSlot> character_slots_;
  TextField field_ = TextField::title;
  FieldEnds ends_;
  Position before_field_ = 0;                      // the position before its first
  std::string_view text_;                          // of the field at hand
  const std::vector<ByteRange>* words_ = nullptr;  // of it
};

void OperandFinder::collect(const Plan& operand) {
  operands_.push_back({&operand, {}});
  if (operand.kind == PlanKind::near) add_units(operand, operands_.back());
  add_leaf(operand);
}

// What is shown of a near: its words, phrases and names, but none that must not be near.
void OperandFinder::add_units(const Plan& plan, Operand& operand) {
  if (plan.kind != PlanKind::near && plan.kind != PlanKind::any_of) {
    operand.units.push_back(&plan);
    return;
  }
  const bool excludes_rest = plan.kind == PlanKind::near && plan.closeness == Closeness::not_near;
  for (std::size_t i = 0; i < (excludes_rest ? 1 : plan.children.size()); ++i)
    add_units(plan.children[i], operand);
}

void OperandFinder::add_leaf(const Plan& leaf) {
  if (looks_at_characters(leaf)) {
    character_slots_.emplace(&leaf, CharacterSlot{});
  } else if (leaf.kind == PlanKind::word) {
    leaf_slots_.emplace(&leaf, slots_.size());
    slots_.push_back({&leaf, {}, {}});
  }
  if (leaf.kind == PlanKind::name) leaf_spans_.emplace(&leaf, Spans{});
  for (const Plan& child : leaf.children)
    add_leaf(child);
}

void OperandFinder::read_positions(const SnippetRequest& request) {
  for (auto& [word, slot] : character_slots_)
    request.places_of(*word, slot.in_article);
  for (WordSlot& slot : slots_) {
    request.positions_of(*slot.word, slot.in_article);
    std::vector<Position>& all = slot.in_article;
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
  }
}

void OperandFinder::read_field(TextField field, std::string_view text, Analyzer& analyzer,
                               FieldOccurrences& occurrences) {
  if (field == TextField::body) ends_.title = static_cast<std::uint32_t>(words_->size());
  if (field == TextField::caption) {
    ends_.body = ends_.title + static_cast<std::uint32_t>(words_->size());
  }
  const std::span<const ByteRange> words = analyzer.find_words(text);
  occurrences.words.assign(words.begin(), words.end());
  field_ = field;
  text_ = text;
  words_ = &occurrences.words;
  before_field_ = ends_.before(field);
  const Position before = before_field_;
  for (WordSlot& slot : slots_) {
    slot.positions.clear();
    if (!is_in_scope(slot.word->scope, field)) continue;
    for (const Position position : slot.in_article) {
      if (position > before && position - before <= words.size()) {
        slot.positions.push_back(position - before);
      }
    }
  }
  for (auto& [word, slot] : character_slots_) {
    slot.places.clear();
    if (!is_in_scope(word->scope, field)) continue;
    for (CharacterPlace place : slot.in_article) {
      if (place.words.first <= before || place.words.last - before > words.size()) continue;
      place.words = {place.words.first - before, place.words.last - before};
      slot.places.push_back(place);
    }
  }
  read_leaves();
}

void OperandFinder::read_leaves() {
  for (const auto& [leaf, slot] : character_slots_)
    leaf_spans_[leaf] = word_spans(slot.places);
  for (auto& [leaf, spans] : leaf_spans_) {
    if (leaf->kind == PlanKind::name) spans = mention_spans(*leaf);
  }
  for (const auto& [leaf, slot] : leaf_slots_) {
    Spans& spans = leaf_spans_[leaf];
    spans.clear();
    for (const Position position : slots_[slot].positions)
      spans.push_back({position, position});
  }
  std::vector<SentenceMark> in_field;
  for (SentenceMark mark : sentences_) {
    if (mark.field != field_) continue;
    mark.first_position -= before_field_;
    in_field.push_back(mark);
  }
  sentence_beginnings_ = unit_beginnings(in_field, Closeness::same_sentence);
  paragraph_beginnings_ = unit_beginnings(in_field, Closeness::same_paragraph);
}

ByteRange OperandFinder::bytes_of(const PositionSpan& span) const {
  return {(*words_)[span.first - 1].begin, (*words_)[span.last - 1].end};
}

ByteRange OperandFinder::bytes_of(const CharacterPlace& place) const {
  const ByteRange first = (*words_)[place.words.first - 1];
  const ByteRange last = (*words_)[place.words.last - 1];
  const auto printed = [&](const ByteRange& word) { return text_.substr(word.begin, word.size()); };
  return {first.begin + find_characters(printed(first), place.begin, place.begin + 1).begin,
          last.begin + find_characters(printed(last), place.end - 1, place.end).end};
}

// Characters may begin and end inside of a word.
ByteRange OperandFinder::bytes_of(const Plan& unit, const PositionSpan& span) const {
  ByteRange bytes = bytes_of(span);
  const bool is_phrase = unit.kind == PlanKind::phrase;
  const Plan& first = is_phrase ? unit.children.front() : unit;
  const Plan& last = is_phrase ? unit.children.back() : unit;
  if (looks_at_characters(first)) {
    for (const CharacterPlace& place : character_slots_.at(&first).places) {
      if (place.words.first != span.first || place.words.last > span.last) continue;
      bytes.begin = bytes_of(place).begin;
      break;
    }
  }
  if (looks_at_characters(last)) {
    for (const CharacterPlace& place : character_slots_.at(&last).places) {
      if (place.words.last == span.last && place.words.first >= span.first)
        bytes.end = bytes_of(place).end;
    }
  }
  return bytes;
}

// Of a word or phrase.
std::vector<std::vector<ByteRange>> OperandFinder::find_stretches(const Plan& plan) const {
  std::vector<std::vector<ByteRange>> found;
  if (looks_at_characters(plan)) {
    for (const CharacterPlace& place : character_slots_.at(&plan).places)
      found.push_back({bytes_of(place)});
    return found;
  }
  for (const PositionSpan& span : find_spans(plan, *this))
    found.push_back({bytes_of(plan, span)});
  return found;
}

std::vector<std::vector<ByteRange>> OperandFinder::find(std::size_t i) const {
  const Operand& operand = operands_[i];
  if (operand.plan->kind == PlanKind::name) return find_mentions(*operand.plan);
  if (operand.plan->kind != PlanKind::near) return find_stretches(*operand.plan);
  return is_simple_near(*operand.plan) ? find_near_matches(operand) : find_matches(operand);
}

std::vector<ByteRange> OperandFinder::find_all() const {
  std::vector<ByteRange> found;
  for (const OperandPlace& occurrence : find_operand_places(*plan_, *this)) {
    if (!looks_at_characters(*occurrence.operand)) {
      found.push_back(bytes_of(*occurrence.operand, occurrence.words));
      continue;
    }
    for (const CharacterPlace& place : character_slots_.at(occurrence.operand).places) {
      if (place.words == occurrence.words) found.push_back(bytes_of(place));
    }
  }
  make_disjoint(found);
  return found;
}

// Matches that share no words, from the start of the text on.
std::vector<std::vector<ByteRange>> OperandFinder::find_near_matches(const Operand& operand) const {
  std::vector<Spans> spans;
  for (const Plan* unit : operand.units)
    spans.push_back(find_spans(*unit, *this));
  std::vector<std::vector<ByteRange>> found;
  for (Position from = 1;;) {
    const std::vector<PositionSpan> match = find_near(spans, operand.plan->distance, from);
    if (match.empty()) return found;
    std::vector<ByteRange>& ranges = found.emplace_back();
    for (const PositionSpan& span : match) {
      ranges.push_back(bytes_of(span));
      from = std::max(from, span.last + 1);
    }
  }
}

// Matches that share no words, those that end first; of each, what it begins and ends with, and one
// occurrence of whatever else is in it.
std::vector<std::vector<ByteRange>> OperandFinder::find_matches(const Operand& operand) const {
  Spans matches = find_spans(*operand.plan, *this);
  std::sort(matches.begin(), matches.end(), [](const PositionSpan& a, const PositionSpan& b) {
    return a.last != b.last ? a.last < b.last : a.first > b.first;
  });
  std::vector<Spans> units;
  for (const Plan* unit : operand.units)
    units.push_back(find_spans(*unit, *this));
  std::vector<std::vector<ByteRange>> found;
  Position shown = 0;
  for (const PositionSpan& match : matches) {
    if (match.first <= shown) continue;
    shown = match.last;
    std::vector<ByteRange>& ranges = found.emplace_back();
    for (std::size_t i = 0; i < units.size(); ++i) {
      const Spans& spans = units[i];
      bool is_shown = false;
      const auto first = std::lower_bound(spans.begin(), spans.end(), PositionSpan{match.first, 0});
      for (auto span = first; span != spans.end() && span->first <= match.last; ++span) {
        if (span->last > match.last) continue;
        const bool is_end = span->first == match.first || span->last == match.last;
        if (!is_end && is_shown) continue;
        ranges.push_back(bytes_of(*operand.units[i], *span));
        is_shown = true;
      }
    }
  }
  return found;
}

Spans OperandFinder::mention_spans(const Plan& name) const {
  Spans spans;
  for (const MatchedMention& mention : mentions_) {
    if (mention.operand != &name || mention.mark.words == 0) continue;
    if (mention.mark.first_position <= before_field_) continue;
    const Position first = mention.mark.first_position - before_field_;
    const Position last = first + mention.mark.words - 1;
    if (last <= words_->size()) spans.push_back({first, last});
  }
  std::sort(spans.begin(), spans.end());
  spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
  return spans;
}

std::vector<std::vector<ByteRange>> OperandFinder::find_mentions(const Plan& operand) const {
  std::vector<std::vector<ByteRange>> found;
  for (const PositionSpan& span : mention_spans(operand))
    found.push_back({bytes_of(span)});
  return found;
}

std::uint32_t extent(const std::vector<ByteRange>& ranges) {
  const auto [first, last] = std::minmax_element(ranges.begin(), ranges.end());
  return last->end - first->begin;
}

// The highlight that a range is in: what overlaps is shown together.
ByteRange highlight_around(const ByteRange& range, const std::vector<ByteRange>& highlights) {
  const auto after = std::upper_bound(
      highlights.begin(), highlights.end(), range.begin,
      [](std::uint32_t begin, const ByteRange& highlight) { return begin < highlight.begin; });
  return after == highlights.begin() ? range : *std::prev(after);
}

// Of a word, phrase or name any occurrence may be shown; of NEAR all of the closest match.
void add_needs(const std::vector<std::vector<ByteRange>>& found,
               const std::vector<ByteRange>& highlights, std::vector<Alternatives>& needs) {
  if (found.front().size() == 1) {
    Alternatives& need = needs.emplace_back();
    for (const auto& ranges : found)
      need.push_back(highlight_around(ranges.front(), highlights));
    return;
  }
  const auto closest =
      std::min_element(found.begin(), found.end(),
                       [](const auto& a, const auto& b) { return extent(a) < extent(b); });
  for (const ByteRange& range : *closest)
    needs.push_back({highlight_around(range, highlights)});
}

}  // namespace

ArticleOccurrences find_occurrences(const Article& article, Analyzer& analyzer,
                                    const SnippetRequest& request, FieldsToRead fields_to_read) {
  ArticleOccurrences occurrences;
  OperandFinder finder{request};
  finder.read_field(TextField::title, article.title, analyzer, occurrences.title);
  occurrences.title.highlights = finder.find_all();
  if (fields_to_read == FieldsToRead::title) return occurrences;

  using Found = std::vector<std::vector<ByteRange>>;  // of one operand, as find() says
  const auto find_each = [&] {
    std::vector<Found> found;
    for (std::size_t i = 0; i < finder.operands(); ++i)
      found.push_back(finder.find(i));
    return found;
  };
  const std::vector<Found> in_title = find_each();
  finder.read_field(TextField::body, article.body, analyzer, occurrences.body);
  occurrences.body.highlights = finder.find_all();
  const std::vector<Found> in_body = find_each();
  std::vector<Found> in_captions(finder.operands());
  if (!article.captions.empty()) {
    finder.read_field(TextField::caption, article.captions, analyzer, occurrences.captions);
    occurrences.captions.highlights = finder.find_all();
    in_captions = find_each();
  }
  for (std::size_t i = 0; i < finder.operands(); ++i) {
    if (!in_body[i].empty()) {
      add_needs(in_body[i], occurrences.body.highlights, occurrences.body_needs);
    } else if (!in_title[i].empty()) {
      add_needs(in_title[i], occurrences.title.highlights, occurrences.title_needs);
    } else if (!in_captions[i].empty()) {
      add_needs(in_captions[i], occurrences.captions.highlights, occurrences.caption_needs);
    }
  }
  return occurrences;
}

}  // namespace pressmark
