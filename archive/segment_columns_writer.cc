// SPDX-License-Identifier: GPL-2.0-or-later
//
// Columns of new articles. Rows are kept encoded, with numbers for stems and names in the order of
// their first appearance; write() renumbers them as the format wants it, exactly as merging does.

#include "archive/segment_columns_writer.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <utility>

#include "archive/columns_output.h"
#include "archive/forms.h"
#include "archive/segment_postings.h"
#include "archive/shingles.h"
#include "archive/string_numbers.h"
#include "archive/text_column.h"
#include "archive/word_order_row.h"
#include "schema/fields.h"

namespace pressmark {
namespace {

constexpr std::array field_weights{title_weight, find_field("body")->weight,
                                   find_field("caption")->weight};  // by TextField

struct KeptName {
  std::uint64_t articles = 0;
  std::uint64_t mentions = 0;
  std::string key;
};

struct KeptForm {
  std::uint32_t text;
  bool is_capitals;
  std::uint32_t index;  // in the occurrences
};

// What a word's number stands for, so that a word is looked up once and not whenever it is met.
struct KnownWord {
  std::uint32_t number = 0;
  std::uint32_t stem = 0;
  std::uint32_t form = 0;
  std::uint32_t form_index = 0;
};

// Words get their numbers as they are met, so that the frequent ones are among the first.
constexpr std::size_t known_words_size = std::size_t{1} << 13U;

struct KeptRow {
  std::string id;
  Day day;
  DateBy date_by;
  std::uint32_t length;
  ContentHash content_hash;
  ByKeyword<std::uint32_t> keywords;
  Day added;
  std::vector<std::uint32_t> topics;
  std::string word_order;
  std::vector<std::uint32_t> names;  // different ones, unsorted
  std::string text;                  // the row of the text column behind the dictionary's number
  std::vector<std::uint32_t> mentioned_dates;
  ShingleSketch sketch;
};

// Sorted values without the empty one, and for each number its ordinal among them, from 1.
struct Dictionary {
  std::vector<std::string_view> values;
  std::vector<std::uint32_t> ordinals;
};

Dictionary make_dictionary(const StringNumbers& strings) {
  Dictionary dictionary;
  for (std::uint32_t i = 0; i < strings.size(); ++i) {
    if (!strings[i].empty()) dictionary.values.push_back(strings[i]);
  }
  std::sort(dictionary.values.begin(), dictionary.values.end());
  for (std::uint32_t i = 0; i < strings.size(); ++i) {
    const auto at =
        std::lower_bound(dictionary.values.begin(), dictionary.values.end(), strings[i]);
    dictionary.ordinals.push_back(
        strings[i].empty() ? 0 : static_cast<std::uint32_t>(at - dictionary.values.begin()) + 1);
  }
  return dictionary;
}

struct SortedKeywords {
  ByKeyword<std::vector<std::uint32_t>> ordinals;
  ByKeyword<std::vector<std::string_view>> values;
  Dictionary topics;
};

SortedKeywords sort_keywords(const ByKeyword<StringNumbers>& keywords,
                             const StringNumbers& topics) {
  SortedKeywords sorted;
  sorted.topics = make_dictionary(topics);
  for (std::size_t i = 0; i < keywords.size(); ++i) {
    Dictionary dictionary = make_dictionary(keywords[i]);
    sorted.ordinals[i] = std::move(dictionary.ordinals);
    sorted.values[i] = std::move(dictionary.values);
  }
  return sorted;
}

// What needs no final numbers.
ColumnsRow make_columns_row(const KeptRow& row, std::uint32_t id_rank) {
  ColumnsRow out;
  out.day = row.day;
  out.date_by = static_cast<std::uint8_t>(row.date_by);
  out.length = row.length;
  out.id_rank = id_rank;
  out.content_hash = row.content_hash;
  out.id = row.id;
  out.mentioned_dates = row.mentioned_dates;
  out.sketch = row.sketch;
  out.added = row.added;
  return out;
}

// `topics` are the row's for as long as they are not changed.
void number_keywords(const KeptRow& row, const SortedKeywords& keywords, ColumnsRow& out,
                     std::vector<std::uint32_t>& topics) {
  for (std::size_t k = 0; k < row.keywords.size(); ++k)
    out.keywords[k] = keywords.ordinals[k][row.keywords[k]];
  topics.clear();
  for (const std::uint32_t topic : row.topics)
    topics.push_back(keywords.topics.ordinals[topic] - 1);
  std::sort(topics.begin(), topics.end());
  out.topics = topics;
}

}  // namespace

struct SegmentColumnsWriter::Impl {
  explicit Impl(std::shared_ptr<const TextDictionary> dictionary)
      : compressor(std::move(dictionary)) {}

  TextCompressor compressor;
  StringNumbers stems;
  std::vector<std::uint64_t> stem_hashes;  // by stem
  StringNumbers form_texts;
  std::vector<std::vector<KeptForm>> forms;  // by stem, in the order of their first appearance
  std::vector<std::uint64_t> occurrences;    // of each form
  std::vector<KnownWord> known_words = std::vector<KnownWord>(known_words_size);
  StringNumbers names;  // a byte for the type, then the spelling
  std::vector<KeptName> kept_names;
  ByKeyword<StringNumbers> keywords;
  StringNumbers topics;
  std::vector<KeptRow> rows;
  SegmentPostings postings;
  std::size_t row_bytes = 0;
  std::vector<TermPosition> words;  // scratch of add(), as all that follow
  std::vector<Position> breaks;
  std::vector<MentionMark> mentions;
  using Counts = std::array<std::uint32_t, field_weights.size()>;  // by TextField
  std::vector<Counts> counts;                                      // by stem; zero between articles
  std::vector<TermId> terms;                                       // different ones
  std::vector<std::uint64_t> body_hashes;
  ShingleSet shingles;

  ByKeyword<std::uint32_t> number_keywords(const ArticleRow& row);
  void number_words(std::span<const StemPosition> in);
  KnownWord look_up(const StemPosition& word);
  std::uint64_t occurrences_of(std::uint32_t stem) const;
  void add_postings(const FieldEnds& ends);
  ShingleSketch sketch_body(const FieldEnds& ends);
  void number_mentions(std::span<const MentionRow> in, KeptRow& row);

  // Final numbers, by the numbers of first appearance.
  std::vector<TermId> number_stems(std::span<const std::uint32_t> order,
                                   std::vector<LexiconEntry>& lexicon) const;
  std::vector<std::uint32_t> number_names(std::span<const std::uint32_t> order,
                                          std::vector<NameEntry>& sorted) const;
  FormNumbers number_forms(std::span<const std::uint32_t> order, FormsWriter& out) const;
  std::vector<std::uint32_t> rank_ids() const;
  Status write_text(const std::filesystem::path& folder, std::string_view uuid) const;
};

// In the order of keyword_kinds.
ByKeyword<std::uint32_t> SegmentColumnsWriter::Impl::number_keywords(const ArticleRow& row) {
  return {keywords[0].number_of(row.source), keywords[1].number_of(row.language),
          keywords[2].number_of(row.section), keywords[3].number_of(row.byline),
          keywords[4].number_of(row.dateline)};
}

void SegmentColumnsWriter::Impl::number_words(std::span<const StemPosition> in) {
  words.clear();
  breaks.clear();
  for (const StemPosition& word : in) {
    if (word.is_behind_sign) breaks.push_back(word.position);
    KnownWord& known = known_words[word.number % known_words.size()];
    if (word.number == 0 || known.number != word.number) known = look_up(word);
    ++occurrences[known.form_index];
    words.push_back({known.stem, word.position, known.form});
  }
}

// A stem has few forms, and the frequent ones are met first.
KnownWord SegmentColumnsWriter::Impl::look_up(const StemPosition& word) {
  const std::uint32_t stem = stems.number_of(word.stem);
  if (stem == forms.size()) forms.emplace_back();
  const std::uint32_t text = form_texts.number_of(word.term.empty() ? word.stem : word.term);
  std::vector<KeptForm>& kept = forms[stem];
  std::uint32_t number = 0;
  while (number < kept.size() &&
         (kept[number].text != text || kept[number].is_capitals != word.is_capitals)) {
    ++number;
  }
  if (number == kept.size()) {
    kept.push_back({text, word.is_capitals, static_cast<std::uint32_t>(occurrences.size())});
    occurrences.push_back(0);
  }
  return {word.number, stem, number, kept[number].index};
}

std::uint64_t SegmentColumnsWriter::Impl::occurrences_of(std::uint32_t stem) const {
  std::uint64_t sum = 0;
  for (const KeptForm& form : forms[stem])
    sum += occurrences[form.index];
  return sum;
}

// From the words of the article at hand, in any order of the terms.
void SegmentColumnsWriter::Impl::add_postings(const FieldEnds& ends) {
  counts.resize(stems.size());
  terms.clear();
  for (const TermPosition& word : words) {
    Counts& count = counts[word.term];
    if (count == Counts{}) terms.push_back(word.term);
    ++count[static_cast<std::size_t>(ends.field_at(word.position))];
  }
  for (const TermId term : terms) {
    const auto weighted = [&](TextField field) {
      const auto i = static_cast<std::size_t>(field);
      return counts[term][i] * field_weights[i];
    };
    const std::uint32_t in_title = weighted(TextField::title);
    const std::uint32_t in_captions = weighted(TextField::caption);
    postings.add_stem(term,
                      {in_title + weighted(TextField::body) + in_captions, in_title, in_captions});
    counts[term] = {};
  }
}

// Likewise.
ShingleSketch SegmentColumnsWriter::Impl::sketch_body(const FieldEnds& ends) {
  while (stem_hashes.size() < stems.size())
    stem_hashes.push_back(hash_stem(stems[static_cast<std::uint32_t>(stem_hashes.size())]));
  body_hashes.clear();
  for (const TermPosition& word : words) {
    if (ends.field_at(word.position) == TextField::body)
      body_hashes.push_back(stem_hashes[word.term]);
  }
  find_shingles(body_hashes, shingles);
  return make_sketch(shingles);
}

void SegmentColumnsWriter::Impl::number_mentions(std::span<const MentionRow> in, KeptRow& row) {
  mentions.clear();
  std::string name;
  for (const MentionRow& mention : in) {
    name.assign(1, static_cast<char>(mention.type));
    name += mention.spelling;
    const std::uint32_t number = names.number_of(name);
    if (number == kept_names.size()) kept_names.push_back({0, 0, std::string{mention.key}});
    ++kept_names[number].mentions;
    mentions.push_back({number, mention.first_position, mention.words});
    row.names.push_back(number);
  }
  std::sort(row.names.begin(), row.names.end());
  for (std::size_t i = 0; i < row.names.size();) {
    const std::size_t begin = i;
    while (i < row.names.size() && row.names[i] == row.names[begin])
      ++i;
    postings.add_name(row.names[begin], static_cast<std::uint32_t>(i - begin));
  }
  row.names.erase(std::unique(row.names.begin(), row.names.end()), row.names.end());
  for (const std::uint32_t number : row.names)
    ++kept_names[number].articles;
}

std::vector<TermId> SegmentColumnsWriter::Impl::number_stems(
    std::span<const std::uint32_t> order, std::vector<LexiconEntry>& lexicon) const {
  for (const std::uint32_t stem : order)
    lexicon.push_back({stems[stem], 0, occurrences_of(stem)});
  assign_term_ids(lexicon);
  std::vector<TermId> ids(stems.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    ids[order[i]] = lexicon[i].id;
  return ids;
}

std::vector<std::uint32_t> SegmentColumnsWriter::Impl::number_names(
    std::span<const std::uint32_t> order, std::vector<NameEntry>& sorted) const {
  std::vector<std::uint32_t> ordinals(names.size());
  for (const std::uint32_t name : order) {
    const KeptName& kept = kept_names[name];
    ordinals[name] = static_cast<std::uint32_t>(sorted.size());
    sorted.push_back({static_cast<EntityType>(names[name].front()), names[name].substr(1), kept.key,
                      kept.articles, kept.mentions});
  }
  return ordinals;
}

FormNumbers SegmentColumnsWriter::Impl::number_forms(std::span<const std::uint32_t> order,
                                                     FormsWriter& out) const {
  FormNumbers numbers{forms.size()};
  std::vector<std::pair<PrintedForm, std::uint32_t>> sorted;  // with the number of first appearance
  std::vector<PrintedForm> row;
  std::vector<std::uint32_t> anew;
  for (const std::uint32_t stem : order) {
    sorted.clear();
    for (const KeptForm& form : forms[stem]) {
      sorted.push_back(
          {{std::string{form_texts[form.text]}, form.is_capitals, occurrences[form.index]},
           static_cast<std::uint32_t>(sorted.size())});
    }
    std::sort(sorted.begin(), sorted.end(),
              [](const auto& a, const auto& b) { return precedes(a.first, b.first); });
    row.clear();
    anew.resize(sorted.size());
    for (auto& [form, number] : sorted) {
      anew[number] = static_cast<std::uint32_t>(row.size());
      row.push_back(std::move(form));
    }
    numbers.set(stem, anew);
    out.add(stems[stem], row);
  }
  return numbers;
}

std::vector<std::uint32_t> SegmentColumnsWriter::Impl::rank_ids() const {
  std::vector<std::uint32_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [this](std::uint32_t a, std::uint32_t b) { return rows[a].id < rows[b].id; });
  std::vector<std::uint32_t> ranks(rows.size());
  for (std::uint32_t rank = 0; rank < order.size(); ++rank)
    ranks[order[rank]] = rank;
  return ranks;
}

Status SegmentColumnsWriter::Impl::write_text(const std::filesystem::path& folder,
                                              std::string_view uuid) const {
  Result<TextColumnWriter> text = TextColumnWriter::create(folder, uuid);
  if (!text) return std::move(text).error();
  const TextDictionary* dictionary = compressor.dictionary();
  const std::uint32_t number =
      dictionary == nullptr ? 0 : text->add_dictionary(dictionary->bytes());
  for (const KeptRow& row : rows)
    text->add({number, row.text});
  return text->finish();
}

SegmentColumnsWriter::SegmentColumnsWriter(std::shared_ptr<const TextDictionary> dictionary)
    : impl_(std::make_unique<Impl>(std::move(dictionary))) {}
SegmentColumnsWriter::SegmentColumnsWriter(SegmentColumnsWriter&&) noexcept = default;
SegmentColumnsWriter& SegmentColumnsWriter::operator=(SegmentColumnsWriter&&) noexcept = default;
SegmentColumnsWriter::~SegmentColumnsWriter() = default;

void SegmentColumnsWriter::add(const ArticleRow& row) {
  KeptRow kept{std::string{row.id},
               row.day,
               row.date_by,
               row.length,
               row.content_hash,
               impl_->number_keywords(row),
               row.added,
               {},
               {},
               {},
               std::string{row.record.substr(0, record_head_bytes)},
               {},
               {}};
  for (const MentionedDate& date : row.mentioned_dates)
    kept.mentioned_dates.push_back(pack(date));
  for (const std::string& topic : row.topics)
    kept.topics.push_back(impl_->topics.number_of(topic));
  if (!row.record.empty()) {
    impl_->compressor.compress(row.record.substr(record_head_bytes), kept.text);
  }
  kept.text.shrink_to_fit();
  impl_->number_words(row.words);
  impl_->add_postings(row.ends);
  kept.sketch = impl_->sketch_body(row.ends);
  impl_->number_mentions(row.mentions, kept);
  impl_->postings.end_article(row.length);
  encode_word_order({row.ends, impl_->words, row.sentences, impl_->mentions, impl_->breaks},
                    kept.word_order);
  kept.word_order.shrink_to_fit();
  impl_->row_bytes +=
      sizeof(KeptRow) + kept.id.capacity() + kept.word_order.capacity() + kept.text.capacity() +
      (kept.names.capacity() + kept.mentioned_dates.capacity() + kept.topics.capacity()) *
          sizeof(std::uint32_t);
  impl_->rows.push_back(std::move(kept));
}

std::size_t SegmentColumnsWriter::memory_bytes() const {
  std::size_t bytes = impl_->row_bytes + impl_->stems.memory_bytes() + impl_->names.memory_bytes();
  for (const StringNumbers& keywords : impl_->keywords)
    bytes += keywords.memory_bytes();
  bytes += impl_->topics.memory_bytes();
  bytes += (impl_->occurrences.capacity() + impl_->stem_hashes.capacity()) * sizeof(std::uint64_t);
  bytes += impl_->counts.capacity() * sizeof(Impl::Counts) + impl_->postings.memory_bytes();
  bytes += impl_->form_texts.memory_bytes() +
           impl_->forms.capacity() * sizeof(std::vector<KeptForm>) +
           impl_->occurrences.size() * 2 * sizeof(KeptForm) +
           impl_->known_words.size() * sizeof(KnownWord);
  bytes += impl_->kept_names.capacity() * (sizeof(KeptName) + 16);
  return bytes;
}

Status SegmentColumnsWriter::write(const std::filesystem::path& folder,
                                   std::string_view uuid) const {
  Result<ColumnsOutput> output = ColumnsOutput::create(folder, uuid);
  if (!output) return std::move(output).error();
  std::vector<LexiconEntry> lexicon;
  std::vector<NameEntry> names;
  const std::vector<std::uint32_t> stem_order = impl_->stems.sorted();
  const std::vector<std::uint32_t> name_order = impl_->names.sorted();
  const std::vector<TermId> term_ids = impl_->number_stems(stem_order, lexicon);
  const std::vector<std::uint32_t> name_ordinals = impl_->number_names(name_order, names);
  Result<FormsWriter> forms = FormsWriter::create(folder, uuid);
  if (!forms) return std::move(forms).error();
  const FormNumbers form_numbers = impl_->number_forms(stem_order, *forms);
  if (Status done = forms->finish(); !done) return done;
  const std::vector<std::uint32_t> ranks = impl_->rank_ids();
  const SortedKeywords keywords = sort_keywords(impl_->keywords, impl_->topics);

  WordOrderRenumberer renumberer;
  std::string word_order;
  std::array<std::vector<std::uint32_t>, entity_types.size()> entities;
  std::vector<std::uint32_t> topics;
  for (std::size_t i = 0; i < impl_->rows.size(); ++i) {
    const KeptRow& row = impl_->rows[i];
    ColumnsRow out = make_columns_row(row, ranks[i]);
    number_keywords(row, keywords, out, topics);
    for (auto& names_of_type : entities)
      names_of_type.clear();
    for (const std::uint32_t name : row.names) {
      const std::uint32_t ordinal = name_ordinals[name];
      entities[static_cast<std::size_t>(names[ordinal].type)].push_back(ordinal);
    }
    for (std::size_t type = 0; type < entities.size(); ++type) {
      std::sort(entities[type].begin(), entities[type].end());
      out.entities[type] = entities[type];
    }
    word_order.clear();
    renumberer.renumber(as_bytes(row.word_order), {term_ids, &form_numbers, name_ordinals},
                        word_order);
    out.word_order = word_order;
    output->add(out);
  }
  if (Status done = output->finish(keywords.values, keywords.topics.values); !done) return done;
  if (Status done = impl_->postings.write(folder, uuid, stem_order, name_order); !done) return done;
  if (Status done = impl_->write_text(folder, uuid); !done) return done;
  const std::filesystem::path lexicon_path = folder / "columns" / to_string(ColumnKind::lexicon);
  if (Status done = write_lexicon(lexicon_path, uuid, lexicon); !done) return done;
  return write_names(folder / to_string(ColumnKind::names), uuid, names);
}

}  // namespace pressmark
