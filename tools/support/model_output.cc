// SPDX-License-Identifier: GPL-2.0-or-later
//
// Open addressing, entered in the order of the hashes, so that the same content gives the same
// file.
#include "tools/support/model_output.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>
#include <type_traits>

#include <xxhash.h>

#include "analysis/entities/features.h"
#include "analysis/entities/gazetteer.h"

namespace pressmark {
namespace {

using entities::FeatureBucket;

template <typename T>
void append(std::string& out, const T& value) {
  static_assert(std::is_trivially_copyable_v<T>);
  out.append(reinterpret_cast<const char*>(&value), sizeof(value));
}

template <typename T>
void append_all(std::string& out, std::span<const T> values) {
  static_assert(std::is_trivially_copyable_v<T>);
  out.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
}

template <typename Value>
using Entries = std::vector<std::pair<std::uint64_t, Value>>;

template <typename Value>
void sort_by_hash(Entries<Value>& entries) {
  std::sort(entries.begin(), entries.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
}

/// The marks and numbers of the slots for words.
struct ClusterTable {
  std::vector<std::uint32_t> marks;
  std::vector<std::uint16_t> numbers;
};

bool fill(const Entries<std::uint16_t>& sorted, ClusterTable& table) {
  const auto slots = static_cast<std::uint32_t>(table.marks.size());
  for (const auto& [hash, number] : sorted) {
    std::uint32_t slot = entities::slot_of(hash, slots);
    std::uint32_t probes = 1;
    while (table.marks[slot] != 0 && table.marks[slot] != entities::mark_of(hash)) {
      if (++probes > entities::longest_probe) return false;
      if (++slot == slots) slot = 0;
    }
    if (table.marks[slot] != 0) continue;
    table.marks[slot] = entities::mark_of(hash);
    table.numbers[slot] = number;
  }
  return true;
}

bool fill(const Entries<entities::WeightRow>& sorted, std::vector<FeatureBucket>& buckets) {
  const auto count = static_cast<std::uint32_t>(buckets.size());
  for (const auto& [hash, row] : sorted) {
    const std::uint32_t mark = entities::mark_of(hash);
    std::uint32_t at = entities::slot_of(hash, count);
    std::uint32_t probes = 1;
    const auto find_place = [&] {
      auto& marks = buckets[at].marks;
      const auto same = std::find(marks.begin(), marks.end(), mark);
      return same != marks.end() ? same : std::find(marks.begin(), marks.end(), 0U);
    };
    while (find_place() == buckets[at].marks.end()) {
      if (++probes > entities::longest_probe) return false;
      buckets[at].is_overfull = 1;
      if (++at == count) at = 0;
    }
    const auto place = static_cast<std::size_t>(find_place() - buckets[at].marks.begin());
    if (buckets[at].marks[place] != 0) continue;
    buckets[at].marks[place] = mark;
    buckets[at].weights[place] = row;
  }
  return true;
}

// Nine in ten places of the buckets are taken, four in five of the slots for words.
std::vector<FeatureBucket> make_buckets(Entries<entities::WeightRow>& features) {
  sort_by_hash(features);
  for (std::size_t count = features.size() * 10 / 27 + 1;; count += count / 16 + 1) {
    std::vector<FeatureBucket> buckets(count);
    if (fill(features, buckets)) return buckets;
  }
}

ClusterTable make_clusters(Entries<std::uint16_t>& clusters) {
  sort_by_hash(clusters);
  for (std::size_t slots = clusters.size() * 5 / 4 + 1;; slots += slots / 16 + 1) {
    ClusterTable table{std::vector<std::uint32_t>(slots), std::vector<std::uint16_t>(slots)};
    if (fill(clusters, table)) return table;
  }
}

}  // namespace

std::string write_model(ModelContent content) {
  const std::vector<FeatureBucket> buckets = make_buckets(content.features);
  const ClusterTable clusters = make_clusters(content.clusters);
  std::string sections;
  append_all<FeatureBucket>(sections, buckets);
  append(sections, content.transitions);
  append_all<std::uint32_t>(sections, clusters.marks);
  append_all<std::uint16_t>(sections, clusters.numbers);
  append_all<entities::ClusterGroups>(sections, content.groups);
  sections += content.attribution;
  entities::ModelHeader header{
      .magic = entities::model_magic,
      .checksum = 0,
      .version = entities::model_format_version,
      .rules = entities::feature_rules,
      .gazetteer = entities::Gazetteer::built_in().fingerprint(),
      .buckets = static_cast<std::uint32_t>(buckets.size()),
      .features = static_cast<std::uint32_t>(content.features.size()),
      .cluster_slots = static_cast<std::uint32_t>(clusters.marks.size()),
      .clusters = static_cast<std::uint32_t>(content.groups.size()),
      .attribution_bytes = static_cast<std::uint32_t>(content.attribution.size()),
      .weight_unit = content.weight_unit,
      .unused = 0};
  std::string bytes;
  append(bytes, header);
  bytes += sections;
  constexpr std::size_t first = offsetof(entities::ModelHeader, version);
  header.checksum = XXH3_64bits(bytes.data() + first, bytes.size() - first);
  std::memcpy(bytes.data(), &header, sizeof(header));
  return bytes;
}

}  // namespace pressmark
