// SPDX-License-Identifier: GPL-2.0-or-later
//
// The postings of the operands of one query, looked up once in each segment.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "archive/families.h"
#include "archive/segment_reader.h"
#include "searcher/match/character_operands.h"
#include "searcher/match/form_counts.h"
#include "searcher/match/form_operands.h"
#include "searcher/match/operand_postings.h"
#include "searcher/match/operands.h"
#include "searcher/match/stored_addresses.h"
#include "searcher/query/plan.h"

namespace pressmark {

/// Knows plans by their address, as NameOperands does. Not safe to share between threads; must not
/// outlive what it was made from.
class QueryPostings {
 public:
  /// Every name operand that is asked about must have been resolved in `names`.
  /// `forms` may be null if no word is looked for by its form; else they must have been resolved.
  /// The same goes for `characters`. `families` may be null if no property asks about them.
  QueryPostings(const std::vector<SegmentReader>& segments, const NameOperands& names,
                const FormOperands* forms = nullptr, const Families* families = nullptr,
                const CharacterOperands* characters = nullptr)
      : segments_(&segments),
        names_(&names),
        forms_(forms),
        families_(families),
        characters_(characters),
        addresses_(segments) {
    if (forms != nullptr) form_counts_.emplace(segments, *forms);
  }

  const std::vector<SegmentReader>& segments() const { return *segments_; }
  const NameOperands& names() const { return *names_; }
  const FormOperands* forms() const { return forms_; }
  const Families* families() const { return families_; }
  const CharacterOperands* characters() const { return characters_; }

  /// Paths and addresses, once they are asked for.
  StoredAddresses& addresses() const { return addresses_; }

  /// Of a word or name operand; equal ones share it. Throws DamagedArchive. The reference lives as
  /// long as this.
  const OperandPostings& of(const Plan& operand, std::size_t segment) const;

  /// The stems of a word operand in the segment, and which of their forms. Not of characters.
  std::vector<TermForms> terms_of(const Plan& word, std::size_t segment) const;
  /// True if all forms of these stems are wanted: the word is where of(word).terms() are.
  bool is_whole_terms(const Plan& word, std::size_t segment) const;

 private:
  OperandLists make_lists(const Plan& operand, std::size_t segment) const;
  OperandLists lists_of_characters(const Plan& word, std::size_t segment) const;

  const std::vector<SegmentReader>* segments_;
  const NameOperands* names_;
  const FormOperands* forms_;
  const Families* families_;
  const CharacterOperands* characters_;
  mutable StoredAddresses addresses_;
  mutable std::optional<FormCounts> form_counts_;  // if there are forms
  // By segment; null until it is asked for.
  using Postings = std::vector<std::unique_ptr<OperandPostings>>;
  mutable std::unordered_map<std::string, Postings> postings_by_key_;
  mutable std::unordered_map<const Plan*, Postings*> postings_;  // spares the making of a key
};

/// The posting lists of an operand. Requires a name that was resolved, or a word that is its stems.
OperandLists operand_lists(const Plan& operand, const SegmentReader& segment, std::size_t index,
                           const NameOperands& names);

}  // namespace pressmark
