// SPDX-License-Identifier: GPL-2.0-or-later
//
// Exact words and capitals are looked up by their stems; for patterns and fuzzy words the forms of
// each segment are gone through once.
#include "searcher/match/form_operands.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "searcher/match/form_matcher.h"
#include "searcher/match/operand_key.h"
#include "searcher/query/parser.h"

namespace pressmark {
namespace {

void collect_form_words(const Plan& plan, std::vector<const Plan*>& words) {
  if (plan.kind == PlanKind::word && looks_at_forms(plan)) words.push_back(&plan);
  for (const Plan& child : plan.children)
    collect_form_words(child, words);
}

bool needs_scan(const Plan& word) {
  return word.word_match != WordMatch::stems && word.word_match != WordMatch::exact;
}

// Adds the stem with those of its forms that are wanted, unless there are none.
template <typename Wants>
void add_term(TermId term, std::uint32_t row, std::size_t forms, const Wants& wants,
              std::vector<TermForms>& terms) {
  std::optional<TermForms> found;  // most stems have none
  std::size_t wanted = 0;
  for (std::size_t i = 0; i < forms; ++i) {
    if (!wants(i)) continue;
    if (!found) found = TermForms{term, row, std::vector<bool>(forms)};
    found->is_wanted[i] = true;
    ++wanted;
  }
  if (!found) return;
  if (wanted == forms) found->is_wanted.clear();
  terms.push_back(*std::move(found));
}

// A form may come from several stems and segments.
void join_equal(std::vector<Expansion>& expansions) {
  std::ranges::sort(expansions, {}, &Expansion::form);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < expansions.size(); ++i) {
    if (kept > 0 && expansions[kept - 1].form == expansions[i].form) {
      expansions[kept - 1].occurrences += expansions[i].occurrences;
    } else {
      if (kept != i) expansions[kept] = std::move(expansions[i]);
      ++kept;
    }
  }
  expansions.resize(kept);
}

// One offer that runs: the most frequent forms, each as it is.
std::string offer_forms(const std::vector<Expansion>& expansions) {
  constexpr std::size_t most = 3;
  std::string offer = "try: ";
  for (std::size_t i = 0; i < std::min(most, expansions.size()); ++i)
    offer += (i == 0 ? "=" : " OR =") + expansions[i].form;
  return offer;
}

}  // namespace

// Of equal words the first.
std::vector<const Plan*> FormOperands::share_among_equal(std::span<const Plan* const> words) {
  std::unordered_map<std::string, std::shared_ptr<Resolved>> known;
  std::vector<const Plan*> different;
  for (const Plan* word : words) {
    auto& resolved = known[operand_key(*word)];
    if (resolved == nullptr) {
      resolved = std::make_shared<Resolved>();
      resolved->terms.resize(segments_->size());
      different.push_back(word);
    }
    resolved_[word] = resolved;
  }
  words_.insert(words_.end(), different.begin(), different.end());
  return different;
}

Status FormOperands::resolve(const Plan& plan) {
  std::vector<const Plan*> words;
  collect_form_words(plan, words);
  std::vector<const Plan*> to_scan;
  for (const Plan* word : share_among_equal(words)) {
    if (needs_scan(*word)) {
      to_scan.push_back(word);
    } else {
      resolve_by_stems(*word, *resolved_[word]);
    }
  }
  if (to_scan.empty()) return ok;
  resolve_by_scan(to_scan);
  std::size_t expansions = 0;
  for (const Plan* word : words) {
    const std::vector<Expansion>& of_word = resolved_[word]->expansions;
    expansions += of_word.size();
    if (expansions <= QueryLimits{}.expansions) continue;
    return Error{ErrorKind::invalid_argument,
                 "a query may stand for " + std::to_string(QueryLimits{}.expansions) +
                     " forms of words; with this there are " + std::to_string(expansions),
                 offer_forms(of_word), word->where};
  }
  return ok;
}

void FormOperands::resolve_by_stems(const Plan& word, Resolved& resolved) const {
  const auto wants = [&](const PrintedForm& form) {
    if (word.in_capitals && !form.is_capitals) return false;
    return word.word_match == WordMatch::stems || form.text == word.form;
  };
  for (std::size_t i = 0; i < segments_->size(); ++i) {
    const SegmentColumns& columns = (*segments_)[i].columns();
    for (const std::string& stem : word.stems) {
      const auto found = columns.lexicon.locate(stem);
      if (!found) continue;
      const std::vector<PrintedForm> forms = columns.forms.of(found->row, stem);
      add_term(
          found->id, found->row, forms.size(),
          [&](std::size_t number) { return wants(forms[number]); }, resolved.terms[i]);
    }
    std::ranges::sort(resolved.terms[i], {}, &TermForms::term);
  }
}

void FormOperands::resolve_by_scan(std::vector<const Plan*> words) {
  for (std::size_t i = 0; i < segments_->size(); ++i)
    scan(i, words);
  for (const Plan* word : words) {
    std::vector<Expansion>& expansions = resolved_[word]->expansions;
    join_equal(expansions);
    std::ranges::stable_sort(expansions, std::ranges::greater{}, &Expansion::occurrences);
  }
}

// The words from the first on that stand for no more forms than a query may, and the one that
// passes the limit: what follows it cannot change the refusal.
std::size_t FormOperands::words_to_look_for(std::span<const Plan* const> words) {
  std::size_t expansions = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::vector<Expansion>& of_word = resolved_[words[i]]->expansions;
    join_equal(of_word);
    expansions += of_word.size();
    if (expansions > QueryLimits{}.expansions) return i + 1;
  }
  return words.size();
}

void FormOperands::scan(std::size_t segment, std::vector<const Plan*>& words) {
  const SegmentColumns& columns = (*segments_)[segment].columns();
  std::vector<FormMatcher> matchers;
  std::vector<Resolved*> resolved;
  for (const Plan* word : words) {
    matchers.emplace_back(*word);
    resolved.push_back(resolved_[word].get());
  }
  constexpr std::size_t first_look = 2'000;
  std::size_t found = 0;
  std::size_t next_look = first_look;
  std::vector<FormLetters> letters;
  FormsCursor rows{columns.forms};
  std::uint32_t row = 0;
  for (LexiconCursor stem{columns.lexicon}; !stem.at_end(); stem.next(), ++row) {
    const std::vector<PrintedForm>& forms = rows.next(stem.stem());
    letters.clear();
    FormLetters of_any;
    for (const PrintedForm& form : forms)
      of_any.unite(letters.emplace_back(form.text));
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!matchers[i].may_match_any(of_any)) continue;
      const auto wants = [&](std::size_t number) {
        if (words[i]->in_capitals && !forms[number].is_capitals) return false;
        if (!matchers[i].matches(letters[number])) return false;
        resolved[i]->expansions.push_back({forms[number].text, forms[number].occurrences});
        ++found;
        return true;
      };
      add_term(stem.id(), row, forms.size(), wants, resolved[i]->terms[segment]);
    }
    if (found < next_look) continue;
    words.resize(words_to_look_for(words));
    next_look = 2 * found;  // joining costs no more than finding them has
  }
  for (Resolved* one : resolved)
    std::ranges::sort(one->terms[segment], {}, &TermForms::term);
}

std::span<const TermForms> FormOperands::terms(const Plan& word, std::size_t segment) const {
  return resolved_.at(&word)->terms[segment];
}

const std::vector<Expansion>& FormOperands::expansions(const Plan& word) const {
  return resolved_.at(&word)->expansions;
}

}  // namespace pressmark
