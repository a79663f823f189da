// SPDX-License-Identifier: GPL-2.0-or-later
//
// One counter for each form of each stem.

#include "archive/verify_forms.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

#include "archive/column_file.h"

namespace pressmark {
namespace {

using Counts = std::vector<std::vector<std::uint64_t>>;  // by term id, then form

// False if a row has a form that its stem has not; `counts` has a counter for each that there is.
bool count_row(const ArticleWords& words, Counts& counts) {
  std::vector<FormMark> forms;
  words.read_forms(forms);
  auto mark = forms.begin();
  for (const auto& [position, term] : words.all_words()) {
    std::uint32_t form = 0;
    if (mark != forms.end() && mark->position == position) form = (mark++)->form;
    if (form >= counts[term].size()) return false;
    ++counts[term][form];
  }
  return mark == forms.end();
}

bool has_occurrences(const std::vector<PrintedForm>& forms,
                     const std::vector<std::uint64_t>& counted) {
  return std::equal(
      forms.begin(), forms.end(), counted.begin(), counted.end(),
      [](const PrintedForm& form, std::uint64_t count) { return form.occurrences == count; });
}

}  // namespace

void verify_forms(const SegmentReader& segment,
                  const std::function<void(std::string_view, std::string)>& report) {
  const SegmentColumns& columns = segment.columns();
  Counts counts(columns.lexicon.size());
  FormsCursor rows{columns.forms};
  for (LexiconCursor stem{columns.lexicon}; !stem.at_end(); stem.next())
    counts[stem.id()].resize(rows.next(stem.stem()).size());
  for (DocumentId document = 1; document <= segment.articles(); ++document) {
    if (count_row(columns.word_order[document], counts)) continue;
    return report(to_string(ColumnKind::word_order),
                  "row " + std::to_string(document) + " has a form that its stem has not");
  }
  bool lexicon_is_right = true;
  FormsCursor again{columns.forms};
  for (LexiconCursor stem{columns.lexicon}; !stem.at_end(); stem.next()) {
    const std::vector<PrintedForm>& forms = again.next(stem.stem());
    const std::vector<std::uint64_t>& counted = counts[stem.id()];
    const std::string name = "'" + std::string{stem.stem()} + "'";
    if (lexicon_is_right && stem.occurrences() != std::reduce(counted.begin(), counted.end())) {
      lexicon_is_right = false;
      report(to_string(ColumnKind::lexicon), "counts other occurrences of " + name);
    }
    if (!has_occurrences(forms, counted) || !std::is_sorted(forms.begin(), forms.end(), precedes)) {
      return report(to_string(ColumnKind::forms), "counts other forms of " + name);
    }
  }
}

}  // namespace pressmark
