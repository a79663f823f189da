// SPDX-License-Identifier: GPL-2.0-or-later
//
// The stems of a segment, and the small numbers that stand for them in the word-order column.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/integrity.h"
#include "base/result.h"

namespace pressmark {

/// Numbers a stem by falling number of occurrences (ties: byte order), so that frequent stems have
/// short codes. Dense from 0.
using TermId = std::uint32_t;

/// Stems are front-coded in blocks of this many: each is the number of bytes it shares with the one
/// before, and the rest.
inline constexpr std::uint32_t lexicon_block_stems = 16;

struct LexiconMatch {
  TermId id = 0;
  std::uint32_t row = 0;  ///< Its place among the stems, in byte order, from 0.
};

/// Throws DamagedArchive like the columns. Safe to share between threads.
class Lexicon {
 public:
  static Result<Lexicon> open(VerifiedFile file, std::string_view uuid);

  std::uint32_t size() const { return size_; }

  /// Nothing if no article of the segment has the stem.
  std::optional<LexiconMatch> locate(std::string_view stem) const;
  std::optional<TermId> find(std::string_view stem) const;
  /// One for each of some stems, which must ascend: those near each other are found together.
  std::vector<std::optional<LexiconMatch>> locate_all(std::span<const std::string> stems) const;

  /// Calls `visit(stem, id, occurrences)` for every stem in byte order; views live for the call.
  void for_each(const std::function<void(std::string_view, TermId, std::uint64_t)>& visit) const;

 private:
  friend class LexiconCursor;

  // Of the last block whose first stem is not above `stem`; nothing if none is.
  std::optional<std::uint64_t> find_block(std::uint64_t from, std::string_view stem) const;
  std::string_view first_stem(std::uint64_t block_number) const;
  std::uint64_t blocks() const;
  std::span<const std::byte> block(std::uint64_t number) const;

  VerifiedFile file_;
  std::uint32_t size_ = 0;
  std::uint64_t offsets_at_ = 0;  // one offset per block, and the end of the last
};

/// Walks a lexicon in byte order, one stem at a time: for merging several.
class LexiconCursor {
 public:
  /// At the first stem. `lexicon` must outlive the cursor.
  explicit LexiconCursor(const Lexicon& lexicon);

  bool at_end() const { return index_ == lexicon_->size(); }
  void next();

  std::string_view stem() const { return stem_; }  ///< Until next().
  TermId id() const { return id_; }
  std::uint64_t occurrences() const { return occurrences_; }

 private:
  void read();

  const Lexicon* lexicon_;
  std::uint32_t index_ = 0;
  std::span<const std::byte> rest_;  // of the block
  std::string stem_;
  TermId id_ = 0;
  std::uint64_t occurrences_ = 0;
};

struct LexiconEntry {
  std::string_view stem;
  TermId id = 0;
  std::uint64_t occurrences = 0;
};

/// Numbers the entries as TermId promises. Requires them to be sorted by stem.
void assign_term_ids(std::span<LexiconEntry> entries);

/// Requires the entries to be sorted by stem. Not fsynced.
Status write_lexicon(const std::filesystem::path& path, std::string_view uuid,
                     std::span<const LexiconEntry> entries);

}  // namespace pressmark
