// SPDX-License-Identifier: GPL-2.0-or-later
//
// One Xapian database, a few transactions, one set of columns.

#include "indexer/segment_writer.h"

#include <string>
#include <system_error>
#include <utility>

#include <xapian.h>

#include "base/files.h"
#include "indexer/write_errors.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

// No term lists: nothing needs them, they are a third of the size, and a damaged term list is what
// makes Xapian crash instead of report. No fsync: the merged segment is synced, once.
constexpr int database_flags =
    Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC | Xapian::DB_NO_TERMLIST;

// Xapian keeps what is not flushed in trees of small nodes: beyond what the caches hold, adding to
// them takes longer than flushing. Large databases all the same: compaction joins posting lists,
// but never the chunks they are made of, so that many small ones cost space for good.
constexpr std::uint32_t articles_per_flush = 500;

}  // namespace

struct SegmentWriter::Impl {
  Impl(fs::path path, std::shared_ptr<const TextDictionary> dictionary)
      : folder(std::move(path)),
        database((folder / "xapian").string(), database_flags),
        columns(std::move(dictionary)) {
    // Without a transaction, ~WritableDatabase would commit what an Error left half added.
    database.begin_transaction();
  }

  fs::path folder;
  Xapian::WritableDatabase database;
  std::uint32_t not_flushed = 0;
  SegmentColumnsWriter columns;
};

Result<SegmentWriter> SegmentWriter::create(const fs::path& folder,
                                            std::shared_ptr<const TextDictionary> dictionary) {
  return run_writing(folder, [&]() -> Result<SegmentWriter> {
    std::error_code code;
    if (!fs::create_directory(folder, code)) {
      return io_error("cannot create", folder, code ? code.value() : EEXIST);
    }
    return SegmentWriter{std::make_unique<Impl>(folder, std::move(dictionary))};
  });
}

SegmentWriter::SegmentWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SegmentWriter::SegmentWriter(SegmentWriter&&) noexcept = default;
SegmentWriter& SegmentWriter::operator=(SegmentWriter&&) noexcept = default;
SegmentWriter::~SegmentWriter() = default;

Status SegmentWriter::add(const Xapian::Document& document, const ArticleRow& row) {
  return run_writing(impl_->folder, [&]() -> Status {
    if (impl_->not_flushed == articles_per_flush) {
      impl_->database.commit_transaction();
      impl_->database.begin_transaction();
      impl_->not_flushed = 0;
    }
    impl_->database.add_document(document);
    ++impl_->not_flushed;
    impl_->columns.add(row);
    return ok;
  });
}

Status SegmentWriter::finish() {
  return run_writing(impl_->folder, [&]() -> Status {
    impl_->database.commit_transaction();
    const std::string uuid = impl_->database.get_uuid();
    impl_->database.close();
    return impl_->columns.write(impl_->folder, uuid);
  });
}

}  // namespace pressmark
