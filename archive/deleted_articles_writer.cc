// SPDX-License-Identifier: GPL-2.0-or-later
//
// What an article takes with it is read off its own rows: its words in order, its names.

#include "archive/deleted_articles_writer.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <system_error>
#include <utility>

#include "archive/column_file.h"
#include "archive/deleted_articles_file.h"
#include "base/files.h"
#include "schema/entity.h"

namespace pressmark {
namespace fs = std::filesystem;

DeletedArticlesWriter::DeletedArticlesWriter(const SegmentReader& segment)
    : DeletedArticlesWriter(segment, segment.deleted()) {}

DeletedArticlesWriter::DeletedArticlesWriter(const SegmentReader& segment,
                                             const DeletedArticles& deleted)
    : segment_(&segment),
      count_(deleted.count()),
      total_length_(deleted.total_length()),
      words_(deleted_words(segment.articles())) {
  std::ranges::copy(deleted.words(), words_.begin());
  for (const DeletedTerm& term : deleted.terms()) {
    terms_.emplace_hint(terms_.end(), term.term,
                        TermCounts{term.articles, term.titles, term.captions});
  }
  for (const DeletedName& name : deleted.names()) {
    names_.emplace_hint(names_.end(), name.ordinal, NameCounts{name.articles, name.mentions});
  }
}

bool DeletedArticlesWriter::add(DocumentId document) {
  std::uint64_t& word = words_[document / 64];
  const std::uint64_t bit = std::uint64_t{1} << (document % 64);
  if ((word & bit) != 0) return false;
  word |= bit;
  ++count_;
  total_length_ += segment_->columns().length[document];
  take_off_words(document);
  take_off_names(document);
  return true;
}

void DeletedArticlesWriter::take_off_words(DocumentId document) {
  const ArticleWords row = segment_->columns().word_order[document];
  const FieldEnds ends = row.ends();
  auto words = row.all_words();
  std::ranges::sort(words, {}, [](const auto& word) { return std::pair{word.second, word.first}; });
  // Of each stem, where it stands first and last: if it is in title or captions at all, then there.
  for (auto first = words.begin(); first != words.end();) {
    const auto next = std::find_if(first, words.end(),
                                   [&](const auto& word) { return word.second != first->second; });
    TermCounts& counts = terms_[first->second];
    ++counts.articles;
    if (ends.field_at(first->first) == TextField::title) ++counts.titles;
    if (ends.field_at(std::prev(next)->first) == TextField::caption) ++counts.captions;
    first = next;
  }
}

void DeletedArticlesWriter::take_off_names(DocumentId document) {
  const SegmentColumns& columns = segment_->columns();
  for (const OrdinalsColumn& entities : columns.entities) {
    for (const std::uint32_t ordinal : entities[document]) {
      ++names_[ordinal].articles;
    }
  }
  for (const MentionMark& mention : columns.word_order[document].mentions()) {
    ++names_[mention.ordinal].mentions;
  }
}

std::vector<DeletedTerm> DeletedArticlesWriter::term_rows() const {
  std::vector<DeletedTerm> rows;
  rows.reserve(terms_.size());
  for (const auto& [term, counts] : terms_) {
    rows.push_back({term, counts.articles, counts.titles, counts.captions});
  }
  return rows;
}

std::vector<DeletedName> DeletedArticlesWriter::name_rows() const {
  std::vector<DeletedName> rows;
  rows.reserve(names_.size());
  for (const auto& [ordinal, counts] : names_) {
    rows.push_back({ordinal, counts.articles, counts.mentions});
  }
  return rows;
}

bool DeletedArticlesWriter::agrees_with(const DeletedArticles& deleted) const {
  if (count_ == 0 || deleted.empty()) return count_ == deleted.count();
  return count_ == deleted.count() && total_length_ == deleted.total_length() &&
         std::ranges::equal(words_, deleted.words()) &&
         std::ranges::equal(term_rows(), deleted.terms()) &&
         std::ranges::equal(name_rows(), deleted.names());
}

Status DeletedArticlesWriter::write(const fs::path& path) const {
  Result<ColumnFileWriter> created =
      ColumnFileWriter::create(path, ColumnKind::deleted, segment_->uuid());
  if (!created) return std::move(created).error();
  ColumnFileWriter file = *std::move(created);
  file.append_value(DeletedHead{count_, total_length_, terms_.size(), names_.size()});
  file.append_values(std::span{words_});
  file.append_values(std::span<const DeletedTerm>{term_rows()});
  file.append_values(std::span<const DeletedName>{name_rows()});
  return file.finish(segment_->articles());
}

Result<DeletedEntry> publish_deleted_articles(const fs::path& archive,
                                              std::uint64_t manifest_number,
                                              const std::string& segment_id,
                                              const DeletedArticlesWriter& deleted) {
  const fs::path folder = fs::path{"publish"} / publish_folder_name(manifest_number);
  const fs::path path = folder / ("deleted-" + segment_id);
  std::error_code error;
  fs::create_directories(archive / folder, error);
  if (error) return io_error("cannot create", archive / folder, error.value());
  if (Status written = deleted.write(archive / path); !written) return std::move(written).error();
  for (const fs::path& made : {path, folder, fs::path{"publish"}}) {
    if (Status synced = sync_path(archive / made); !synced) return std::move(synced).error();
  }
  Result<FileEntry> file = list_file(archive, path);
  if (!file) return std::move(file).error();
  return DeletedEntry{deleted.count(), *std::move(file)};
}

}  // namespace pressmark
