// SPDX-License-Identifier: GPL-2.0-or-later
//
// Tiers by powers of eight, from the smallest up.

#include "indexer/choose_merge.h"

#include <algorithm>
#include <vector>

namespace pressmark {
namespace {

using Tier = std::uint32_t;

Tier tier_of(const SegmentSize& segment) {
  Tier tier = 0;
  for (std::uint64_t live = segment.articles - segment.deleted; live >= segments_per_tier;
       live /= segments_per_tier) {
    ++tier;
  }
  return tier;
}

/// The first run of segments of this tier or smaller ones with enough of this tier.
std::optional<SegmentRange> full_run(std::span<const Tier> tiers, Tier tier) {
  for (std::size_t begin = 0; begin < tiers.size();) {
    std::size_t end = begin;
    std::uint64_t of_tier = 0;
    for (; end < tiers.size() && tiers[end] <= tier; ++end) {
      if (tiers[end] == tier) ++of_tier;
    }
    if (of_tier >= segments_per_tier) return SegmentRange{begin, end};
    begin = end + 1;
  }
  return std::nullopt;
}

/// As many neighbours as a tier has, with the fewest articles.
SegmentRange smallest_neighbours(std::span<const SegmentSize> segments) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < segments_per_tier; ++i)
    sum += segments[i].articles;
  SegmentRange best{0, segments_per_tier};
  std::uint64_t least = sum;
  for (std::size_t end = segments_per_tier; end < segments.size(); ++end) {
    sum = sum + segments[end].articles - segments[end - segments_per_tier].articles;
    if (sum >= least) continue;
    least = sum;
    best = {end + 1 - segments_per_tier, end + 1};
  }
  return best;
}

}  // namespace

bool has_many_deleted(const SegmentSize& segment) {
  return segment.deleted > segment.articles / 3;
}

std::optional<SegmentRange> choose_merge(std::span<const SegmentSize> segments) {
  std::vector<Tier> tiers;
  for (const SegmentSize& segment : segments)
    tiers.push_back(tier_of(segment));
  const Tier highest = tiers.empty() ? 0 : *std::ranges::max_element(tiers);
  for (Tier tier = 0; tier <= highest; ++tier) {
    if (const auto run = full_run(tiers, tier)) return run;
  }
  if (segments.size() > max_segments) return smallest_neighbours(segments);
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (has_many_deleted(segments[i])) return SegmentRange{i, i + 1};
  }
  return std::nullopt;
}

}  // namespace pressmark
