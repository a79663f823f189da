// SPDX-License-Identifier: GPL-2.0-or-later
//
// Counts that cannot be added up from one segment to the next, names above all, are sets here.

#include "archive/archive_content.h"

#include <array>
#include <cstdint>
#include <set>
#include <string_view>
#include <unordered_map>

#include "archive/damaged_archive.h"
#include "schema/entity.h"
#include "schema/surnames.h"

namespace pressmark {
namespace {

/// How many live articles print the spellings of each key.
using NameKeys =
    std::array<std::unordered_map<std::string_view, std::uint64_t>, entity_types.size()>;

void count_dates(const SegmentReader& segment, ArchiveCounts& counts) {
  const std::span<const std::uint8_t> date_by = segment.columns().date_by.values();
  for (DocumentId document = 1; document <= segment.articles(); ++document) {
    if (segment.deleted().contains(document)) continue;
    const std::uint8_t by = date_by[document - 1];
    if (by >= counts.dates.size()) {
      throw DamagedArchive{"columns/date_by is damaged: it holds a number that means nothing"};
    }
    ++counts.dates[by];
  }
}

void collect_languages(const SegmentReader& segment, std::set<std::string_view>& languages) {
  const KeywordColumn& column = segment.columns().language;
  const std::span<const std::uint32_t> ordinals = column.ordinals();
  std::vector<bool> is_used(column.values().size() + 1);
  for (DocumentId document = 1; document <= segment.articles(); ++document) {
    if (!segment.deleted().contains(document)) is_used[ordinals[document - 1]] = true;
  }
  for (std::size_t i = 0; i < column.values().size(); ++i) {
    if (is_used[i + 1]) languages.insert(column.values()[i]);
  }
}

void collect_names(const SegmentReader& segment, NameKeys& keys) {
  const NamesTable& names = segment.columns().names;
  const DeletedArticles& deleted = segment.deleted();
  for (std::uint32_t ordinal = 0; ordinal < names.size(); ++ordinal) {
    const NameEntry name = names[ordinal];
    const std::uint64_t gone = deleted.name_articles(ordinal);
    if (name.articles > gone)
      keys[static_cast<std::size_t>(name.type)][name.key] += name.articles - gone;
  }
}

}  // namespace

ArchiveContent count_content(const std::vector<SegmentReader>& segments) {
  ArchiveContent content;
  std::set<std::string_view> languages;
  for (const SegmentReader& segment : segments) {
    content.counts.articles += segment.live_articles();
    count_dates(segment, content.counts);
    collect_languages(segment, languages);
  }
  content.languages.assign(languages.begin(), languages.end());
  return content;
}

std::array<std::uint64_t, 3> count_names(const std::vector<SegmentReader>& segments) {
  NameKeys keys;
  for (const SegmentReader& segment : segments)
    collect_names(segment, keys);
  std::array<std::uint64_t, 3> counts{};
  for (std::size_t type = 0; type < keys.size(); ++type)
    counts[type] = keys[type].size();
  constexpr auto person = static_cast<std::size_t>(EntityType::person);
  std::vector<PersonCount> people;
  for (const auto& [key, articles] : keys[person])
    people.push_back({key, articles});
  counts[person] -= join_surnames(people).size();
  return counts;
}

}  // namespace pressmark
