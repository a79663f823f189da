// SPDX-License-Identifier: GPL-2.0-or-later
//
// The word order of every article: which stem stands where and in which form, where sentences
// begin, where names are. It does the work of Xapian's position lists (docs/archive-format.md).
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/columns.h"
#include "archive/lexicon.h"
#include "schema/entity.h"
#include "schema/fields.h"

namespace pressmark {

/// Positions count words from 1 through the title, then on through the body after a gap of
/// field_position_gap, then through the captions after another, so that nothing is ever near across
/// two fields. They ascend. *Stored* positions are the same without the gaps.
using Position = std::uint32_t;

/// Where the fields of one article end among its stored positions.
struct FieldEnds {
  std::uint32_t title = 0;
  std::uint32_t body = std::numeric_limits<std::uint32_t>::max();  ///< This if it has no captions.

  bool has_captions() const { return body != std::numeric_limits<std::uint32_t>::max(); }
  TextField field_of(std::uint64_t stored) const {
    return stored <= title  ? TextField::title
           : stored <= body ? TextField::body
                            : TextField::caption;
  }
  /// What is added to a stored position of the field.
  static constexpr std::uint32_t gap_before(TextField field) {
    return static_cast<std::uint32_t>(field) * field_position_gap;
  }
  Position with_gap(std::uint64_t stored) const {
    return static_cast<Position>(stored + gap_before(field_of(stored)));
  }
  TextField field_at(Position position) const {
    return position <= title                                               ? TextField::title
           : position <= std::uint64_t{body} + gap_before(TextField::body) ? TextField::body
                                                                           : TextField::caption;
  }
  /// The position before the first of the field. Of captions only if there are some.
  Position before(TextField field) const {
    const std::uint32_t words_before[]{0, title, body};
    return words_before[static_cast<std::size_t>(field)] + gap_before(field);
  }

  friend bool operator==(const FieldEnds&, const FieldEnds&) = default;
};

struct SentenceMark {
  TextField field = TextField::body;
  Position first_position = 0;    ///< Of its first word.
  std::uint32_t byte_offset = 0;  ///< Of its first byte in the field's text.
  bool begins_paragraph = false;

  friend bool operator==(const SentenceMark&, const SentenceMark&) = default;
};

struct MentionMark {
  std::uint32_t ordinal = 0;  ///< In the segment's NamesTable.
  Position first_position = 0;
  std::uint32_t words = 0;

  friend bool operator==(const MentionMark&, const MentionMark&) = default;
};

/// A word that is not printed in the most frequent form of its stem.
struct FormMark {
  Position position = 0;
  std::uint32_t form = 0;  ///< Its number among the stem's (archive/forms.h), from 1.

  friend bool operator==(const FormMark&, const FormMark&) = default;
};

/// Term ids and name ordinals are below these; others are taken for damage.
struct WordOrderLimits {
  std::uint32_t terms = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t names = std::numeric_limits<std::uint32_t>::max();
};

/// One article's row. A view: valid as long as the column. Every call throws DamagedArchive if the
/// row makes no sense.
class ArticleWords {
 public:
  explicit ArticleWords(std::span<const std::byte> row, WordOrderLimits limits = {})
      : row_(row), limits_(limits) {}

  FieldEnds ends() const;
  std::uint32_t title_words() const { return ends().title; }

  /// The positions of each stem, ascending, in the `out` beside it, which is cleared first. All in
  /// one pass over the article. Requires as many `out` as ids.
  void positions_of(std::span<const TermId> ids, std::span<std::vector<Position>> out) const;

  /// All (stem, position) pairs by ascending position: the article's words in order.
  std::vector<std::pair<Position, TermId>> all_words() const;

  std::vector<SentenceMark> sentences() const;
  std::vector<MentionMark> mentions() const;

  /// By ascending position; at all others stands form 0 of the stem. A form may be one that the
  /// stem has not: that is damage, for the caller to notice where it looks the form up.
  void read_forms(std::vector<FormMark>& forms) const;

 private:
  std::span<const std::byte> row_;
  WordOrderLimits limits_;
};

class WordOrderColumn {
 public:
  static Result<WordOrderColumn> open(VerifiedFile file, std::string_view uuid);

  ArticleWords operator[](DocumentId document) const;
  std::uint32_t rows() const { return rows_.rows(); }

  /// The row's bytes, for copying it elsewhere.
  std::span<const std::byte> row(DocumentId document) const;
  void fetch_place(DocumentId document) const { rows_.fetch_place(document); }  ///< Of its row.

  void set_limits(WordOrderLimits limits) { limits_ = limits; }

 private:
  BytesColumn rows_;
  WordOrderLimits limits_;
};

}  // namespace pressmark
