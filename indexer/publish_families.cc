// SPDX-License-Identifier: GPL-2.0-or-later
//
// Merging moves articles but keeps the order of the live ones, so that counting finds them again.

#include "indexer/publish_families.h"

#include <utility>

#include "archive/archive.h"
#include "archive/column_file.h"
#include "archive/damaged_archive.h"
#include "indexer/publish_file.h"

namespace pressmark {
namespace fs = std::filesystem;
namespace {

// By document: how many live ones come before it.
std::vector<DocumentId> live_ranks(const SegmentReader& segment) {
  std::vector<DocumentId> ranks(segment.articles() + std::size_t{1});
  DocumentId live = 0;
  for (DocumentId document = 1; document <= segment.articles(); ++document) {
    ranks[document] = live;
    if (!segment.deleted().contains(document)) ++live;
  }
  return ranks;
}

std::vector<DocumentId> live_documents(const SegmentReader& segment) {
  std::vector<DocumentId> documents;
  for (DocumentId document = 1; document <= segment.articles(); ++document) {
    if (!segment.deleted().contains(document)) documents.push_back(document);
  }
  return documents;
}

}  // namespace

Result<PublishedFamilies> publish_families(const fs::path& archive, std::uint64_t number,
                                           const std::vector<SegmentReader>& segments,
                                           const KnownFamilies& known) {
  const std::vector<Family> families = group_copies(segments, known);
  Result<FileEntry> file = publish_file(
      archive, number, ColumnKind::families,
      [&](const fs::path& path) { return write_families(path, segments.size(), families); });
  if (!file) return std::move(file).error();
  PublishedFamilies published{*std::move(file), families.size(), 0};
  for (const Family& family : families)
    published.copied += family.size();
  return published;
}

void set_families(Manifest& manifest, PublishedFamilies published) {
  manifest.families = std::move(published.file);
  manifest.counts.families = published.families;
  manifest.counts.copied = published.copied;
}

PreviousFamilies::PreviousFamilies(const fs::path& archive, const Manifest& manifest,
                                   const std::vector<SegmentReader>& segments) {
  const Status read = run_on_archive([&]() -> Status {
    Result<Families> families = open_families(archive, manifest.families, segments);
    if (!families) return std::move(families).error();
    std::vector<std::vector<DocumentId>> ranks;
    for (const SegmentReader& segment : segments)
      ranks.push_back(live_ranks(segment));
    for (FamilyId family = 0; family < families->size(); ++family) {
      std::vector<Member>& members = families_.emplace_back();
      for (const ArticlePlace place : families->members(family))
        members.push_back({place, ranks[place.segment][place.document]});
    }
    return ok;
  });
  is_known_ = read.has_value();
}

KnownFamilies PreviousFamilies::moved(std::span<const SegmentMove> moves,
                                      const std::vector<SegmentReader>& segments) const {
  KnownFamilies known = no_known_families(segments);
  if (!is_known_) return known;
  std::vector<std::vector<DocumentId>> live(segments.size());  // of merged segments
  for (const SegmentMove& move : moves) {
    if (!move.now) continue;
    known.is_new[*move.now] = false;
    if (move.live_before && live[*move.now].empty()) {
      live[*move.now] = live_documents(segments[*move.now]);
    }
  }
  for (const std::vector<Member>& members : families_) {
    KnownFamily family;
    for (const Member& member : members) {
      const SegmentMove& move = moves[member.place.segment];
      if (!move.now) continue;
      if (move.live_before) {
        family.members.push_back(
            {*move.now, live[*move.now][*move.live_before + member.live_rank]});
      } else if (!segments[*move.now].deleted().contains(member.place.document)) {
        family.members.push_back({*move.now, member.place.document});
      }
    }
    family.has_lost_members = family.members.size() < members.size();
    if (!family.members.empty()) known.families.push_back(std::move(family));
  }
  return known;
}

}  // namespace pressmark
