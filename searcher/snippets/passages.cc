// SPDX-License-Identifier: GPL-2.0-or-later
//
// First what must be shown is chosen: sentence by sentence, always the one that shows most of what
// is still missing. Then what was chosen grows, towards its sentence's bounds, as far as there is
// room.
#include "searcher/snippets/passages.h"

#include <algorithm>
#include <limits>

#include "analysis/analyzer.h"
#include "base/utf8.h"

namespace pressmark {
namespace {

// A word that occurs thousands of times is shown well enough by one of its first occurrences.
constexpr std::size_t max_alternatives = 256;

// Two pieces of text closer than this are shown as one: a gap mark would save next to nothing.
constexpr std::uint32_t negligible_gap = 24;

struct NeedOccurrence {
  ByteRange range;
  std::uint32_t need = 0;
};

struct SentenceNeeds {
  std::vector<NeedOccurrence> occurrences;  // ascending
  std::size_t most_shown = 0;               // no fewer than the missing needs it can show
};

// The shortest run of a sentence's occurrences that has all missing needs that the sentence has.
struct Window {
  std::size_t shown = 0;
  std::uint32_t bytes = 0;
  std::size_t first = 0;
  std::size_t last = 0;
};

class NeedChooser {
 public:
  NeedChooser(std::span<const Sentence> sentences, std::span<const Alternatives> needs);

  // One range for each need, ascending.
  std::vector<ByteRange> choose();

 private:
  Window best_window(const SentenceNeeds& sentence);
  void take(const SentenceNeeds& sentence, const Window& window);

  std::vector<SentenceNeeds> sentences_;
  std::vector<bool> is_missing_;          // by need
  std::vector<std::uint32_t> in_window_;  // by need: its occurrences in the window at hand
  std::vector<ByteRange> chosen_;
};

NeedChooser::NeedChooser(std::span<const Sentence> sentences, std::span<const Alternatives> needs)
    : sentences_(sentences.size()), is_missing_(needs.size(), true), in_window_(needs.size()) {
  for (std::uint32_t need = 0; need < needs.size(); ++need) {
    const std::size_t considered = std::min(needs[need].size(), max_alternatives);
    for (const ByteRange& range : std::span{needs[need]}.first(considered)) {
      const auto after = std::upper_bound(
          sentences.begin(), sentences.end(), range.begin,
          [](std::uint32_t at, const Sentence& sentence) { return at < sentence.range.begin; });
      const auto index = static_cast<std::size_t>(after - sentences.begin());
      sentences_[index == 0 ? 0 : index - 1].occurrences.push_back({range, need});
    }
  }
  for (SentenceNeeds& sentence : sentences_) {
    std::sort(sentence.occurrences.begin(), sentence.occurrences.end(),
              [](const auto& a, const auto& b) { return a.range < b.range; });
    sentence.most_shown = sentence.occurrences.size();
  }
}

Window NeedChooser::best_window(const SentenceNeeds& sentence) {
  const auto& all = sentence.occurrences;
  std::size_t wanted = 0;
  for (const NeedOccurrence& occurrence : all) {
    if (is_missing_[occurrence.need] && in_window_[occurrence.need]++ == 0) ++wanted;
  }
  for (const NeedOccurrence& occurrence : all)
    in_window_[occurrence.need] = 0;
  Window best{wanted, std::numeric_limits<std::uint32_t>::max(), 0, 0};
  if (wanted == 0) return best;
  std::size_t first = 0;
  std::size_t shown = 0;
  for (std::size_t last = 0; last < all.size(); ++last) {
    if (!is_missing_[all[last].need]) continue;
    if (in_window_[all[last].need]++ == 0) ++shown;
    while (!is_missing_[all[first].need] || in_window_[all[first].need] > 1) {
      if (is_missing_[all[first].need]) --in_window_[all[first].need];
      ++first;
    }
    const std::uint32_t bytes = all[last].range.end - all[first].range.begin;
    if (shown == wanted && bytes < best.bytes) best = {wanted, bytes, first, last};
  }
  for (const NeedOccurrence& occurrence : all)
    in_window_[occurrence.need] = 0;
  return best;
}

void NeedChooser::take(const SentenceNeeds& sentence, const Window& window) {
  for (std::size_t i = window.first; i <= window.last; ++i) {
    const NeedOccurrence& occurrence = sentence.occurrences[i];
    if (!is_missing_[occurrence.need]) continue;
    is_missing_[occurrence.need] = false;
    chosen_.push_back(occurrence.range);
  }
}

std::vector<ByteRange> NeedChooser::choose() {
  for (;;) {
    Window best;
    SentenceNeeds* best_sentence = nullptr;
    for (SentenceNeeds& sentence : sentences_) {
      if (sentence.most_shown == 0 || sentence.most_shown < best.shown) continue;
      const Window window = best_window(sentence);
      sentence.most_shown = window.shown;
      const bool is_better =
          window.shown > best.shown || (window.shown == best.shown && window.bytes < best.bytes);
      if (window.shown == 0 || !is_better) continue;
      best = window;
      best_sentence = &sentence;
    }
    if (best_sentence == nullptr) break;
    take(*best_sentence, best);
  }
  std::sort(chosen_.begin(), chosen_.end());
  return std::move(chosen_);
}

// Those with at most `gap` bytes between them become one.
std::vector<ByteRange> join_close(const std::vector<ByteRange>& ranges, std::uint32_t gap) {
  std::vector<ByteRange> joined;
  for (const ByteRange& range : ranges) {
    if (!joined.empty() && range.begin <= joined.back().end + gap) {
      joined.back().end = std::max(joined.back().end, range.end);
    } else {
      joined.push_back(range);
    }
  }
  return joined;
}

// Ranges that grow within a budget of bytes.
class PassageGrower {
 public:
  PassageGrower(const PassageRequest& request, std::span<const Sentence> sentences)
      : text_(request.text), words_(request.words), sentences_(sentences) {}

  std::vector<Passage> grow(std::vector<ByteRange> cores, std::uint32_t max_bytes);
  std::vector<Passage> to_passages(const std::vector<ByteRange>& ranges) const;

 private:
  ByteRange grow_in_sentence(ByteRange core, ByteRange bounds, std::uint32_t share) const;
  ByteRange sentence_bounds(ByteRange core) const;
  void add_following_sentences(std::vector<ByteRange>& passages, std::uint32_t max_bytes);
  std::uint32_t cut_before(std::uint32_t at, std::uint32_t least) const;
  std::uint32_t cut_after(std::uint32_t at, std::uint32_t most) const;
  std::size_t sentence_at(std::uint32_t offset) const;
  void spend(std::uint32_t bytes) { left_ -= std::min(bytes, left_); }

  std::string_view text_;
  std::span<const ByteRange> words_;
  std::span<const Sentence> sentences_;
  std::uint32_t left_ = 0;
};

std::size_t PassageGrower::sentence_at(std::uint32_t offset) const {
  const auto after = std::upper_bound(
      sentences_.begin(), sentences_.end(), offset,
      [](std::uint32_t at, const Sentence& sentence) { return at < sentence.range.begin; });
  return after == sentences_.begin() ? 0 : static_cast<std::size_t>(after - sentences_.begin()) - 1;
}

// The sentences that the core is in: one, but for a phrase across a full stop.
ByteRange PassageGrower::sentence_bounds(ByteRange core) const {
  const ByteRange first = sentences_[sentence_at(core.begin)].range;
  const ByteRange last = sentences_[sentence_at(core.empty() ? core.begin : core.end - 1)].range;
  return {std::min(first.begin, core.begin), std::max(last.end, core.end)};
}

// The largest end of a word that is not beyond `at`; at least `least`.
std::uint32_t PassageGrower::cut_before(std::uint32_t at, std::uint32_t least) const {
  const auto after = std::upper_bound(
      words_.begin(), words_.end(), at,
      [](std::uint32_t offset, const ByteRange& word) { return offset < word.end; });
  if (after != words_.begin() && std::prev(after)->end > least) return std::prev(after)->end;
  return least;
}

// The smallest beginning of a word that is not before `at`; at most `most`.
std::uint32_t PassageGrower::cut_after(std::uint32_t at, std::uint32_t most) const {
  const auto word = std::lower_bound(
      words_.begin(), words_.end(), at,
      [](const ByteRange& candidate, std::uint32_t offset) { return candidate.begin < offset; });
  return word == words_.end() ? most : std::min(word->begin, most);
}

/// Leaving out "The" and printing "... " in its place would save next to nothing.
std::uint32_t least_cut(std::uint32_t share) {
  return std::min(12U, share / 8);
}

ByteRange PassageGrower::grow_in_sentence(ByteRange core, ByteRange bounds,
                                          std::uint32_t share) const {
  const std::uint32_t before = core.begin - bounds.begin;
  const std::uint32_t behind = bounds.end - core.end;
  if (before + behind <= share) return bounds;
  const std::uint32_t half = share / 2;
  std::uint32_t take_before = std::min(before, std::max(half, share - std::min(share, behind)));
  std::uint32_t take_behind = std::min(behind, share - take_before);
  if (before - take_before <= least_cut(share)) take_before = before;
  if (behind - take_behind <= least_cut(share)) take_behind = behind;
  ByteRange grown = core;
  grown.begin =
      take_before == before ? bounds.begin : cut_after(core.begin - take_before, core.begin);
  grown.end = take_behind == behind ? bounds.end : cut_before(core.end + take_behind, core.end);
  if (grown.empty()) {  // an opening that has no room for the first word
    const auto word = std::upper_bound(
        words_.begin(), words_.end(), core.end,
        [](std::uint32_t offset, const ByteRange& candidate) { return offset < candidate.end; });
    const bool is_endless = word == words_.end() || word->end - core.end > max_term_bytes;
    const std::uint32_t least = core.end + decode_utf8(text_, core.end).length;
    const auto cut = static_cast<std::uint32_t>(floor_to_code_point(text_, core.end + take_behind));
    grown.end = is_endless ? std::max(cut, least) : word->end;
  }
  return grown;
}

void PassageGrower::add_following_sentences(std::vector<ByteRange>& passages,
                                            std::uint32_t max_bytes) {
  for (std::size_t i = 0; i < passages.size(); ++i) {
    ByteRange& passage = passages[i];
    const std::uint32_t limit =
        i + 1 < passages.size() ? passages[i + 1].begin : static_cast<std::uint32_t>(text_.size());
    std::size_t next = sentence_at(passage.end == 0 ? 0 : passage.end - 1);
    if (passage.end < sentences_[next].range.end) continue;  // it ends inside a sentence
    while (++next < sentences_.size() && sentences_[next].range.end <= limit) {
      const std::uint32_t more = sentences_[next].range.end - passage.end;
      if (more > left_) break;
      passage.end = sentences_[next].range.end;
      spend(more);
    }
    // Rather part of a sentence than a snippet that is half empty.
    if (next < sentences_.size() && sentences_[next].range.end <= limit && left_ > max_bytes / 2) {
      const std::uint32_t end = cut_before(passage.end + left_, passage.end);
      spend(end - passage.end);
      passage.end = end;
    }
  }
}

std::vector<Passage> PassageGrower::grow(std::vector<ByteRange> cores, std::uint32_t max_bytes) {
  cores = join_close(cores, negligible_gap);
  left_ = max_bytes;
  for (const ByteRange& core : cores)
    spend(core.size());
  std::vector<ByteRange> passages;
  for (std::size_t i = 0; i < cores.size(); ++i) {
    ByteRange bounds = sentence_bounds(cores[i]);
    if (!passages.empty()) {
      if (cores[i].end <= passages.back().end) {  // the passage before has grown over it
        left_ += cores[i].size();
        continue;
      }
      bounds.begin = std::max(bounds.begin, std::min(passages.back().end, cores[i].begin));
    }
    const auto share = static_cast<std::uint32_t>(left_ / (cores.size() - i));
    const ByteRange grown = grow_in_sentence(cores[i], bounds, share);
    spend(grown.size() - cores[i].size());
    passages.push_back(grown);
    passages = join_close(passages, negligible_gap);
  }
  add_following_sentences(passages, max_bytes);
  return to_passages(join_close(passages, negligible_gap));
}

std::vector<Passage> PassageGrower::to_passages(const std::vector<ByteRange>& ranges) const {
  std::vector<Passage> made;
  for (const ByteRange& range : ranges) {
    const ByteRange bounds = sentence_bounds(range);
    made.push_back({range, range.begin != bounds.begin, range.end != bounds.end});
  }
  return made;
}

}  // namespace

PassageChooser::PassageChooser(const PassageRequest& request)
    : request_(request), sentences_(find_sentences(request.text)) {
  if (sentences_.empty()) return;
  cores_ = NeedChooser{sentences_, request.needs}.choose();
  if (cores_.empty()) {
    const std::uint32_t begin = sentences_.front().range.begin;
    cores_.push_back({begin, begin});
  }
}

std::vector<Passage> PassageChooser::choose(std::uint32_t max_bytes) const {
  if (sentences_.empty()) return {};
  return PassageGrower{request_, sentences_}.grow(cores_, max_bytes);
}

std::vector<Passage> PassageChooser::choose_needed(std::uint32_t joined_gap) const {
  if (sentences_.empty() || request_.needs.empty()) return {};
  return PassageGrower{request_, sentences_}.to_passages(join_close(cores_, joined_gap));
}

}  // namespace pressmark
