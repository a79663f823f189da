// SPDX-License-Identifier: GPL-2.0-or-later
//
// Segment by segment, the latest first. The database is not opened: no article needs it, and Xapian
// may crash on a damaged one.

#include "archive/salvage.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "archive/checksum.h"
#include "archive/column_file.h"
#include "archive/column_header.h"
#include "archive/current_file.h"
#include "archive/damaged_archive.h"
#include "archive/deleted_articles.h"
#include "archive/lock.h"
#include "archive/messages.h"
#include "archive/salvaged_text.h"
#include "base/files.h"
#include "base/utf8.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view unfinished_suffix = ".tmp";

/// A segment, and what the manifest says about it if that is whole.
struct SegmentPlace {
  std::string id;
  std::optional<SegmentEntry> entry;
};

/// Names in a folder, in order; those of writers that were killed left out.
Result<std::vector<std::string>> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator at{folder, error}, end; !error && at != end; at.increment(error)) {
    std::string name = at->path().filename().string();
    if (!name.ends_with(unfinished_suffix)) names.push_back(std::move(name));
  }
  if (error && error != std::errc::no_such_file_or_directory) {
    return io_error("cannot list", folder, error.value());
  }
  std::ranges::sort(names);
  return names;
}

/// The UUID that the segment's columns carry, from the first that has a good header.
std::string segment_uuid(const fs::path& folder) {
  std::error_code error;
  for (fs::directory_iterator at{folder / "columns", error}, end; !error && at != end;
       at.increment(error)) {
    const Result<MappedFile> file = MappedFile::open(at->path());
    if (!file) continue;
    if (const auto header = read_column_header(file->bytes())) return std::string{uuid_of(*header)};
  }
  return {};
}

}  // namespace

struct ArchiveSalvage::Impl {
  explicit Impl(fs::path path) : archive(std::move(path)) {}

  Status find_segments();
  bool is_of_another_format() const;
  Status list_segments();
  void note_lost_manifest(const Error& why);
  bool open_next_segment();
  void open_deleted(const SegmentPlace& place, std::string_view uuid);
  Result<VerifiedFile> find_deleted(const SegmentPlace& place) const;
  void open_ids(const SegmentPlace& place, std::string_view uuid);
  bool is_deleted(DocumentId document) const;
  std::string id_of(DocumentId document) const;

  fs::path archive;
  std::optional<HeldManifest> held;
  std::vector<SegmentPlace> segments;  // those that are left; the last one is next
  std::vector<std::string> notes;

  // Of the segment at hand.
  std::string segment;
  std::optional<SalvagedText> text;
  DocumentId rows = 0;
  DocumentId document = 0;  // the last one that was looked at
  DeletedArticles deleted;
  std::optional<BytesColumn> ids;
};

Status ArchiveSalvage::Impl::find_segments() {
  Result<HeldManifest> current = hold_current_manifest(archive);
  if (current) {
    for (const SegmentEntry& entry : current->manifest.segments)
      segments.push_back({entry.id, entry});
    held.emplace(*std::move(current));
    return ok;
  }
  if (is_of_another_format()) return current.error();
  if (Status listed = list_segments(); !listed) return listed;
  if (segments.empty()) return current.error();
  note_lost_manifest(current.error());
  return ok;
}

/// A manifest that is whole and cannot be read is not damaged, and nothing else in its archive is
/// ours to judge.
bool ArchiveSalvage::Impl::is_of_another_format() const {
  const Result<CurrentFile> current = read_current_file(archive);
  if (!current) return false;
  const Result<std::string> manifest = read_file(archive / current->manifest, max_manifest_bytes);
  return manifest && xxh3_64(*manifest) == current->checksum;
}

/// Their names are numbers of manifests: the latest comes last.
Status ArchiveSalvage::Impl::list_segments() {
  Result<std::vector<std::string>> names = names_in(archive / "segments");
  if (!names) return std::move(names).error();
  for (std::string& name : *names)
    segments.push_back({std::move(name), std::nullopt});
  return ok;
}

void ArchiveSalvage::Impl::note_lost_manifest(const Error& why) {
  notes.push_back("which segments belong to it is told from their folders: " + why.message);
}

bool ArchiveSalvage::Impl::open_next_segment() {
  if (segments.empty()) return false;
  const SegmentPlace place = std::move(segments.back());
  segments.pop_back();
  const fs::path folder = archive / "segments" / place.id;
  segment = place.id;
  document = 0;
  std::optional<DocumentId> articles;
  if (place.entry) articles = static_cast<DocumentId>(place.entry->articles);
  text.reset();
  Result<SalvagedText> opened =
      SalvagedText::open(folder / "columns" / to_string(ColumnKind::text), articles);
  if (opened) {
    text.emplace(*std::move(opened));
    rows = text->rows();
  } else {
    rows = articles.value_or(0);
    notes.push_back("segment " + segment + " has no articles left: " + opened.error().message);
  }
  const std::string uuid = place.entry ? place.entry->uuid : segment_uuid(folder);
  open_deleted(place, uuid);
  open_ids(place, uuid);
  return true;
}

/// The file that says which articles are deleted; an Error if there is none, or it is damaged.
Result<VerifiedFile> ArchiveSalvage::Impl::find_deleted(const SegmentPlace& place) const {
  if (place.entry) {
    return VerifiedFile::open(archive / place.entry->deleted->file.path,
                              &place.entry->deleted->file);
  }
  Result<std::vector<std::string>> numbers = names_in(archive / "publish");
  if (!numbers) return std::move(numbers).error();
  for (auto number = numbers->rbegin(); number != numbers->rend(); ++number) {
    const fs::path path = archive / "publish" / *number / ("deleted-" + place.id);
    std::error_code error;
    if (fs::is_regular_file(path, error)) return VerifiedFile::open(path, nullptr);
  }
  return archive_error(archive, "nothing is deleted in segment " + place.id, "");
}

void ArchiveSalvage::Impl::open_deleted(const SegmentPlace& place, std::string_view uuid) {
  deleted = {};
  if (place.entry && !place.entry->deleted) return;
  const Status opened = run_on_archive([&]() -> Status {
    Result<VerifiedFile> file = find_deleted(place);
    // Without a manifest, a segment without such a file has nothing deleted.
    if (!file) return place.entry ? Status{std::move(file).error()} : Status{ok};
    Result<DeletedArticles> read = DeletedArticles::open(*std::move(file), uuid);
    if (!read) return std::move(read).error();
    read->words();  // verifies them
    deleted = *std::move(read);
    return ok;
  });
  if (opened) return;
  deleted = {};
  notes.push_back("articles of segment " + segment +
                  " that were removed may be back: " + opened.error().message);
}

/// Ids only name what is lost: without them it has none.
void ArchiveSalvage::Impl::open_ids(const SegmentPlace& place, std::string_view uuid) {
  ids.reset();
  const std::string name{to_string(ColumnKind::id)};
  const std::string listed = "segments/" + place.id + "/columns/" + name;
  const FileEntry* entry = nullptr;
  if (place.entry) {
    const auto at = std::ranges::find(place.entry->files, listed, &FileEntry::path);
    if (at == place.entry->files.end()) return;
    entry = &*at;
  }
  Result<VerifiedFile> file = VerifiedFile::open(archive / listed, entry);
  if (!file) return;
  Result<BytesColumn> column = BytesColumn::open(*std::move(file), uuid, name);
  if (column) ids.emplace(*std::move(column));
}

bool ArchiveSalvage::Impl::is_deleted(DocumentId which) const {
  return which <= deleted.rows() && deleted.contains(which);
}

std::string ArchiveSalvage::Impl::id_of(DocumentId which) const {
  if (!ids || which > ids->rows()) return {};
  const Result<std::string> id =
      run_on_archive([&]() -> Result<std::string> { return std::string{(*ids)[which]}; });
  return id && is_valid_utf8(*id) ? *id : std::string{};
}

Result<ArchiveSalvage> ArchiveSalvage::open(fs::path archive) {
  auto impl = std::make_unique<Impl>(std::move(archive));
  if (Status found = impl->find_segments(); !found) return std::move(found).error();
  return ArchiveSalvage{std::move(impl)};
}

std::optional<std::variant<Article, LostArticle>> ArchiveSalvage::next() {
  Impl& state = *impl_;
  while (true) {
    // Rows end where nothing says where the next one is.
    if (state.text) state.rows = state.text->rows();
    if (state.document >= state.rows) {
      if (!state.open_next_segment()) return std::nullopt;
      continue;
    }
    const DocumentId document = ++state.document;
    std::optional<Article> article;
    if (state.text) article = state.text->article(document);
    if (state.is_deleted(document)) continue;
    if (article) return *std::move(article);
    return LostArticle{state.segment, document, state.id_of(document)};
  }
}

bool ArchiveSalvage::has_entities() const {
  return !impl_->held || impl_->held->manifest.has_entities;
}

const std::vector<std::string>& ArchiveSalvage::notes() const {
  return impl_->notes;
}

ArchiveSalvage::ArchiveSalvage(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ArchiveSalvage::ArchiveSalvage(ArchiveSalvage&&) noexcept = default;
ArchiveSalvage& ArchiveSalvage::operator=(ArchiveSalvage&&) noexcept = default;
ArchiveSalvage::~ArchiveSalvage() = default;

}  // namespace pressmark
