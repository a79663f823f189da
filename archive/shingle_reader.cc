// SPDX-License-Identifier: GPL-2.0-or-later
//
// Each stem is hashed once; an article is then its stems' hashes in order.

#include "archive/shingle_reader.h"

#include <string_view>

namespace pressmark {

ShingleReader::ShingleReader(const SegmentReader& segment) : segment_(&segment) {
  const Lexicon& lexicon = segment.columns().lexicon;
  stem_hashes_.resize(lexicon.size());
  lexicon.for_each(
      [&](std::string_view stem, TermId id, std::uint64_t) { stem_hashes_[id] = hash_stem(stem); });
}

void ShingleReader::read(DocumentId document, ShingleSet& shingles) {
  const ArticleWords words = segment_->columns().word_order[document];
  const FieldEnds ends = words.ends();
  body_.clear();
  for (const auto& [position, term] : words.all_words()) {
    if (ends.field_at(position) == TextField::body) body_.push_back(stem_hashes_[term]);
  }
  find_shingles(body_, shingles);
}

}  // namespace pressmark
