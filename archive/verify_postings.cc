// SPDX-License-Identifier: GPL-2.0-or-later
//
// Every posting list, against the one that it was derived from.

#include "archive/verify_postings.h"

#include <algorithm>
#include <utility>

#include <xapian.h>

#include "archive/column_file.h"
#include "archive/terms.h"
#include "schema/fields.h"

namespace pressmark {
namespace {

constexpr const Field& title_field = *find_field("title");
constexpr const Field& caption_field = *find_field("caption");

class ListVerifier {
 public:
  explicit ListVerifier(const SegmentReader& segment)
      : database_(segment.database()), lengths_(segment.columns().length.values()) {}

  /// What is wrong with a list that stands for a term; empty if nothing.
  std::string problem(const PostingList& list, const std::string& term) {
    if (database_.get_termfreq(term) != list.size()) return "has another size in the database";
    auto posting = database_.postlist_begin(term);
    std::vector<Impact> all;
    for (std::uint32_t b = 0; b < list.blocks(); ++b) {
      list.read(b, block_);
      std::vector<Impact> expected;
      for (std::uint32_t i = 0; i < block_.size; ++i, ++posting) {
        const DocumentId document = block_.documents[i];
        if (*posting != document || posting.get_wdf() != block_.frequencies[i]) {
          return "differs from the database in document " + std::to_string(document);
        }
        add_impact(expected, {block_.frequencies[i], lengths_[document - 1]});
      }
      if (list.is_short()) continue;
      std::vector<Impact> impacts;
      list.for_each_impact(b, [&](Impact impact) { impacts.push_back(impact); });
      if (impacts != expected) return "has another bound in block " + std::to_string(b);
      for (const Impact& impact : expected)
        add_impact(all, impact);
    }
    if (list.is_short()) return {};
    std::vector<Impact> impacts;
    list.for_each_impact([&](Impact impact) { impacts.push_back(impact); });
    return impacts == all ? std::string{} : "has another bound";
  }

 private:
  const Xapian::Database& database_;
  std::span<const std::uint32_t> lengths_;
  PostingBlock block_{};
};

}  // namespace

void verify_postings(const SegmentReader& segment,
                     const std::function<void(std::string_view, std::string)>& report) {
  const SegmentColumns& columns = segment.columns();
  ListVerifier verifier{segment};
  const auto verify_stems = [&](ColumnKind kind, const PostingsColumn& column,
                                std::string_view prefix) {
    PostingsCursor lists{column};
    for (LexiconCursor stem{columns.lexicon}; !stem.at_end(); stem.next()) {
      const std::string term = std::string{prefix}.append(stem.stem());
      if (std::string problem = verifier.problem(lists.next(), term); !problem.empty()) {
        return report(to_string(kind),
                      "the list of '" + std::string{stem.stem()} + "' " + std::move(problem));
      }
    }
  };
  verify_stems(ColumnKind::postings, columns.postings, any_text_prefix);
  verify_stems(ColumnKind::title_postings, columns.title_postings, title_field.prefix);
  verify_stems(ColumnKind::caption_postings, columns.caption_postings, caption_field.prefix);
  PostingsCursor lists{columns.name_postings};
  for (std::uint32_t ordinal = 0; ordinal < columns.names.size(); ++ordinal) {
    const NameEntry name = columns.names[ordinal];
    const std::string term = entity_term(name.type, name.spelling);
    if (std::string problem = verifier.problem(lists.next(), term); !problem.empty()) {
      return report(to_string(ColumnKind::name_postings),
                    "the list of '" + std::string{name.spelling} + "' " + std::move(problem));
    }
  }
}

}  // namespace pressmark
