// SPDX-License-Identifier: GPL-2.0-or-later
//
// Segments stay what they are. The map of names and the families depend on all articles: they are
// made as a publish makes them, in files that exist in memory alone.
#include "archive/open_as_one.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <sys/mman.h>

#include "archive/group_copies.h"
#include "archive/group_names.h"
#include "archive/id_order.h"
#include "base/files.h"

namespace pressmark {
namespace fs = std::filesystem;

namespace {

// A file without a name: gone when nothing has it open or mapped.
Result<FileDescriptor> make_memory_file() {
  FileDescriptor file{::memfd_create("pressmark", MFD_CLOEXEC)};
  if (!file.is_open()) return io_error("cannot create", "a file in memory", errno);
  return file;
}

Result<VerifiedFile> write_in_memory(const std::function<Status(const fs::path&)>& write) {
  const Result<FileDescriptor> file = make_memory_file();
  if (!file) return file.error();
  const fs::path path = "/proc/self/fd/" + std::to_string(file->get());
  if (Status written = write(path); !written) return std::move(written).error();
  return VerifiedFile::open(path, nullptr);
}

// Names and families of the first archive, as they were published: its segments stay what they are.
PreviousNames names_of_first(const ArchiveReader& first) {
  PreviousNames previous;
  previous.map = first.canonical_map().content();
  for (std::uint32_t i = 0; i < first.segments().size(); ++i)
    previous.segments.push_back({i, {}});
  return previous;
}

KnownFamilies families_of_first(const ArchiveReader& first, std::size_t segments) {
  KnownFamilies known;
  for (Family& family : first.families().content())
    known.families.push_back({std::move(family), false});
  known.is_new.assign(segments, true);
  std::fill_n(known.is_new.begin(), first.segments().size(), false);
  return known;
}

void add_counts(const ArchiveCounts& from, ArchiveCounts& to) {
  to.articles += from.articles;
  to.text_bytes += from.text_bytes;
  for (std::size_t i = 0; i < to.dates.size(); ++i)
    to.dates[i] += from.dates[i];
}

void add_manifest(const Manifest& from, Manifest& to) {
  add_counts(from.counts, to.counts);
  to.has_entities = to.has_entities || from.has_entities;
  to.segments.insert(to.segments.end(), from.segments.begin(), from.segments.end());
  std::set<std::string> languages{to.languages.begin(), to.languages.end()};
  languages.insert(from.languages.begin(), from.languages.end());
  to.languages.assign(languages.begin(), languages.end());
}

}  // namespace

class ArchiveJoiner {
 public:
  static Result<ArchiveReader> join(std::vector<ArchiveReader> archives, const NameRules& rules) {
    ArchiveReader joined = std::move(archives.front());
    PreviousNames names = names_of_first(joined);
    std::vector<std::size_t> ends{joined.segments_.size()};
    std::size_t segments = joined.segments_.size();
    for (std::size_t i = 1; i < archives.size(); ++i)
      segments += archives[i].segments_.size();
    const KnownFamilies known = families_of_first(joined, segments);
    for (std::size_t i = 1; i < archives.size(); ++i) {
      ArchiveReader& other = archives[i];
      if (Status same = check_analysis(joined, other); !same) return std::move(same).error();
      add_manifest(other.manifest(), joined.held_.manifest);
      for (SegmentReader& segment : other.segments_)
        joined.segments_.push_back(std::move(segment));
      ends.push_back(joined.segments_.size());
      joined.also_held_.push_back(std::move(other.held_));
      joined.other_paths_.push_back(std::move(other.path_));
    }
    if (Status different = check_ids(joined, ends); !different) return std::move(different).error();
    if (Status made = make_names(joined, rules, std::move(names)); !made) {
      return std::move(made).error();
    }
    if (Status made = make_families(joined, known); !made) return std::move(made).error();
    joined.held_.manifest.archive_fingerprint = archive_fingerprint(joined.segments_);
    return joined;
  }

 private:
  static Status check_analysis(const ArchiveReader& first, const ArchiveReader& other) {
    if (first.manifest().analysis_fingerprint == other.manifest().analysis_fingerprint) return ok;
    return Error{ErrorKind::archive,
                 first.path().string() + " and " + other.path().string() +
                     " were analysed in different ways",
                 "analyse their articles anew: indexer rebuild -d " + other.path().string()};
  }

  // No two archives have a live article of the same id. `ends`: of each archive's segments.
  static Status check_ids(const ArchiveReader& joined, const std::vector<std::size_t>& ends) {
    std::string last_id;
    std::optional<std::size_t> last_segment;
    std::optional<Error> error;
    const auto archive_of = [&](std::size_t segment) {
      std::size_t archive = 0;
      while (segment >= ends[archive])
        ++archive;
      return archive == 0 ? joined.path_ : joined.other_paths_[archive - 1];
    };
    for_each_by_id(joined.segments_, [&](std::size_t segment, DocumentId document,
                                         std::string_view id) {
      if (error || joined.segments_[segment].deleted().contains(document)) return;
      if (last_segment && id == last_id) {
        const std::string second = archive_of(segment).string();
        error = Error{ErrorKind::invalid_argument,
                      "the article '" + last_id + "' is in " + archive_of(*last_segment).string() +
                          " and in " + second,
                      "remove it from one of them: indexer remove " + last_id + " -d " + second};
      }
      last_id = id;
      last_segment = segment;
    });
    if (error) return *std::move(error);
    return ok;
  }

  static Status make_names(ArchiveReader& joined, const NameRules& rules, PreviousNames previous) {
    const CanonicalMapContent content = group_names(joined.segments_, rules, std::move(previous));
    Result<VerifiedFile> file =
        write_in_memory([&](const fs::path& path) { return write_canonical_map(path, content); });
    if (!file) return std::move(file).error();
    std::vector<std::uint32_t> names;
    for (const SegmentReader& segment : joined.segments_)
      names.push_back(segment.columns().names.size());
    Result<CanonicalMap> map = CanonicalMap::open(*std::move(file), names);
    if (!map) return std::move(map).error();
    joined.canonical_map_ = *std::move(map);
    std::uint64_t begin = 0;
    for (std::size_t type = 0; type < content.type_ends.size(); ++type) {
      joined.held_.manifest.counts.names[type] = content.type_ends[type] - begin;
      begin = content.type_ends[type];
    }
    return ok;
  }

  static Status make_families(ArchiveReader& joined, const KnownFamilies& known) {
    const std::vector<Family> content = group_copies(joined.segments_, known);
    Result<VerifiedFile> file = write_in_memory([&](const fs::path& path) {
      return write_families(path, joined.segments_.size(), content);
    });
    if (!file) return std::move(file).error();
    std::vector<DocumentId> articles;
    for (const SegmentReader& segment : joined.segments_)
      articles.push_back(segment.articles());
    Result<Families> families = Families::open(*std::move(file), articles);
    if (!families) return std::move(families).error();
    joined.families_ = *std::move(families);
    joined.held_.manifest.counts.families = joined.families_.size();
    joined.held_.manifest.counts.copied = joined.families_.copied_articles();
    return ok;
  }
};

Result<ArchiveReader> open_as_one(std::span<const fs::path> paths, VerifyLevel verify,
                                  const NameRules& rules) {
  std::vector<ArchiveReader> archives;
  for (const fs::path& path : paths) {
    Result<ArchiveReader> archive = ArchiveReader::open(path, verify);
    if (!archive) return std::move(archive).error();
    archives.push_back(*std::move(archive));
  }
  if (archives.size() == 1) return std::move(archives.front());
  return ArchiveJoiner::join(std::move(archives), rules);
}

}  // namespace pressmark
