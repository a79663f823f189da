// SPDX-License-Identifier: GPL-2.0-or-later
//
// A row of the word order has all of it: stems, sentences and names with their positions.

#include "indexer/stored_analysis.h"

#include <utility>

#include "archive/character_breaks.h"
#include "archive/damaged_archive.h"
#include "schema/fields.h"

namespace pressmark {

StoredAnalyses::StoredAnalyses(const SegmentReader& segment) : segment_(segment) {
  const Lexicon& lexicon = segment.columns().lexicon;
  std::vector<std::pair<std::size_t, std::size_t>> places(lexicon.size());
  first_number_of_id_.resize(lexicon.size());
  forms_of_id_.resize(lexicon.size());
  std::uint32_t next_number = 1;
  FormsCursor forms{segment.columns().forms};
  lexicon.for_each([&](std::string_view stem, TermId id, std::uint64_t) {
    forms_of_id_[id] = forms.next(stem);
    places[id] = {stems_.size(), stem.size()};
    first_number_of_id_[id] = next_number;
    next_number += static_cast<std::uint32_t>(forms_of_id_[id].size());
    stems_ += stem;
  });
  for (const auto& [begin, size] : places)
    stem_of_id_.push_back(std::string_view{stems_}.substr(begin, size));
}

void StoredAnalyses::read_words(DocumentId document, ArticleAnalysis& analysis) const {
  const WordOrderColumn& word_order = segment_.columns().word_order;
  const ArticleWords row = word_order[document];
  std::vector<Position> breaks;
  read_breaks(word_order.row(document), breaks);
  std::vector<FormMark> marks;
  row.read_forms(marks);
  auto mark = marks.begin();
  auto next_break = breaks.begin();
  analysis.words.clear();
  for (const auto& [position, id] : row.all_words()) {
    std::uint32_t number = 0;
    if (mark != marks.end() && mark->position == position) number = mark++->form;
    if (number >= forms_of_id_[id].size()) {
      throw DamagedArchive{"the word order has a form that its stem has not"};
    }
    const PrintedForm& form = forms_of_id_[id][number];
    const TextField field = analysis.ends.field_at(position);
    const Position stored = position - FieldEnds::gap_before(field);
    const bool is_behind_sign = next_break != breaks.end() && *next_break == stored;
    if (is_behind_sign) ++next_break;
    analysis.words.push_back({.term = form.text,
                              .stem = stem_of_id_[id],
                              .field = field,
                              .position = position,
                              .is_capitals = form.is_capitals,
                              .is_behind_sign = is_behind_sign,
                              .number = first_number_of_id_[id] + number});
  }
}

void StoredAnalyses::read(DocumentId document, ArticleAnalysis& analysis) const {
  const SegmentColumns& columns = segment_.columns();
  const ArticleWords row = columns.word_order[document];
  analysis.ends = row.ends();
  analysis.length = columns.length[document];
  read_words(document, analysis);
  analysis.sentences = row.sentences();
  analysis.mention_marks = row.mentions();
  analysis.mentions.clear();
  for (const MentionMark& mark : analysis.mention_marks) {
    const NameEntry name = columns.names[mark.ordinal];
    Mention& mention = analysis.mentions.emplace_back();
    mention.field = analysis.ends.field_at(mark.first_position);
    mention.type = name.type;
    mention.spelling = name.spelling;
  }
  analysis.mentioned_dates.clear();
  for (const std::uint32_t date : columns.mentioned_dates[document])
    analysis.mentioned_dates.push_back(unpack_mentioned_date(date));
}

}  // namespace pressmark
