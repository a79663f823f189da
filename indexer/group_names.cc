// SPDX-License-Identifier: GPL-2.0-or-later
//
// Spellings meet under their keys in a hash table; sorting then gives every name a number that does
// not depend on the order of segments.

#include "indexer/group_names.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <string>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "analysis/entities/canonical_names.h"
#include "archive/column_file.h"
#include "archive/manifest.h"
#include "base/files.h"

namespace pressmark {
namespace fs = std::filesystem;
namespace {

struct Group {
  std::string_view key;
  std::uint64_t articles = 0;
};

// A spelling of one name, wherever it stands.
struct Spelling {
  std::string_view text;
  std::uint64_t articles = 0;
  std::vector<std::uint32_t> members;
};

class NameGrouper {
 public:
  explicit NameGrouper(const std::vector<SegmentReader>& segments) : segments_(segments) {
    count_live_articles();
  }

  CanonicalMapContent group() {
    std::vector<std::uint32_t> cursors(segments_.size());
    for (const SegmentReader& segment : segments_) {
      content_.ids.emplace_back(segment.columns().names.size());
      content_.ordinal_ends.emplace_back();
    }
    for (const EntityType type : entity_types)
      add_type(type, cursors);
    list_members();
    choose_display_names();
    for (const EntityType type : entity_types)
      rank_type(type);
    list_words();
    list_repeats();
    return std::move(content_);
  }

 private:
  const NamesTable& names(std::uint32_t segment) const {
    return segments_[segment].columns().names;
  }
  std::string_view spelling_of(NameMember member) const {
    return names(member.segment)[member.ordinal].spelling;
  }
  CanonicalRange range_of(EntityType type) const;
  void count_live_articles();
  void add_type(EntityType type, std::vector<std::uint32_t>& cursors);
  void list_members();
  std::vector<Spelling> spellings(CanonicalId id) const;
  void choose_display_names();
  void rank_type(EntityType type);
  void list_words();
  void list_repeats();

  const std::vector<SegmentReader>& segments_;
  std::vector<std::vector<std::uint64_t>> articles_;  // live ones, by segment, then ordinal
  CanonicalMapContent content_;
};

CanonicalRange NameGrouper::range_of(EntityType type) const {
  const auto index = static_cast<std::size_t>(type);
  return {index == 0 ? 0 : content_.type_ends[index - 1], content_.type_ends[index]};
}

void NameGrouper::count_live_articles() {
  for (const SegmentReader& segment : segments_) {
    const NamesTable& table = segment.columns().names;
    auto& articles = articles_.emplace_back();
    for (std::uint32_t ordinal = 0; ordinal < table.size(); ++ordinal)
      articles.push_back(table[ordinal].articles);
    for (const DeletedName& name : segment.deleted().names())
      articles[name.ordinal] -= name.articles;
  }
}

// Ordinals are in the order of type, so each segment's cursor stands at the first of this type.
void NameGrouper::add_type(EntityType type, std::vector<std::uint32_t>& cursors) {
  constexpr CanonicalId no_group = std::numeric_limits<CanonicalId>::max();
  std::unordered_map<std::string_view, std::uint32_t> group_of_key;
  std::vector<Group> groups;
  const std::vector<std::uint32_t> firsts = cursors;
  for (std::uint32_t s = 0; s < segments_.size(); ++s) {
    for (std::uint32_t& ordinal = cursors[s]; ordinal < names(s).size(); ++ordinal) {
      const NameEntry name = names(s)[ordinal];
      if (name.type != type) break;
      content_.ids[s][ordinal] = no_group;
      if (articles_[s][ordinal] == 0) continue;
      const auto next = static_cast<std::uint32_t>(groups.size());
      const auto [group, is_new] = group_of_key.emplace(name.key, next);
      if (is_new) groups.push_back({name.key, 0});
      groups[group->second].articles += articles_[s][ordinal];
      content_.ids[s][ordinal] = group->second;
    }
    content_.ordinal_ends[s][static_cast<std::size_t>(type)] = cursors[s];
  }

  std::vector<std::uint32_t> order(groups.size());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (groups[a].articles != groups[b].articles) return groups[a].articles > groups[b].articles;
    return groups[a].key < groups[b].key;
  });
  const CanonicalId begin = range_of(type).begin;
  std::vector<CanonicalId> id_of_group(groups.size());
  for (std::uint32_t i = 0; i < order.size(); ++i)
    id_of_group[order[i]] = begin + i;
  for (std::uint32_t s = 0; s < segments_.size(); ++s) {
    for (std::uint32_t ordinal = firsts[s]; ordinal < cursors[s]; ++ordinal) {
      CanonicalId& id = content_.ids[s][ordinal];
      if (id != no_group) id = id_of_group[id];
    }
  }
  content_.type_ends[static_cast<std::size_t>(type)] =
      begin + static_cast<CanonicalId>(groups.size());

  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return groups[a].key < groups[b].key; });
  for (const std::uint32_t group : order)
    content_.by_key.push_back(id_of_group[group]);
}

void NameGrouper::list_members() {
  const std::uint32_t size = content_.type_ends.back();
  auto& begins = content_.member_begins;
  begins.assign(std::size_t{size} + 1, 0);
  for (auto& ids : content_.ids) {
    for (CanonicalId& id : ids) {
      id = std::min(id, size);  // of a spelling without live articles
      if (id < size) ++begins[id + 1];
    }
  }
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  content_.members.resize(begins.back());
  std::vector<std::uint32_t> next = begins;
  for (std::uint32_t s = 0; s < content_.ids.size(); ++s) {
    for (std::uint32_t ordinal = 0; ordinal < content_.ids[s].size(); ++ordinal) {
      const CanonicalId id = content_.ids[s][ordinal];
      if (id < size) content_.members[next[id]++] = {s, ordinal};
    }
  }
}

// Distinct, in byte order.
std::vector<Spelling> NameGrouper::spellings(CanonicalId id) const {
  std::vector<Spelling> found;
  for (std::uint32_t i = content_.member_begins[id]; i < content_.member_begins[id + 1]; ++i) {
    const NameMember member = content_.members[i];
    found.push_back({spelling_of(member), articles_[member.segment][member.ordinal], {i}});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Spelling& a, const Spelling& b) { return a.text < b.text; });
  std::size_t kept = 0;
  for (std::size_t i = 1; i < found.size(); ++i) {
    if (found[i].text == found[kept].text) {
      found[kept].articles += found[i].articles;
      found[kept].members.push_back(found[i].members.front());
    } else if (++kept != i) {
      found[kept] = std::move(found[i]);
    }
  }
  found.resize(kept + 1);
  return found;
}

void NameGrouper::choose_display_names() {
  std::vector<SpellingCount> counts;
  for (const EntityType type : entity_types) {
    const CanonicalRange range = range_of(type);
    for (CanonicalId id = range.begin; id < range.end; ++id) {
      const std::uint32_t first = content_.member_begins[id];
      if (content_.member_begins[id + 1] - first == 1) {  // most names by far
        content_.shown.push_back(first);
        continue;
      }
      const std::vector<Spelling> all = spellings(id);
      counts.clear();
      for (const Spelling& spelling : all)
        counts.push_back({spelling.text, spelling.articles});
      content_.shown.push_back(all[choose_display_name(type, counts)].members.front());
    }
  }
}

void NameGrouper::rank_type(EntityType type) {
  const CanonicalRange range = range_of(type);
  std::vector<std::pair<std::string_view, CanonicalId>> order;
  for (CanonicalId id = range.begin; id < range.end; ++id) {
    order.emplace_back(spelling_of(content_.members[content_.shown[id]]), id);
  }
  std::sort(order.begin(), order.end());
  content_.display_ranks.resize(range.end);
  for (std::uint32_t rank = 0; rank < order.size(); ++rank)
    content_.display_ranks[order[rank].second] = rank;
}

void NameGrouper::list_words() {
  content_.posting_begins.push_back(0);
  for (const EntityType type : entity_types) {
    std::unordered_map<std::string, std::vector<std::uint32_t>> index;
    const CanonicalRange range = range_of(type);
    for (CanonicalId id = range.begin; id < range.end; ++id) {
      for (const Spelling& spelling : spellings(id)) {
        for (std::string& word : name_words(spelling.text)) {
          auto& postings = index[std::move(word)];
          postings.insert(postings.end(), spelling.members.begin(), spelling.members.end());
        }
      }
    }
    std::vector<std::pair<std::string, std::vector<std::uint32_t>>> words;
    for (auto& [word, postings] : index)
      words.emplace_back(word, std::move(postings));
    std::sort(words.begin(), words.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [word, postings] : words) {
      std::sort(postings.begin(), postings.end());
      content_.words.push_back(std::move(word));
      content_.postings.insert(content_.postings.end(), postings.begin(), postings.end());
      content_.posting_begins.push_back(static_cast<std::uint32_t>(content_.postings.size()));
    }
    content_.word_ends[static_cast<std::size_t>(type)] =
        static_cast<std::uint32_t>(content_.words.size());
  }
}

// Only names with several spellings in one segment can be repeated in an article.
void NameGrouper::list_repeats() {
  std::vector<std::uint32_t> spellings(content_.shown.size() + 1);
  std::vector<CanonicalId> seen;
  for (std::uint32_t s = 0; s < segments_.size(); ++s) {
    const std::vector<CanonicalId>& ids = content_.ids[s];
    std::fill(spellings.begin(), spellings.end(), 0U);
    for (const CanonicalId id : ids)
      ++spellings[id];
    spellings.back() = 0;  // of what is in no canonical name
    auto& repeats = content_.repeats.emplace_back();
    for (std::size_t type = 0; type < repeats.size(); ++type) {
      const OrdinalRows& rows = segments_[s].columns().entities[type].all();
      for (DocumentId document = 1; document <= segments_[s].articles(); ++document) {
        seen.clear();
        for (const std::uint32_t ordinal : rows[document]) {
          const CanonicalId id = ids[ordinal];
          if (spellings[id] < 2) continue;
          if (std::find(seen.begin(), seen.end(), id) != seen.end()) {
            repeats[type].push_back({document, id});
          } else {
            seen.push_back(id);
          }
        }
      }
    }
  }
}

}  // namespace

CanonicalMapContent group_names(const std::vector<SegmentReader>& segments) {
  return NameGrouper{segments}.group();
}

Result<PublishedNames> publish_names(const fs::path& archive, std::uint64_t number,
                                     const std::vector<SegmentReader>& segments) {
  const fs::path folder = fs::path{"publish"} / publish_folder_name(number);
  std::error_code code;
  fs::create_directories(archive / folder, code);
  if (code) return io_error("cannot create", archive / folder, code.value());
  const CanonicalMapContent content = group_names(segments);
  const fs::path path = folder / to_string(ColumnKind::canonical_map);
  if (Status written = write_canonical_map(archive / path, content); !written) {
    return std::move(written).error();
  }
  if (Status synced = sync_tree(archive / folder); !synced) return std::move(synced).error();
  Result<FileEntry> file = list_file(archive, path);
  if (!file) return std::move(file).error();
  PublishedNames names;
  names.canonical_map = *std::move(file);
  for (std::size_t type = 0; type < names.counts.size(); ++type) {
    names.counts[type] = content.type_ends[type] - (type == 0 ? 0 : content.type_ends[type - 1]);
  }
  return names;
}

}  // namespace pressmark
