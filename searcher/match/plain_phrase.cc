// SPDX-License-Identifier: GPL-2.0-or-later
//
// One sequence of stems for each language. Most archives have one that nearly all articles are in.
#include "searcher/match/plain_phrase.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "analysis/analyzer.h"

namespace pressmark {
namespace {

constexpr std::size_t no_sequence = std::numeric_limits<std::size_t>::max();
constexpr std::size_t any_sequence = no_sequence - 1;

using Places = std::vector<std::vector<TermId>>;

// The stems of one language: of each word of the phrase those that the segment has.
struct LanguageStems {
  std::string_view tag;
  Places places;

  bool is_complete() const {
    return std::none_of(places.begin(), places.end(), [](const auto& ids) { return ids.empty(); });
  }
};

Places& places_of(std::vector<LanguageStems>& languages, std::string_view tag, std::size_t words) {
  for (LanguageStems& known : languages) {
    if (known.tag == tag) return known.places;
  }
  languages.push_back({tag, Places(words)});
  return languages.back().places;
}

std::vector<LanguageStems> stems_by_language(const Plan& phrase, const QueryPostings& postings,
                                             std::size_t segment) {
  const Lexicon& lexicon = postings.segments()[segment].columns().lexicon;
  const std::size_t words = phrase.children.size();
  std::vector<LanguageStems> languages;
  Places untold(words);  // of words that are looked for by their forms: any language's
  for (std::size_t i = 0; i < words; ++i) {
    const Plan& word = phrase.children[i];
    if (looks_at_forms(word)) {
      const auto terms = postings.of(word, segment).terms();
      untold[i].assign(terms.begin(), terms.end());
      continue;
    }
    const auto found = lexicon.locate_all(word.stems);
    for (std::size_t stem = 0; stem < found.size(); ++stem) {
      Places& places = places_of(languages, split_stem(word.stems[stem]).tag, words);
      if (found[stem]) places[i].push_back(found[stem]->id);
    }
  }
  if (languages.empty()) languages.push_back({{}, Places(words)});
  for (LanguageStems& language : languages) {
    for (std::size_t i = 0; i < words; ++i)
      language.places[i].insert(language.places[i].end(), untold[i].begin(), untold[i].end());
  }
  return languages;
}

// Which sequence an article in this language may have, of those of the languages that are complete,
// in their order. A language without a stemmer shares the mark of all of these.
std::size_t find_sequence(std::string_view language, std::span<const LanguageStems> languages) {
  const auto of_tag = [&](std::string_view tag) -> std::optional<std::size_t> {
    std::size_t before = 0;
    for (const LanguageStems& known : languages) {
      if (known.tag == tag) return known.is_complete() ? before : no_sequence;
      if (known.is_complete()) ++before;
    }
    return std::nullopt;
  };
  std::string tag;
  if (language != untagged_language) tag = stem_tag_mark + std::string{language};
  if (const auto sequence = of_tag(tag)) return *sequence;
  return of_tag(std::string_view{&stem_tag_mark, 1}).value_or(any_sequence);
}

// Of a phrase whose words are in one field; nothing if no article can have it, as no phrase lies
// across two fields.
std::optional<std::optional<TextField>> field_of(const Plan& phrase) {
  std::optional<TextField> wanted;
  for (const TextField field : {TextField::title, TextField::body, TextField::caption}) {
    const bool is_wanted =
        std::any_of(phrase.children.begin(), phrase.children.end(), [&](const Plan& word) {
          return word.scope != TextScope::any && is_in_scope(word.scope, field);
        });
    if (is_wanted && wanted) return std::nullopt;
    if (is_wanted) wanted = field;
  }
  return std::optional{wanted};
}

}  // namespace

PlainPhrase::PlainPhrase(const Plan& phrase, const QueryPostings& postings, std::size_t segment)
    : columns_(&postings.segments()[segment].columns()) {
  const auto field = field_of(phrase);
  if (!field) return;
  const std::vector<LanguageStems> languages = stems_by_language(phrase, postings, segment);
  for (const LanguageStems& language : languages) {
    if (language.is_complete()) sequences_.emplace_back(language.places, *field);
  }
  if (sequences_.size() < 2) return;
  sequence_of_.push_back(any_sequence);  // of articles whose language is not known
  for (const std::string_view language : columns_->language.values())
    sequence_of_.push_back(find_sequence(language, languages));
}

bool PlainPhrase::occurs_in(DocumentId document, std::span<const std::byte> row) const {
  if (sequences_.empty()) return false;
  if (sequences_.size() == 1) return sequences_.front().occurs_in(row);
  const std::size_t sequence = sequence_of_.at(columns_->language[document]);
  if (sequence == no_sequence) return false;
  if (sequence != any_sequence) return sequences_[sequence].occurs_in(row);
  return std::any_of(sequences_.begin(), sequences_.end(),
                     [&](const TermSequence& each) { return each.occurs_in(row); });
}

}  // namespace pressmark
