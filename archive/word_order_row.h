// SPDX-License-Identifier: GPL-2.0-or-later
//
// Writing rows of the word-order column, and renumbering them. docs/archive-format.md has the row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "archive/word_order.h"

namespace pressmark {

struct TermPosition {
  TermId term = 0;
  Position position = 0;   ///< With the gaps between fields.
  std::uint32_t form = 0;  ///< Its number among the stem's (archive/forms.h).

  friend auto operator<=>(const TermPosition&, const TermPosition&) = default;
};

struct WordOrderRow {
  FieldEnds ends;
  std::span<const TermPosition> words;  ///< By position: one at each, from the first to the last.
  std::span<const SentenceMark> sentences;  ///< By field, ascending.
  std::span<const MentionMark> mentions;    ///< By ascending position.
  std::span<const Position> breaks = {};    ///< archive/character_breaks.h; ascending.
};

/// Appends the row to `out`. Aborts if the row is not as it must be: it would be read back wrong.
void encode_word_order(const WordOrderRow& row, std::string& out);

/// What the forms of stems are numbered anew, by old term id and old number.
class FormNumbers {
 public:
  FormNumbers() = default;
  explicit FormNumbers(std::size_t terms) : begins_(terms) {}

  /// The new numbers of the forms of a term, which must have one at least.
  void set(TermId term, std::span<const std::uint32_t> numbers) {
    begins_[term] = static_cast<std::uint32_t>(numbers_.size());
    numbers_.push_back(static_cast<std::uint32_t>(numbers.size()));
    numbers_.insert(numbers_.end(), numbers.begin(), numbers.end());
  }

  std::uint32_t count(TermId term) const { return numbers_[begins_[term]]; }
  /// Requires number < count(term).
  std::uint32_t operator()(TermId term, std::uint32_t number) const {
    return numbers_[begins_[term] + std::size_t{1} + number];
  }

 private:
  std::vector<std::uint32_t> begins_;   // by term
  std::vector<std::uint32_t> numbers_;  // for each term how many there are, and these
};

/// New numbers for what a row names: all by the old ones, the names one-to-one.
struct RowNumbers {
  std::span<const TermId> terms;
  const FormNumbers* forms = nullptr;  ///< Of as many terms.
  std::span<const std::uint32_t> names;
};

/// Writes rows anew with other numbers. Keeps its buffers between rows.
class WordOrderRenumberer {
 public:
  /// Appends `row` to `out`, equal to encoding it with the new numbers. Throws DamagedArchive if
  /// the row makes no sense or has a number for which there is no new one.
  void renumber(std::span<const std::byte> row, const RowNumbers& numbers, std::string& out);

 private:
  std::vector<MentionMark> mentions_;
  std::string word_stream_;
  std::string form_stream_;
  std::string mention_stream_;
};

}  // namespace pressmark
