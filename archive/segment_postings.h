// SPDX-License-Identifier: GPL-2.0-or-later
//
// The four postings columns of a segment: made from new articles, or by joining the lists of other
// segments. Neither looks at a text.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "archive/columns.h"
#include "archive/segment_reader.h"
#include "base/result.h"

namespace pressmark {

/// Collects postings article by article and sorts them by list in the end. Stems and names are
/// numbered by the caller, from 0, in any order.
class SegmentPostings {
 public:
  /// How often a stem occurs, each time with the weight of its field.
  struct StemFrequency {
    std::uint32_t all = 0;
    std::uint32_t title = 0;    ///< Of these, in the title.
    std::uint32_t caption = 0;  ///< Of these, in the captions.
  };
  void add_stem(std::uint32_t number, const StemFrequency& frequency) {
    stems_.push_back({number, document_, frequency.all});
    if (frequency.title != 0) titles_.push_back({number, document_, frequency.title});
    if (frequency.caption != 0) captions_.push_back({number, document_, frequency.caption});
  }
  void add_name(std::uint32_t number, std::uint32_t mentions) {
    names_.push_back({number, document_, mentions});
  }

  /// Ends the article at hand, whose postings were added, and begins the next.
  void end_article(std::uint32_t length) {
    lengths_.push_back(length);
    ++document_;
  }

  std::size_t memory_bytes() const;

  /// Writes folder/columns/*postings. `stems` and `names` are the numbers in the order of lexicon
  /// and names table. Not fsynced.
  Status write(const std::filesystem::path& folder, std::string_view uuid,
               std::span<const std::uint32_t> stems, std::span<const std::uint32_t> names) const;

 private:
  struct Posting {
    std::uint32_t list;
    DocumentId document;
    std::uint32_t frequency;
  };
  struct Column;

  Status write_column(const Column& column, const std::filesystem::path& folder,
                      std::string_view uuid) const;

  DocumentId document_ = 1;
  std::vector<std::uint32_t> lengths_;
  std::vector<Posting> stems_;
  std::vector<Posting> titles_;
  std::vector<Posting> captions_;
  std::vector<Posting> names_;
};

/// Where the next stem or name of a merged table comes from: which input has it, and whether it is
/// another one than that of the step before.
struct MergeStep {
  std::uint32_t is_new : 1;
  std::uint32_t input : 31;
};

/// The steps in which tables of several segments were merged.
struct MergeSteps {
  std::vector<MergeStep> stems;
  std::vector<MergeStep> names;
};

/// Writes what SegmentPostings would have written for the articles of all inputs, one after the
/// other. Throws as columns do. Not fsynced.
Status merge_postings(std::span<const SegmentReader> inputs, const MergeSteps& steps,
                      const std::filesystem::path& folder, std::string_view uuid);

}  // namespace pressmark
