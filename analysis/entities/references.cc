// SPDX-License-Identifier: GPL-2.0-or-later
//
// People are grouped by canonical_key(), so that "Sergei Lavrov" and "Sergey Lavrov" are one
// bearer of the surname with two spellings.
#include "analysis/entities/references.h"

#include <algorithm>
#include <map>
#include <optional>

#include "analysis/entities/canonical_names.h"
#include "analysis/entities/letters.h"
#include "base/utf8.h"

namespace pressmark::entities {
namespace {

// What words.cc takes for a space, too: "US Department of State" with no-break spaces is that name.
constexpr bool is_white(char32_t c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0xA0 || c == 0x2009 || c == 0x202F;
}

struct FullName {
  std::uint32_t span = 0;
  std::string key;
};

class ReferenceResolver {
 public:
  ReferenceResolver(const ArticleWords& article, const std::vector<Span>& spans,
                    std::vector<Judgement>& judgements)
      : article_(article), spans_(spans), judgements_(judgements), targets_(spans.size()) {
    for (std::uint32_t i = 0; i < targets_.size(); ++i)
      targets_[i] = i;
  }

  std::vector<std::uint32_t> run() {
    resolve_acronyms();
    collect_full_names();
    for (std::uint32_t i = 0; i < spans_.size(); ++i) {
      if (spans_[i].word_count() == 1) resolve_person(i);
    }
    return std::move(targets_);
  }

 private:
  const Word& first_word(const Span& span) const { return article_.words[span.first]; }

  bool is_type(std::uint32_t i, EntityType type) const { return judgements_[i].type == type; }

  std::uint32_t last_name_word(const Span& span) const {
    std::uint32_t last = span.last - 1;
    if (last > span.first && article_.words[last].is(Trait::name_suffix)) --last;
    return last;
  }

  void collect_full_names();
  void resolve_person(std::uint32_t i);
  std::uint32_t most_printed(const std::vector<FullName>& bearers, const std::string& key) const;
  void resolve_acronyms();
  bool explains(const Span& full, const Span& acronym) const;

  const ArticleWords& article_;
  const std::vector<Span>& spans_;
  std::vector<Judgement>& judgements_;
  std::vector<std::uint32_t> targets_;
  std::map<std::uint64_t, std::vector<FullName>> by_last_name_;  // in text order
  std::map<std::uint64_t, std::vector<FullName>> by_first_name_;
};

void ReferenceResolver::collect_full_names() {
  for (std::uint32_t i = 0; i < spans_.size(); ++i) {
    const Span& span = spans_[i];
    if (!is_type(i, EntityType::person) || span.word_count() < 2) continue;
    FullName name{.span = i, .key = canonical_key(EntityType::person, spelling_of(article_, span))};
    by_first_name_[first_word(span).hash].push_back(name);
    by_last_name_[article_.words[last_name_word(span)].hash].push_back(std::move(name));
  }
}

// Of the spellings of one person, the one printed most often, then the first.
std::uint32_t ReferenceResolver::most_printed(const std::vector<FullName>& bearers,
                                              const std::string& key) const {
  std::uint32_t best = 0;
  std::ptrdiff_t best_count = 0;
  for (const FullName& bearer : bearers) {
    if (bearer.key != key) continue;
    const std::uint64_t name = spans_[bearer.span].name;
    const auto count = std::count_if(bearers.begin(), bearers.end(), [&](const FullName& other) {
      return spans_[other.span].name == name;
    });
    if (count > best_count) {
      best = bearer.span;
      best_count = count;
    }
  }
  return best;
}

void ReferenceResolver::resolve_person(std::uint32_t i) {
  const Span& span = spans_[i];
  const Word& word = first_word(span);
  const bool is_other = judgements_[i].type.has_value() && !is_type(i, EntityType::person);
  // A country or a large city stays one, whoever bears its name.
  if (is_other && span.known != nullptr &&
      (span.known->place_rank >= chosen_place || span.known->is_organisation))
    return;
  auto found = by_last_name_.find(word.hash);
  if (found == by_last_name_.end()) {
    found = by_first_name_.find(word.hash);
    if (found == by_first_name_.end() || is_other || span.form == SpanForm::titled_person) return;
  }
  const std::vector<FullName>& bearers = found->second;
  // The nearest before it, else the first after it.
  const FullName* nearest = &bearers.front();
  for (const FullName& bearer : bearers) {
    if (bearer.span < i) nearest = &bearer;
  }
  judgements_[i] = {.type = EntityType::person,
                    .weight = std::max(judgements_[i].weight, judgements_[nearest->span].weight)};
  targets_[i] = most_printed(bearers, nearest->key);
}

// Every letter of the acronym opens a word of the name, in order, and the first opens the first.
bool ReferenceResolver::explains(const Span& full, const Span& acronym) const {
  const std::string_view letters = article_.text(article_.lines[acronym.line], first_word(acronym));
  std::uint32_t word = full.first;
  std::size_t matched = 0;
  std::size_t letter_count = 0;
  for (const char letter : letters) {
    if (letter == '.') continue;
    ++letter_count;
    for (; word < full.last; ++word) {
      const char initial = article_.text(article_.lines[full.line], article_.words[word]).front();
      const bool opens = to_small(static_cast<unsigned char>(initial)) ==
                         to_small(static_cast<unsigned char>(letter));
      if (!opens && matched == 0) return false;
      if (opens) {
        ++matched;
        ++word;
        break;
      }
    }
  }
  return matched >= 2 && matched == letter_count;
}

void ReferenceResolver::resolve_acronyms() {
  std::map<std::uint64_t, std::uint32_t> full_forms;
  for (std::uint32_t i = 0; i + 1 < spans_.size(); ++i) {
    const Span& full = spans_[i];
    const Span& acronym = spans_[i + 1];
    const Word& word = first_word(acronym);
    const bool is_explained = acronym.line == full.line && acronym.first == full.last &&
                              acronym.word_count() == 1 && word.shape == Shape::all_caps &&
                              word.gap.has(Gap::open_paren) && full.word_count() > 1;
    if (!is_explained) continue;
    const bool is_known = is_type(i, EntityType::organisation) && full.known != nullptr;
    if (!is_known && !explains(full, acronym)) continue;
    if (full.form == SpanForm::titled_person) continue;
    if (!is_type(i, EntityType::place))
      judgements_[i] = {.type = EntityType::organisation, .weight = 4};
    full_forms.emplace(word.hash, i);
  }
  if (full_forms.empty()) return;
  for (std::uint32_t i = 0; i < spans_.size(); ++i) {
    if (spans_[i].word_count() != 1 || first_word(spans_[i]).shape != Shape::all_caps) continue;
    const auto found = full_forms.find(first_word(spans_[i]).hash);
    if (found == full_forms.end()) continue;
    judgements_[i] = judgements_[found->second];
    targets_[i] = found->second;
  }
}

}  // namespace

std::vector<std::uint32_t> resolve_references(const ArticleWords& article,
                                              const std::vector<Span>& spans,
                                              std::vector<Judgement>& judgements) {
  return ReferenceResolver{article, spans, judgements}.run();
}

std::string spelling_of(const ArticleWords& article, const Span& span) {
  const std::string_view text = article.text(article.lines[span.line].field);
  const std::uint32_t begin = article.words[span.first].range.begin;
  const std::uint32_t end = article.words[span.last - 1].range.end;
  std::string spelling;
  bool was_space = false;
  const std::string_view printed = text.substr(begin, end - begin);
  for (std::size_t at = 0; at < printed.size();) {
    const CodePoint c = decode_utf8(printed, at);
    if (!is_white(c.value)) {
      spelling.append(printed, at, c.length);
    } else if (!was_space) {
      spelling += ' ';
    }
    was_space = is_white(c.value);
    at += c.length;
  }
  return spelling;
}

}  // namespace pressmark::entities
