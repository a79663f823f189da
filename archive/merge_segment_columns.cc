// SPDX-License-Identifier: GPL-2.0-or-later
//
// Columns of a segment that is the concatenation of others: first what all of them know together
// (stems, names, keywords, the order of ids), then their rows, one by one, with the new numbers.

#include <algorithm>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <utility>

#include "archive/columns_output.h"
#include "archive/damaged_archive.h"
#include "archive/forget_pages.h"
#include "archive/forms.h"
#include "archive/id_order.h"
#include "archive/segment_columns_writer.h"
#include "archive/segment_postings.h"
#include "archive/stored_article.h"
#include "archive/text_column.h"
#include "archive/text_dictionary.h"
#include "archive/word_order_row.h"

namespace pressmark {
namespace {

using Numbers = std::vector<std::uint32_t>;

// Old numbers -> new, of one input.
struct Renumbering {
  Numbers terms;
  FormNumbers forms;
  Numbers names;
  ByKeyword<Numbers> keywords;  // by old ordinal, from 0, "no value"
  Numbers topics;               // likewise, though each article has values only
  Numbers id_ranks;             // by document id - 1
};

struct Merged {
  std::deque<std::string> stems;  // what the views in `lexicon` point to
  std::vector<LexiconEntry> lexicon;
  std::vector<NameEntry> names;  // views into the inputs
  ByKeyword<std::vector<std::string_view>> keywords;
  std::vector<std::string_view> topics;
  std::vector<Renumbering> inputs;
  MergeSteps steps;
};

MergeStep merge_step(bool is_new, std::size_t input) {
  return {is_new ? 1U : 0U, static_cast<std::uint32_t>(input) & 0x7FFF'FFFFU};
}

// Calls `take(input)` for the input whose cursor is first, again and again; it must advance that
// cursor. `compare(a, b)` orders inputs by where they stand, `at_end(input)` says that one is done.
template <typename Compare, typename AtEnd, typename Take>
void merge_cursors(std::size_t inputs, Compare compare, AtEnd at_end, Take take) {
  std::vector<std::size_t> heap;
  for (std::size_t i = 0; i < inputs; ++i) {
    if (!at_end(i)) heap.push_back(i);
  }
  const auto comes_after = [&](std::size_t a, std::size_t b) {
    const auto order = compare(a, b);
    return order != 0 ? order > 0 : a > b;
  };
  std::make_heap(heap.begin(), heap.end(), comes_after);
  while (!heap.empty()) {
    std::pop_heap(heap.begin(), heap.end(), comes_after);
    const std::size_t first = heap.back();
    take(first);
    if (at_end(first)) {
      heap.pop_back();
    } else {
      std::push_heap(heap.begin(), heap.end(), comes_after);
    }
  }
}

// The forms of one stem in all inputs that have it: numbered and written once all are known.
class FormMerger {
 public:
  explicit FormMerger(FormsWriter& out) : out_(&out) {}

  void add(std::span<const PrintedForm> forms, TermId term, FormNumbers& numbers) {
    inputs_.push_back({term, &numbers, static_cast<std::uint32_t>(forms.size())});
    for (const PrintedForm& form : forms)
      forms_.push_back({form, static_cast<std::uint32_t>(forms_.size())});
  }

  void finish(std::string_view stem) {
    const auto spelling = [](const Form& form) {
      return std::tie(form.form.text, form.form.is_capitals);
    };
    std::vector<std::uint32_t> merged(forms_.size());  // by place: index in row
    std::ranges::sort(forms_, {}, spelling);
    std::vector<Form> row;
    for (const Form& form : forms_) {
      if (row.empty() || spelling(row.back()) != spelling(form)) {
        row.push_back({form.form, static_cast<std::uint32_t>(row.size())});
      } else {
        row.back().form.occurrences += form.form.occurrences;
      }
      merged[form.place] = row.back().place;
    }
    std::ranges::sort(row, precedes, &Form::form);
    std::vector<std::uint32_t> numbers(row.size());  // by the place before sorting
    std::vector<PrintedForm> written;
    for (Form& form : row) {
      numbers[form.place] = static_cast<std::uint32_t>(written.size());
      written.push_back(std::move(form.form));
    }
    out_->add(stem, written);
    for (std::uint32_t& number : merged)
      number = numbers[number];
    std::size_t begin = 0;
    for (const Input& input : inputs_) {
      input.numbers->set(input.term, std::span{merged}.subspan(begin, input.forms));
      begin += input.forms;
    }
    inputs_.clear();
    forms_.clear();
  }

 private:
  struct Input {
    TermId term;
    FormNumbers* numbers;
    std::uint32_t forms;
  };
  struct Form {
    PrintedForm form;
    std::uint32_t place;  // among those of all inputs, in their order; or in a row
  };

  FormsWriter* out_;
  std::vector<Input> inputs_;
  std::vector<Form> forms_;
};

void merge_lexicons(std::span<const SegmentReader> inputs, FormsWriter& forms, Merged& merged) {
  FormMerger form_merger{forms};
  std::vector<FormsCursor> form_cursors;
  std::vector<LexiconCursor> cursors;
  std::vector<Numbers> indices(inputs.size());  // by old id: index in merged.lexicon
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const Lexicon& lexicon = inputs[i].columns().lexicon;
    cursors.emplace_back(lexicon);
    form_cursors.emplace_back(inputs[i].columns().forms);
    merged.inputs[i].forms = FormNumbers{lexicon.size()};
    indices[i].resize(lexicon.size());
  }
  merge_cursors(
      inputs.size(),
      [&](std::size_t a, std::size_t b) { return cursors[a].stem().compare(cursors[b].stem()); },
      [&](std::size_t i) { return cursors[i].at_end(); },
      [&](std::size_t i) {
        LexiconCursor& cursor = cursors[i];
        const bool is_new = merged.lexicon.empty() || merged.lexicon.back().stem != cursor.stem();
        merged.steps.stems.push_back(merge_step(is_new, i));
        if (is_new) {
          if (!merged.lexicon.empty()) form_merger.finish(merged.lexicon.back().stem);
          merged.lexicon.push_back({merged.stems.emplace_back(cursor.stem()), 0, 0});
        }
        form_merger.add(form_cursors[i].next(cursor.stem()), cursor.id(), merged.inputs[i].forms);
        merged.lexicon.back().occurrences += cursor.occurrences();
        indices[i][cursor.id()] = static_cast<std::uint32_t>(merged.lexicon.size() - 1);
        cursor.next();
      });
  if (!merged.lexicon.empty()) form_merger.finish(merged.lexicon.back().stem);
  assign_term_ids(merged.lexicon);
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    for (std::uint32_t& index : indices[i])
      index = merged.lexicon[index].id;
    merged.inputs[i].terms = std::move(indices[i]);
  }
}

void merge_names(std::span<const SegmentReader> inputs, Merged& merged) {
  std::vector<NameEntry> current(inputs.size());
  std::vector<std::uint32_t> next(inputs.size(), 0);
  const auto at_end = [&](std::size_t i) { return next[i] == inputs[i].columns().names.size(); };
  const auto read = [&](std::size_t i) {
    if (!at_end(i)) current[i] = inputs[i].columns().names[next[i]];
  };
  for (std::size_t i = 0; i < inputs.size(); ++i)
    read(i);
  merge_cursors(
      inputs.size(),
      [&](std::size_t a, std::size_t b) { return compare_names(current[a], current[b]); }, at_end,
      [&](std::size_t i) {
        const bool is_new =
            merged.names.empty() || compare_names(merged.names.back(), current[i]) != 0;
        merged.steps.names.push_back(merge_step(is_new, i));
        if (is_new) {
          merged.names.push_back(current[i]);
        } else {
          merged.names.back().articles += current[i].articles;
          merged.names.back().mentions += current[i].mentions;
        }
        merged.inputs[i].names.push_back(static_cast<std::uint32_t>(merged.names.size() - 1));
        ++next[i];
        read(i);
      });
}

// The values of all inputs, and what each input's ordinals become.
void merge_keywords(std::span<const SegmentReader> inputs, KeywordColumn SegmentColumns::*column,
                    std::vector<std::string_view>& values, std::span<Numbers* const> numbers_of) {
  const auto values_of = [&](const SegmentReader& input) -> const auto& {
    return (input.columns().*column).values();
  };
  for (const SegmentReader& input : inputs)
    values.insert(values.end(), values_of(input).begin(), values_of(input).end());
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    Numbers& numbers = *numbers_of[i];
    numbers.push_back(0);
    for (const std::string_view value : values_of(inputs[i])) {
      const auto at = std::lower_bound(values.begin(), values.end(), value);
      numbers.push_back(static_cast<std::uint32_t>(at - values.begin()) + 1);
    }
  }
}

void merge_all_keywords(std::span<const SegmentReader> inputs, Merged& merged) {
  std::vector<Numbers*> numbers(inputs.size());
  for (std::size_t keyword = 0; keyword < keyword_columns.size(); ++keyword) {
    std::ranges::transform(merged.inputs, numbers.begin(),
                           [&](Renumbering& input) { return &input.keywords[keyword]; });
    merge_keywords(inputs, keyword_columns[keyword], merged.keywords[keyword], numbers);
  }
  std::ranges::transform(merged.inputs, numbers.begin(),
                         [](Renumbering& input) { return &input.topics; });
  merge_keywords(inputs, &SegmentColumns::topic_values, merged.topics, numbers);
}

void merge_id_ranks(std::span<const SegmentReader> inputs, Merged& merged) {
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    merged.inputs[i].id_ranks.resize(inputs[i].articles());
  }
  std::uint32_t rank = 0;
  for_each_by_id(inputs, [&](std::size_t i, DocumentId document, std::string_view) {
    merged.inputs[i].id_ranks[document - 1] = rank++;
  });
}

void add_rows(const SegmentColumns& columns, const Renumbering& numbers, ColumnsOutput& output) {
  WordOrderRenumberer renumberer;
  std::string word_order;
  std::array<Numbers, entity_types.size()> entities;
  Numbers topics;
  for (DocumentId document = 1; document <= columns.day.rows(); ++document) {
    ColumnsRow row{columns.day[document],
                   columns.date_by[document],
                   columns.length[document],
                   numbers.id_ranks[document - 1],
                   columns.content_hash[document],
                   {},
                   columns.id[document],
                   {},
                   columns.mentioned_dates[document],
                   {},
                   {},
                   columns.sketch[document],
                   columns.added[document]};
    topics.clear();
    for (const std::uint32_t topic : columns.topic[document])
      topics.push_back(numbers.topics[topic + std::size_t{1}] - 1);
    row.topics = topics;
    for (std::size_t k = 0; k < row.keywords.size(); ++k)
      row.keywords[k] = numbers.keywords[k][(columns.*keyword_columns[k])[document]];
    for (std::size_t type = 0; type < entities.size(); ++type) {
      // Old and new ordinals follow the same order, so what ascended still does.
      entities[type].clear();
      for (const std::uint32_t ordinal : columns.entities[type][document]) {
        entities[type].push_back(numbers.names[ordinal]);
      }
      row.entities[type] = entities[type];
    }
    word_order.clear();
    renumberer.renumber(columns.word_order.row(document),
                        {numbers.terms, &numbers.forms, numbers.names}, word_order);
    row.word_order = word_order;
    output.add(row);
  }
  if (columns.word_order.rows() == 0) return;
  const auto first = columns.word_order.row(1);
  const auto last = columns.word_order.row(columns.word_order.rows());
  forget_pages({first.data(), last.data() + last.size()});
}

void forget_rows(const TextColumn& text) {
  if (text.rows() == 0) return;
  const std::string_view last = text.row(text.rows()).rest;
  forget_pages(as_bytes(std::string_view{text.row(1).rest.data(), last.data() + last.size()}));
}

// The dictionary for rows that have none: the one that most rows of the inputs use or, if it pays,
// the one that is given; null if every row has one.
std::shared_ptr<const TextDictionary> choose_dictionary(
    std::span<const SegmentReader> inputs, std::shared_ptr<const TextDictionary> given) {
  std::map<std::string_view, std::uint64_t> rows_with;
  std::uint64_t bytes_without = 0;
  for (const SegmentReader& input : inputs) {
    const TextColumn& text = input.columns().text;
    std::vector<std::uint64_t> rows(text.dictionaries() + std::size_t{1});
    for (DocumentId document = 1; document <= text.rows(); ++document) {
      const TextColumn::Row row = text.row(document);
      ++rows[row.dictionary];
      if (row.dictionary == 0) bytes_without += row.rest.size();
    }
    for (std::uint32_t number = 1; number < rows.size(); ++number)
      rows_with[text.dictionary(number)] += rows[number];
    forget_rows(text);
  }
  if (bytes_without == 0) return nullptr;
  if (rows_with.empty()) return given && given->pays_for(bytes_without) ? given : nullptr;
  const auto rows = [](const auto& entry) { return entry.second; };
  return TextDictionary::of(std::ranges::max_element(rows_with, {}, rows)->first);
}

std::string compress_anew(const TextColumn& text, DocumentId document, TextCompressor& compressor) {
  const Result<Article> article = text.article(document);
  if (!article) throw DamagedArchive{article.error().message};
  const std::string record = encode_article(*article);
  std::string row = record.substr(0, record_head_bytes);
  compressor.compress(std::string_view{record}.substr(record_head_bytes), row);
  return row;
}

// Rows are copied; each input's dictionaries get the numbers they have among all.
Status merge_texts(std::span<const SegmentReader> inputs, const std::filesystem::path& folder,
                   std::string_view uuid, std::shared_ptr<const TextDictionary> given) {
  Result<TextColumnWriter> output = TextColumnWriter::create(folder, uuid);
  if (!output) return std::move(output).error();
  TextCompressor compressor{choose_dictionary(inputs, std::move(given))};
  const TextDictionary* const chosen = compressor.dictionary();
  std::uint32_t number_of_chosen = 0;
  for (const SegmentReader& input : inputs) {
    const TextColumn& text = input.columns().text;
    Numbers dictionaries{0};
    for (std::uint32_t number = 1; number <= text.dictionaries(); ++number) {
      dictionaries.push_back(output->add_dictionary(text.dictionary(number)));
    }
    for (DocumentId document = 1; document <= text.rows(); ++document) {
      const TextColumn::Row row = text.row(document);
      if (row.dictionary != 0 || chosen == nullptr) {
        output->add({dictionaries[row.dictionary], row.rest});
      } else {
        if (number_of_chosen == 0) number_of_chosen = output->add_dictionary(chosen->bytes());
        const std::string anew = compress_anew(text, document, compressor);
        output->add({number_of_chosen, anew});
      }
    }
    forget_rows(text);
  }
  return output->finish();
}

Status merge(std::span<const SegmentReader> inputs, const std::filesystem::path& folder,
             std::string_view uuid, std::shared_ptr<const TextDictionary> dictionary) {
  Result<ColumnsOutput> output = ColumnsOutput::create(folder, uuid);
  if (!output) return std::move(output).error();
  Merged merged;
  merged.inputs.resize(inputs.size());
  Result<FormsWriter> forms = FormsWriter::create(folder, uuid);
  if (!forms) return std::move(forms).error();
  merge_lexicons(inputs, *forms, merged);
  if (Status done = forms->finish(); !done) return done;
  merge_names(inputs, merged);
  merge_all_keywords(inputs, merged);
  merge_id_ranks(inputs, merged);
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    add_rows(inputs[i].columns(), merged.inputs[i], *output);
  }
  if (Status done = output->finish(merged.keywords, merged.topics); !done) return done;
  if (Status done = merge_postings(inputs, merged.steps, folder, uuid); !done) return done;
  if (Status done = merge_texts(inputs, folder, uuid, std::move(dictionary)); !done) return done;
  const std::filesystem::path lexicon = folder / "columns" / to_string(ColumnKind::lexicon);
  if (Status done = write_lexicon(lexicon, uuid, merged.lexicon); !done) return done;
  return write_names(folder / to_string(ColumnKind::names), uuid, merged.names);
}

}  // namespace

Status merge_segment_columns(std::span<const SegmentReader> inputs,
                             const std::filesystem::path& folder, std::string_view uuid,
                             std::shared_ptr<const TextDictionary> dictionary) {
  return run_on_archive([&] { return merge(inputs, folder, uuid, std::move(dictionary)); });
}

}  // namespace pressmark
