// SPDX-License-Identifier: GPL-2.0-or-later
//
// Inverting by counting: postings come by document and leave by list.

#include "archive/segment_postings.h"

#include <utility>

#include "archive/column_file.h"
#include "archive/postings_writer.h"
#include "schema/fields.h"

namespace pressmark {
struct SegmentPostings::Column {
  ColumnKind kind;
  std::uint32_t unit;
  std::span<const Posting> postings;
  std::span<const std::uint32_t> order;  // of lists
};

std::size_t SegmentPostings::memory_bytes() const {
  return (stems_.capacity() + titles_.capacity() + captions_.capacity() + names_.capacity()) *
             sizeof(Posting) +
         lengths_.capacity() * sizeof(std::uint32_t);
}

Status SegmentPostings::write(const std::filesystem::path& folder, std::string_view uuid,
                              std::span<const std::uint32_t> stems,
                              std::span<const std::uint32_t> names) const {
  for (const Column& column : {Column{ColumnKind::postings, 1, stems_, stems},
                               Column{ColumnKind::title_postings, title_weight, titles_, stems},
                               Column{ColumnKind::caption_postings, 1, captions_, stems},
                               Column{ColumnKind::name_postings, 1, names_, names}}) {
    if (Status done = write_column(column, folder, uuid); !done) return done;
  }
  return ok;
}

Status SegmentPostings::write_column(const Column& column, const std::filesystem::path& folder,
                                     std::string_view uuid) const {
  auto writer = PostingsWriter::create(folder / "columns" / to_string(column.kind), column.kind,
                                       uuid, lengths_, column.unit);
  if (!writer) return std::move(writer).error();
  // ends[list] becomes where the list's postings end once they are in place; they began there.
  std::vector<std::size_t> ends(column.order.size() + 1);
  for (const Posting& posting : column.postings)
    ++ends[posting.list + 1];
  for (std::size_t list = 1; list < ends.size(); ++list)
    ends[list] += ends[list - 1];
  std::vector<std::pair<DocumentId, std::uint32_t>> sorted(column.postings.size());
  for (const Posting& posting : column.postings) {
    sorted[ends[posting.list]++] = {posting.document, posting.frequency};
  }
  for (const std::uint32_t list : column.order) {
    for (std::size_t i = list == 0 ? 0 : ends[list - 1]; i < ends[list]; ++i) {
      writer->add(sorted[i].first, sorted[i].second);
    }
    writer->end_list();
  }
  return writer->finish();
}

namespace {

struct MergedColumn {
  ColumnKind kind;
  std::uint32_t unit;
  PostingsColumn SegmentColumns::*column;
  std::span<const MergeStep> steps;
};

Status merge_column(std::span<const SegmentReader> inputs, const MergedColumn& merged,
                    std::span<const std::uint32_t> lengths, const std::filesystem::path& path,
                    std::string_view uuid) {
  auto writer = PostingsWriter::create(path, merged.kind, uuid, lengths, merged.unit);
  if (!writer) return std::move(writer).error();
  std::vector<PostingsCursor> cursors;
  std::vector<DocumentId> shifts;
  DocumentId shift = 0;
  for (const SegmentReader& input : inputs) {
    cursors.emplace_back(input.columns().*merged.column);
    shifts.push_back(shift);
    shift += input.articles();
  }
  bool is_first = true;
  for (const MergeStep step : merged.steps) {
    if (step.is_new != 0 && !std::exchange(is_first, false)) writer->end_list();
    writer->add(cursors[step.input].next(), shifts[step.input]);
  }
  if (!is_first) writer->end_list();
  return writer->finish();
}

}  // namespace

Status merge_postings(std::span<const SegmentReader> inputs, const MergeSteps& steps,
                      const std::filesystem::path& folder, std::string_view uuid) {
  std::vector<std::uint32_t> lengths;
  for (const SegmentReader& input : inputs) {
    const auto own = input.columns().length.values();
    lengths.insert(lengths.end(), own.begin(), own.end());
  }
  for (const MergedColumn& column :
       {MergedColumn{ColumnKind::postings, 1, &SegmentColumns::postings, steps.stems},
        MergedColumn{ColumnKind::title_postings, title_weight, &SegmentColumns::title_postings,
                     steps.stems},
        MergedColumn{ColumnKind::caption_postings, 1, &SegmentColumns::caption_postings,
                     steps.stems},
        MergedColumn{ColumnKind::name_postings, 1, &SegmentColumns::name_postings, steps.names}}) {
    const std::filesystem::path path = folder / "columns" / to_string(column.kind);
    if (Status done = merge_column(inputs, column, lengths, path, uuid); !done) return done;
  }
  return ok;
}

}  // namespace pressmark
