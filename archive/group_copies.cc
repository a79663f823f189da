// SPDX-License-Identifier: GPL-2.0-or-later
//
// Articles are joined, band by band, among those with the same value of the band. Joined articles
// are not compared again: which comparisons are made depends on the order, what comes out does not.

#include "archive/group_copies.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "archive/shingle_reader.h"

namespace pressmark {
namespace {

// An article, numbered through all segments.
using ArticleNumber = std::uint32_t;

// Shingles of articles, read when they are asked for and kept for a while.
class KeptShingles {
 public:
  explicit KeptShingles(const std::vector<SegmentReader>& segments)
      : segments_(segments), readers_(segments.size()) {}

  /// References stay good until make_room().
  const ShingleSet& shingles_of(ArticleNumber number, ArticlePlace place) {
    const auto [at, is_new] = kept_.try_emplace(number);
    if (is_new) {
      std::optional<ShingleReader>& reader = readers_[place.segment];
      if (!reader) reader.emplace(segments_[place.segment]);
      reader->read(place.document, at->second);
      count_ += at->second.size();
    }
    return at->second;
  }

  void make_room() {
    constexpr std::size_t most_shingles = std::size_t{1} << 23U;  // 64 MiB
    if (count_ < most_shingles) return;
    kept_.clear();
    count_ = 0;
  }

 private:
  const std::vector<SegmentReader>& segments_;
  std::vector<std::optional<ShingleReader>> readers_;  // by segment, once needed
  std::unordered_map<ArticleNumber, ShingleSet> kept_;
  std::size_t count_ = 0;  // of shingles
};

// Disjoint sets of articles, each known by its smallest.
class ArticleSets {
 public:
  explicit ArticleSets(std::size_t articles) : parents_(articles) {
    std::iota(parents_.begin(), parents_.end(), ArticleNumber{0});
  }

  ArticleNumber find(ArticleNumber article) {
    while (parents_[article] != article)
      article = parents_[article] = parents_[parents_[article]];
    return article;
  }

  void unite(ArticleNumber a, ArticleNumber b) {
    a = find(a);
    b = find(b);
    parents_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<ArticleNumber> parents_;
};

// Some 32-bit values, for asking whether others are among them.
class BandValues {
 public:
  explicit BandValues(std::vector<std::uint32_t> values) : sorted_(std::move(values)) {
    std::sort(sorted_.begin(), sorted_.end());
    sorted_.erase(std::unique(sorted_.begin(), sorted_.end()), sorted_.end());
    const std::size_t bits = std::bit_ceil(std::max<std::size_t>(64, 16 * sorted_.size()));
    mask_ = static_cast<std::uint32_t>(std::min<std::size_t>(bits, std::size_t{1} << 31U) - 1);
    filter_.resize(mask_ / 64 + 1);
    for (const std::uint32_t value : sorted_)
      filter_[(value & mask_) / 64] |= std::uint64_t{1} << (value % 64);
  }

  bool contain(std::uint32_t value) const {
    return ((filter_[(value & mask_) / 64] >> (value % 64)) & 1U) != 0 &&
           std::binary_search(sorted_.begin(), sorted_.end(), value);
  }

 private:
  std::vector<std::uint32_t> sorted_;
  std::uint32_t mask_ = 0;
  std::vector<std::uint64_t> filter_;
};

class CopyGrouping {
 public:
  CopyGrouping(const std::vector<SegmentReader>& segments, const KnownFamilies& known)
      : segments_(segments),
        is_new_(known.is_new),
        begins_(number_articles(segments)),
        sets_(begins_.back()),
        origins_(begins_.back(), settled),
        shingles_(segments) {
    take_up(known);
  }

  std::vector<Family> run() {
    if (!open_.empty()) {
      for (std::size_t band = 0; band < sketch_bands; ++band)
        join_band(band);
    }
    return families();
  }

 private:
  // What there is to compare an article with: nothing that is settled already, the rest of its own
  // family (any number from first_family on), everything.
  using Origin = std::uint32_t;
  static constexpr Origin settled = 0;
  static constexpr Origin fresh = 1;
  static constexpr Origin first_family = 2;

  struct BandEntry {
    std::uint32_t value;
    ArticleNumber article;

    friend auto operator<=>(const BandEntry&, const BandEntry&) = default;
  };

  static std::vector<ArticleNumber> number_articles(const std::vector<SegmentReader>& segments) {
    std::vector<ArticleNumber> begins{0};
    for (const SegmentReader& segment : segments)
      begins.push_back(begins.back() + segment.articles());
    return begins;
  }

  ArticleNumber number_of(ArticlePlace place) const {
    return begins_[place.segment] + place.document - 1;
  }
  ArticlePlace place_of(ArticleNumber article) const {
    const auto after = std::upper_bound(begins_.begin(), begins_.end(), article);
    const auto segment = static_cast<std::uint32_t>(after - begins_.begin() - 1);
    return {segment, article - begins_[segment] + 1};
  }
  const ShingleSketch& sketch_of(ArticleNumber article) const {
    const ArticlePlace place = place_of(article);
    return segments_[place.segment].columns().sketch.values()[place.document - 1];
  }

  void take_up(const KnownFamilies& known) {
    for (std::uint32_t s = 0; s < segments_.size(); ++s) {
      if (!known.is_new[s]) continue;
      const std::span<const ShingleSketch> sketches = segments_[s].columns().sketch.values();
      for (DocumentId document = 1; document <= segments_[s].articles(); ++document) {
        if (sketches[document - 1].shingles == 0 || segments_[s].deleted().contains(document)) {
          continue;
        }
        open_.push_back(number_of({s, document}));
        origins_[open_.back()] = fresh;
      }
    }
    Origin family_origin = first_family;
    for (const KnownFamily& family : known.families) {
      for (const ArticlePlace& place : family.members) {
        const ArticleNumber article = number_of(place);
        copied_.push_back(article);
        if (family.has_lost_members) {
          open_.push_back(article);
          origins_[article] = family_origin;
        } else {
          sets_.unite(article, number_of(family.members.front()));
        }
      }
      ++family_origin;
    }
  }

  // An edge between two articles that were compared before is known, or there is none.
  bool is_open(ArticleNumber a, ArticleNumber b) const {
    const Origin x = origins_[a];
    const Origin y = origins_[b];
    return x == fresh || y == fresh || (x == y && x != settled);
  }

  bool compare(ArticleNumber a, ArticleNumber b) {
    if (!is_open(a, b) || !may_be_copies(sketch_of(a).shingles, sketch_of(b).shingles)) {
      return false;
    }
    shingles_.make_room();
    const ShingleSet& of_a = shingles_.shingles_of(a, place_of(a));
    const ShingleSet& of_b = shingles_.shingles_of(b, place_of(b));
    return are_copies(of_a, of_b);
  }

  void join_band(std::size_t band);
  void add_settled(std::size_t band, std::vector<BandEntry>& entries) const;
  void join_bucket(std::span<const BandEntry> bucket);
  std::vector<Family> families();
  void sort_members(Family& family) const;

  const std::vector<SegmentReader>& segments_;
  const std::vector<bool>& is_new_;    // by segment
  std::vector<ArticleNumber> begins_;  // the first article of each segment; one more
  ArticleSets sets_;
  std::vector<Origin> origins_;
  std::vector<ArticleNumber> open_;    // those that are not settled
  std::vector<ArticleNumber> copied_;  // those that may be in a family
  KeptShingles shingles_;
};

void CopyGrouping::join_band(std::size_t band) {
  std::vector<BandEntry> entries;
  for (const ArticleNumber article : open_)
    entries.push_back({sketch_of(article).bands[band], article});
  add_settled(band, entries);
  std::sort(entries.begin(), entries.end());
  for (auto first = entries.begin(); first != entries.end();) {
    const auto last = std::find_if(
        first, entries.end(), [&](const BandEntry& entry) { return entry.value != first->value; });
    if (last - first > 1) join_bucket({first, last});
    first = last;
  }
}

// The settled articles that an open one may be a copy of.
void CopyGrouping::add_settled(std::size_t band, std::vector<BandEntry>& entries) const {
  std::vector<std::uint32_t> wanted;
  for (const BandEntry& entry : entries) {
    if (origins_[entry.article] == fresh) wanted.push_back(entry.value);
  }
  if (wanted.empty() || std::ranges::find(is_new_, false) == is_new_.end()) return;
  const BandValues values{std::move(wanted)};
  for (std::uint32_t s = 0; s < segments_.size(); ++s) {
    if (is_new_[s]) continue;
    const std::span<const ShingleSketch> sketches = segments_[s].columns().sketch.values();
    const DeletedArticles& deleted = segments_[s].deleted();
    for (DocumentId document = 1; document <= segments_[s].articles(); ++document) {
      const ShingleSketch& sketch = sketches[document - 1];
      if (!values.contain(sketch.bands[band]) || sketch.shingles == 0) continue;
      const ArticleNumber article = number_of({s, document});
      if (origins_[article] == settled && !deleted.contains(document)) {
        entries.push_back({sketch.bands[band], article});
      }
    }
  }
}

// Articles that are joined already stand in one group; to join a group, an article has to be the
// copy of one of its members.
void CopyGrouping::join_bucket(std::span<const BandEntry> bucket) {
  std::vector<std::vector<ArticleNumber>> groups;
  for (const BandEntry& entry : bucket) {
    const ArticleNumber article = entry.article;
    std::vector<ArticleNumber> joined{article};
    std::erase_if(groups, [&](std::vector<ArticleNumber>& group) {
      const bool belongs =
          sets_.find(group.front()) == sets_.find(article) ||
          std::ranges::any_of(group, [&](ArticleNumber other) { return compare(article, other); });
      if (!belongs) return false;
      sets_.unite(article, group.front());
      copied_.push_back(article);
      copied_.push_back(group.front());
      joined.insert(joined.end(), group.begin(), group.end());
      return true;
    });
    groups.push_back(std::move(joined));
  }
}

std::vector<Family> CopyGrouping::families() {
  std::sort(copied_.begin(), copied_.end());
  copied_.erase(std::unique(copied_.begin(), copied_.end()), copied_.end());
  std::vector<Family> families;
  std::unordered_map<ArticleNumber, std::size_t> indices;  // by the smallest article
  for (const ArticleNumber article : copied_) {
    const auto [at, is_new] = indices.try_emplace(sets_.find(article), families.size());
    if (is_new) families.emplace_back();
    families[at->second].push_back(place_of(article));
  }
  std::erase_if(families, [](const Family& family) { return family.size() < 2; });
  for (Family& family : families)
    sort_members(family);
  return families;
}

void CopyGrouping::sort_members(Family& family) const {
  const auto key = [&](const ArticlePlace& place) {
    const SegmentColumns& columns = segments_[place.segment].columns();
    const Day day = columns.day[place.document];
    return std::tuple{day == undated_day, day, columns.id[place.document]};
  };
  std::ranges::sort(family, {}, key);
}

}  // namespace

KnownFamilies no_known_families(const std::vector<SegmentReader>& segments) {
  return {{}, std::vector<bool>(segments.size(), true)};
}

std::vector<Family> group_copies(const std::vector<SegmentReader>& segments,
                                 const KnownFamilies& known) {
  return CopyGrouping{segments, known}.run();
}

}  // namespace pressmark
