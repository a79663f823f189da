// SPDX-License-Identifier: GPL-2.0-or-later
//
// What words that are looked for by their printed form stand for in the segments of an archive:
// `=bombed`, `bomb*`, `tillerson~1`, CAPS(WHO). A pattern is compared with every form there is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "archive/segment_reader.h"
#include "base/result.h"
#include "searcher/query/plan.h"

namespace pressmark {

/// A stem of which all forms are wanted, or some.
struct TermForms {
  TermId term = 0;
  std::uint32_t row = 0;        ///< In the lexicon, and in the postings.
  std::vector<bool> is_wanted;  ///< By number; empty: all are.

  bool wants(std::uint32_t form) const {
    return is_wanted.empty() || (form < is_wanted.size() && is_wanted[form]);
  }
};

/// A form that a wildcard or fuzzy word stands for.
struct Expansion {
  std::string form;
  std::uint64_t occurrences = 0;  ///< In the whole archive, articles that were removed included.
};

/// Knows plans by their address: they must stay where they are. Must not outlive the segments.
class FormOperands {
 public:
  explicit FormOperands(const std::vector<SegmentReader>& segments) : segments_(&segments) {}

  /// Looks up every word below `plan` for which looks_at_forms() is true. Fails with
  /// invalid_argument, naming the word's place, where all of them together stand for more forms
  /// than a query may. Throws DamagedArchive.
  Status resolve(const Plan& plan);

  /// Those that were resolved, of equal ones the first.
  std::span<const Plan* const> words() const { return words_; }

  /// By ascending term id. Requires that the word was resolved.
  std::span<const TermForms> terms(const Plan& word, std::size_t segment) const;

  /// What a pattern or fuzzy word stands for, the most frequent first; of other words, nothing.
  const std::vector<Expansion>& expansions(const Plan& word) const;

 private:
  struct Resolved {
    std::vector<std::vector<TermForms>> terms;  // by segment
    std::vector<Expansion> expansions;
  };

  std::vector<const Plan*> share_among_equal(std::span<const Plan* const> words);
  void resolve_by_stems(const Plan& word, Resolved& resolved) const;
  void resolve_by_scan(std::vector<const Plan*> words);
  void scan(std::size_t segment, std::vector<const Plan*>& words);
  std::size_t words_to_look_for(std::span<const Plan* const> words);

  const std::vector<SegmentReader>* segments_;
  std::vector<const Plan*> words_;
  std::unordered_map<const Plan*, std::shared_ptr<Resolved>> resolved_;  // equal words share it
};

}  // namespace pressmark
