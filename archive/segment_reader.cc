// SPDX-License-Identifier: GPL-2.0-or-later
//
// Opening a segment, and the few things that need both its database and its columns.

#include "archive/segment_reader.h"

#include <numeric>
#include <string>
#include <system_error>
#include <utility>

#include <xapian.h>

#include "archive/column_file.h"
#include "archive/columns_output.h"
#include "archive/damaged_archive.h"
#include "archive/messages.h"
#include "archive/terms.h"
#include "schema/mentioned_date.h"

namespace pressmark {
namespace fs = std::filesystem;
namespace {

// Opens one column file after the other; after the first failure it only keeps that.
class ColumnOpener {
 public:
  /// A null entry: nobody vouches for the files.
  ColumnOpener(fs::path folder, const SegmentEntry* entry, std::string_view uuid)
      : folder_(std::move(folder)), entry_(entry), uuid_(uuid) {}

  template <typename Column>
  void open(Column& into, ColumnKind kind) {
    if (error_) return;
    const std::string name{to_string(kind)};
    const std::string path = kind == ColumnKind::names ? name : "columns/" + name;
    Result<VerifiedFile> file = open_file(path);
    if (!file) {
      error_ = std::move(file).error();
      return;
    }
    Result<Column> column = [&] {
      if constexpr (requires { Column::open(*std::move(file), uuid_, name); }) {
        return Column::open(*std::move(file), uuid_, name);
      } else {
        return Column::open(*std::move(file), uuid_);
      }
    }();
    if (!column) {
      error_ = std::move(column).error();
      return;
    }
    into = *std::move(column);
  }

  std::optional<Error> take_error() { return std::move(error_); }

 private:
  Result<VerifiedFile> open_file(const std::string& path) const {
    if (entry_ == nullptr) return VerifiedFile::open(folder_ / path, nullptr);
    const std::string listed = "segments/" + entry_->id + "/" + path;
    for (const FileEntry& file : entry_->files) {
      if (file.path == listed) return VerifiedFile::open(folder_ / path, &file);
    }
    return Error{ErrorKind::archive, "the manifest does not list " + listed,
                 "see what is damaged: indexer verify -d ARCHIVE"};
  }

  fs::path folder_;
  const SegmentEntry* entry_;
  std::string_view uuid_;
  std::optional<Error> error_;
};

void check_rows(const SegmentColumns& columns, DocumentId articles) {
  const auto check = [&](std::string_view name, std::uint32_t rows) {
    if (rows == articles) return;
    throw DamagedArchive{"columns/" + std::string{name} + " is damaged: it has " +
                         std::to_string(rows) + " rows for " + std::to_string(articles) +
                         " articles"};
  };
  check("day", columns.day.rows());
  check("date_by", columns.date_by.rows());
  check("length", columns.length.rows());
  check("id_rank", columns.id_rank.rows());
  check("content_hash", columns.content_hash.rows());
  check("sketch", columns.sketch.rows());
  for (std::size_t i = 0; i < keyword_kinds.size(); ++i)
    check(to_string(keyword_kinds[i]), (columns.*keyword_columns[i]).rows());
  check("id", columns.id.rows());
  check("word_order", columns.word_order.rows());
  check("mentioned_dates", columns.mentioned_dates.rows());
  check("topic", columns.topic.rows());
  check("added", columns.added.rows());
  check("text", columns.text.rows());
  for (const EntityType type : entity_types) {
    check(to_string(type), columns.entities[static_cast<std::size_t>(type)].rows());
  }
  check("postings", columns.postings.articles());
  check("title_postings", columns.title_postings.articles());
  check("caption_postings", columns.caption_postings.articles());
  check("name_postings", columns.name_postings.articles());
  const auto check_lists = [](std::string_view name, std::uint32_t lists, std::uint32_t wanted) {
    if (lists == wanted) return;
    throw DamagedArchive{"columns/" + std::string{name} + " is damaged: it has " +
                         std::to_string(lists) + " lists instead of " + std::to_string(wanted)};
  };
  check_lists("forms", columns.forms.rows(), columns.lexicon.size());
  check_lists("postings", columns.postings.rows(), columns.lexicon.size());
  check_lists("title_postings", columns.title_postings.rows(), columns.lexicon.size());
  check_lists("caption_postings", columns.caption_postings.rows(), columns.lexicon.size());
  check_lists("name_postings", columns.name_postings.rows(), columns.names.size());
}

Result<SegmentColumns> open_columns(const fs::path& folder, const SegmentEntry* entry,
                                    const std::string& uuid, DocumentId articles) {
  SegmentColumns columns;
  ColumnOpener opener{folder, entry, uuid};
  opener.open(columns.day, ColumnKind::day);
  opener.open(columns.date_by, ColumnKind::date_by);
  opener.open(columns.length, ColumnKind::length);
  opener.open(columns.id_rank, ColumnKind::id_rank);
  opener.open(columns.content_hash, ColumnKind::content_hash);
  opener.open(columns.sketch, ColumnKind::sketch);
  for (std::size_t i = 0; i < keyword_kinds.size(); ++i)
    opener.open(columns.*keyword_columns[i], keyword_kinds[i]);
  opener.open(columns.id, ColumnKind::id);
  opener.open(columns.entities[0], ColumnKind::person);
  opener.open(columns.entities[1], ColumnKind::org);
  opener.open(columns.entities[2], ColumnKind::place);
  opener.open(columns.mentioned_dates, ColumnKind::mentioned_dates);
  opener.open(columns.topic, ColumnKind::topic);
  opener.open(columns.topic_values, ColumnKind::topic_values);
  opener.open(columns.added, ColumnKind::added);
  opener.open(columns.names, ColumnKind::names);
  opener.open(columns.lexicon, ColumnKind::lexicon);
  opener.open(columns.forms, ColumnKind::forms);
  opener.open(columns.word_order, ColumnKind::word_order);
  opener.open(columns.postings, ColumnKind::postings);
  opener.open(columns.title_postings, ColumnKind::title_postings);
  opener.open(columns.caption_postings, ColumnKind::caption_postings);
  opener.open(columns.name_postings, ColumnKind::name_postings);
  opener.open(columns.text, ColumnKind::text);
  if (std::optional<Error> error = opener.take_error()) return *std::move(error);

  check_rows(columns, articles);
  for (OrdinalsColumn& entities : columns.entities)
    entities.set_limit(columns.names.size());
  columns.mentioned_dates.set_limit(packed_date_limit());
  columns.topic.set_limit(static_cast<std::uint32_t>(columns.topic_values.values().size()));
  columns.word_order.set_limits({columns.lexicon.size(), columns.names.size()});
  const std::span<const std::uint32_t> lengths = columns.length.values();
  columns.total_length = std::accumulate(lengths.begin(), lengths.end(), std::uint64_t{0});
  return columns;
}

Result<DeletedArticles> open_deleted(const fs::path& archive, const SegmentEntry& entry) {
  Result<VerifiedFile> file =
      VerifiedFile::open(archive / entry.deleted->file.path, &entry.deleted->file);
  if (!file) return std::move(file).error();
  Result<DeletedArticles> deleted = DeletedArticles::open(*std::move(file), entry.uuid);
  if (deleted &&
      (deleted->rows() != entry.articles || deleted->count() != entry.deleted->articles)) {
    return archive_error(archive, entry.deleted->file.path + " is not what the manifest lists",
                         verify_hint(archive));
  }
  return deleted;
}

// What can be said without reading the files.
Status check_sizes(const fs::path& archive, const SegmentEntry& entry) {
  for (const FileEntry& file : entry.files) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(archive / file.path, error);
    if (error == std::errc::permission_denied) {
      return io_error("cannot read", archive / file.path, error.value());
    }
    if (!error && size == file.size) continue;
    return archive_error(archive,
                         error ? file.path + " is missing"
                               : file.path + " has " + std::to_string(size) + " bytes instead of " +
                                     std::to_string(file.size),
                         verify_hint(archive));
  }
  return ok;
}

// Xapian follows what this small file says without looking twice.
Status check_version_file(const fs::path& archive, const SegmentEntry& entry) {
  for (const FileEntry& file : entry.files) {
    if (!file.path.ends_with("/xapian/iamglass")) continue;
    const std::string problem = check_file(archive, file);
    if (!problem.empty()) {
      return archive_error(archive, file.path + ": " + problem, verify_hint(archive));
    }
  }
  return ok;
}

}  // namespace

struct SegmentReader::Impl {
  Xapian::Database database;
  std::string uuid;
  SegmentColumns columns;
  DeletedArticles deleted;
  DocumentId articles = 0;

  static Result<std::unique_ptr<Impl>> open(const fs::path& folder, const SegmentEntry* entry);
};

Result<std::unique_ptr<SegmentReader::Impl>> SegmentReader::Impl::open(const fs::path& folder,
                                                                       const SegmentEntry* entry) {
  return run_on_archive([&]() -> Result<std::unique_ptr<Impl>> {
    auto impl = std::make_unique<Impl>();
    impl->database = Xapian::Database{(folder / "xapian").string(), Xapian::DB_BACKEND_GLASS};
    impl->articles = impl->database.get_doccount();
    const std::string uuid = impl->database.get_uuid();
    if (entry != nullptr && (uuid != entry->uuid || impl->articles != entry->articles)) {
      throw DamagedArchive{"segments/" + entry->id +
                           "/xapian is not the database that the manifest lists"};
    }
    if (impl->database.get_lastdocid() != impl->articles) {
      throw DamagedArchive{(folder / "xapian").string() + " is damaged: documents are missing"};
    }
    Result<SegmentColumns> columns = open_columns(folder, entry, uuid, impl->articles);
    if (!columns) return std::move(columns).error();
    impl->columns = *std::move(columns);
    impl->uuid = uuid;
    return impl;
  });
}

Result<SegmentReader> SegmentReader::open(const fs::path& archive, const SegmentEntry& entry) {
  if (Status sizes = check_sizes(archive, entry); !sizes) return std::move(sizes).error();
  if (Status version = check_version_file(archive, entry); !version) {
    return std::move(version).error();
  }
  Result<std::unique_ptr<Impl>> impl = Impl::open(archive / "segments" / entry.id, &entry);
  if (!impl) return std::move(impl).error();
  if (entry.deleted) {
    Result<DeletedArticles> deleted = open_deleted(archive, entry);
    if (!deleted) return std::move(deleted).error();
    (*impl)->deleted = *std::move(deleted);
  }
  return SegmentReader{*std::move(impl)};
}

Result<SegmentReader> SegmentReader::open_unpublished(const fs::path& folder) {
  Result<std::unique_ptr<Impl>> impl = Impl::open(folder, nullptr);
  if (!impl) return std::move(impl).error();
  return SegmentReader{*std::move(impl)};
}

SegmentReader::SegmentReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SegmentReader::SegmentReader(SegmentReader&&) noexcept = default;
SegmentReader& SegmentReader::operator=(SegmentReader&&) noexcept = default;
SegmentReader::~SegmentReader() = default;

DocumentId SegmentReader::articles() const {
  return impl_->articles;
}
const SegmentColumns& SegmentReader::columns() const {
  return impl_->columns;
}
const Xapian::Database& SegmentReader::database() const {
  return impl_->database;
}
const DeletedArticles& SegmentReader::deleted() const {
  return impl_->deleted;
}
const std::string& SegmentReader::uuid() const {
  return impl_->uuid;
}

Result<Article> SegmentReader::article(DocumentId document) const {
  return impl_->columns.text.article(document);
}

std::optional<DocumentId> SegmentReader::find_article(std::string_view id) const {
  // Long ids are hashed to make their term, so different ones may share it; and what replaced an
  // article may have been merged into the segment of what it replaced.
  const std::string term = id_term(id);
  for (auto at = impl_->database.postlist_begin(term); at != impl_->database.postlist_end(term);
       ++at) {
    if (impl_->columns.id[*at] == id && !impl_->deleted.contains(*at)) return *at;
  }
  return std::nullopt;
}

std::optional<ArticlePlace> find_article(const std::vector<SegmentReader>& segments,
                                         std::string_view id) {
  for (std::size_t i = segments.size(); i-- > 0;) {
    if (const auto document = segments[i].find_article(id)) {
      return ArticlePlace{static_cast<std::uint32_t>(i), *document};
    }
  }
  return std::nullopt;
}

}  // namespace pressmark
