// SPDX-License-Identifier: GPL-2.0-or-later
//
// The stems of each segment are gone through once, for all operands of a query; each is compared
// with those that share a character with it.
#include "searcher/match/character_operands.h"

#include <algorithm>
#include <map>
#include <utility>

#include "analysis/analyzer.h"
#include "analysis/han_kana.h"
#include "base/utf8.h"

namespace pressmark {
namespace {

void collect_characters(const Plan& plan, std::vector<const Plan*>& words) {
  if (plan.kind == PlanKind::word && looks_at_characters(plan)) words.push_back(&plan);
  for (const Plan& child : plan.children)
    collect_characters(child, words);
}

std::vector<std::uint32_t> find_inside(const CharacterTerms& operand, std::u32string_view text) {
  std::vector<std::uint32_t> found;
  const std::u32string_view wanted = operand.wanted;
  for (std::size_t at = text.find(wanted); at != std::u32string_view::npos;
       at = text.find(wanted, at + 1)) {
    if (operand.begins_word && at > 0) break;
    if (operand.ends_word && at + wanted.size() < text.size()) continue;
    found.push_back(static_cast<std::uint32_t>(at));
  }
  return found;
}

std::vector<std::uint32_t> find_beginnings(const CharacterTerms& operand,
                                           std::u32string_view text) {
  std::vector<std::uint32_t> found;
  const std::u32string_view wanted = operand.wanted;
  const std::size_t longest = std::min(text.size(), wanted.size() - 1);
  for (std::size_t length = operand.begins_word ? text.size() : 1; length <= longest; ++length) {
    if (text.ends_with(wanted.substr(0, length)))
      found.push_back(static_cast<std::uint32_t>(length));
  }
  return found;
}

// Can an occurrence that has begun before the word go on in it?
bool can_go_on(const CharacterTerms& operand, std::u32string_view text) {
  for (std::uint32_t matched = 1; matched < operand.wanted.size(); ++matched) {
    if (operand.go_on(matched, text) > 0) return true;
  }
  return false;
}

// Finds the operands that a stem shares a character with.
class OperandsByCharacter {
 public:
  explicit OperandsByCharacter(std::span<CharacterTerms* const> operands) {
    for (CharacterTerms* operand : operands) {
      for (const char32_t c : operand->wanted) {
        std::vector<CharacterTerms*>& having = operands_[c];
        if (having.empty() || having.back() != operand) having.push_back(operand);
      }
    }
  }

  /// Each once, in any order; valid until the next call.
  std::span<CharacterTerms* const> sharing(std::u32string_view text) {
    found_.clear();
    for (const char32_t c : text) {
      const auto known = operands_.find(c);
      if (known == operands_.end()) continue;
      found_.insert(found_.end(), known->second.begin(), known->second.end());
    }
    std::ranges::sort(found_);
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return found_;
  }

 private:
  std::map<char32_t, std::vector<CharacterTerms*>> operands_;
  std::vector<CharacterTerms*> found_;
};

}  // namespace

std::uint32_t CharacterTerms::go_on(std::uint32_t matched, std::u32string_view word) const {
  const std::u32string_view rest = std::u32string_view{wanted}.substr(matched);
  if (word.size() < rest.size()) {
    return rest.starts_with(word) ? matched + static_cast<std::uint32_t>(word.size()) : 0;
  }
  const bool ends_here = word.starts_with(rest) && (!ends_word || word.size() == rest.size());
  return ends_here ? static_cast<std::uint32_t>(wanted.size()) : 0;
}

void CharacterOperands::resolve(const Plan& plan) {
  std::vector<const Plan*> words;
  collect_characters(plan, words);
  if (words.empty()) return;
  for (const Plan* word : words) {
    CharacterTerms operand;
    decode_utf8(word->form, operand.wanted);
    operand.begins_word = word->begins_word;
    operand.ends_word = word->ends_word;
    resolved_[word].assign(segments_->size(), operand);
  }
  for (std::size_t i = 0; i < segments_->size(); ++i)
    scan(i, words);
}

void CharacterOperands::scan(std::size_t segment, std::span<const Plan* const> words) {
  std::vector<CharacterTerms*> operands;
  for (const Plan* word : words)
    operands.push_back(&resolved_[word][segment]);
  OperandsByCharacter by_character{operands};
  std::u32string text;
  std::uint32_t row = 0;
  const auto visit = [&](std::string_view tagged, TermId term, std::uint64_t) {
    const std::uint32_t row_of_term = row++;
    const std::string_view stem = split_stem(tagged).stem;
    if (!is_han_or_kana(stem)) return;
    decode_utf8(stem, text);
    for (CharacterTerms* operand : by_character.sharing(text)) {
      CharacterTerm found{term, row_of_term, text, find_inside(*operand, text),
                          find_beginnings(*operand, text)};
      if (found.inside.empty() && found.begins.empty() && !can_go_on(*operand, text)) continue;
      operand->terms.push_back(std::move(found));
    }
  };
  (*segments_)[segment].columns().lexicon.for_each(visit);
  for (CharacterTerms* operand : operands)
    std::ranges::sort(operand->terms, {}, &CharacterTerm::term);
}

const CharacterTerms& CharacterOperands::terms(const Plan& word, std::size_t segment) const {
  return resolved_.at(&word)[segment];
}

}  // namespace pressmark
