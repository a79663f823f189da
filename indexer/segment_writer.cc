// SPDX-License-Identifier: GPL-2.0-or-later
//
// One Xapian database, one set of columns.

#include "indexer/segment_writer.h"

#include <string>
#include <system_error>
#include <utility>

#include <xapian.h>

#include "base/files.h"
#include "indexer/glass_database.h"
#include "indexer/term_postings.h"
#include "indexer/write_errors.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

}  // namespace

struct SegmentWriter::Impl {
  fs::path folder;
  TermPostings postings;
  SegmentColumnsWriter columns;
};

Result<SegmentWriter> SegmentWriter::create(const fs::path& folder,
                                            std::shared_ptr<const TextDictionary> dictionary) {
  return run_writing(folder, [&]() -> Result<SegmentWriter> {
    std::error_code code;
    if (!fs::create_directory(folder, code)) {
      return io_error("cannot create", folder, code ? code.value() : EEXIST);
    }
    return SegmentWriter{std::make_unique<Impl>(
        Impl{folder, TermPostings{}, SegmentColumnsWriter{std::move(dictionary)}})};
  });
}

SegmentWriter::SegmentWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SegmentWriter::SegmentWriter(SegmentWriter&&) noexcept = default;
SegmentWriter& SegmentWriter::operator=(SegmentWriter&&) noexcept = default;
SegmentWriter::~SegmentWriter() = default;

Status SegmentWriter::add(const DocumentTerms& terms, const ArticleRow& row) {
  return run_writing(impl_->folder, [&]() -> Status {
    impl_->postings.add(terms);
    impl_->columns.add(row);
    return ok;
  });
}

Status SegmentWriter::finish() {
  return run_writing(impl_->folder, [&]() -> Status {
    const fs::path database = impl_->folder / "xapian";
    if (Status written = write_glass_database(database, impl_->postings); !written) return written;
    impl_->postings = {};
    return impl_->columns.write(impl_->folder, Xapian::Database{database.string()}.get_uuid());
  });
}

}  // namespace pressmark
