// SPDX-License-Identifier: GPL-2.0-or-later
//
// Once the checksum has been compared, the only thing that is not believed is the length of a chain
// of slots.
#include "analysis/entities/model.h"

#include <bit>
#include <cstddef>
#include <cstring>
#include <type_traits>
#include <utility>

#include <xxhash.h>

#include "analysis/entities/features.h"
#include "analysis/entities/gazetteer.h"

namespace pressmark::entities {
namespace {

static_assert(std::endian::native == std::endian::little, "the model is read as it is stored");

Error not_a_model(const std::filesystem::path& path, std::string_view what) {
  return {.kind = ErrorKind::bad_input,
          .message = path.string() + " is no model of names that can be used: " + std::string{what},
          .hint =
              "install the model that came with this version, or leave names out with "
              "--entities off"};
}

/// Takes the sections off the front, one after the other. They were measured before.
class Sections {
 public:
  explicit Sections(std::span<const std::byte> bytes) : bytes_(bytes) {}

  template <typename T>
  std::span<const T> take(std::size_t count) {
    static_assert(std::is_trivially_copyable_v<T>);
    const auto* first = reinterpret_cast<const T*>(bytes_.data());
    bytes_ = bytes_.subspan(count * sizeof(T));
    return {first, count};
  }

 private:
  std::span<const std::byte> bytes_;
};

std::uint64_t expected_bytes(const ModelHeader& header) {
  return sizeof(ModelHeader) + sizeof(Transitions) +
         std::uint64_t{header.buckets} * sizeof(FeatureBucket) +
         std::uint64_t{header.cluster_slots} * (sizeof(std::uint32_t) + sizeof(std::uint16_t)) +
         std::uint64_t{header.clusters} * sizeof(ClusterGroups) + header.attribution_bytes;
}

}  // namespace

Result<EntityModel> EntityModel::open(const std::filesystem::path& path) {
  Result<MappedFile> file = MappedFile::open(path);
  if (!file) return file.error();
  const std::span<const std::byte> bytes = file->bytes();
  ModelHeader header;
  if (bytes.size() < sizeof(header)) return not_a_model(path, "it is too short");
  std::memcpy(&header, bytes.data(), sizeof(header));
  if (header.magic != model_magic) return not_a_model(path, "it does not begin like one");
  if (header.version != model_format_version || header.rules != feature_rules ||
      header.gazetteer != Gazetteer::built_in().fingerprint()) {
    return not_a_model(path, "it was trained for another version of the program");
  }
  const std::span<const std::byte> checked = bytes.subspan(offsetof(ModelHeader, version));
  if (bytes.size() != expected_bytes(header) ||
      XXH3_64bits(checked.data(), checked.size()) != header.checksum) {
    return not_a_model(path, "it is damaged");
  }
  if (header.buckets == 0 || header.cluster_slots == 0) return not_a_model(path, "it is empty");
  Sections sections{bytes.subspan(sizeof(header))};
  const auto buckets = sections.take<FeatureBucket>(header.buckets);
  Transitions transitions;
  std::memcpy(&transitions, sections.take<std::byte>(sizeof(transitions)).data(),
              sizeof(transitions));
  EntityModel model{*std::move(file), header, transitions};
  model.buckets_ = buckets;
  for (const FeatureBucket& bucket : buckets) {
    for (const std::uint32_t mark : bucket.marks)
      if (mark != 0) model.filter_.add(mark);
  }
  model.cluster_marks_ = sections.take<std::uint32_t>(header.cluster_slots);
  model.cluster_numbers_ = sections.take<std::uint16_t>(header.cluster_slots);
  model.cluster_groups_ = sections.take<ClusterGroups>(header.clusters);
  const std::span<const char> attribution = sections.take<char>(header.attribution_bytes);
  model.attribution_ = {attribution.data(), attribution.size()};
  return model;
}

// In the buckets after `slot`, which is overfull.
const WeightRow* EntityModel::find_further(std::uint32_t slot, std::uint32_t mark) const {
  for (std::uint32_t probe = 1; probe < longest_probe; ++probe) {
    if (++slot == header_.buckets) slot = 0;
    const WeightRow* row = find_in(buckets_[slot], mark);
    if (row != nullptr || buckets_[slot].is_overfull == 0) return row;
  }
  return nullptr;
}

WordClusters EntityModel::clusters(std::uint64_t key) const {
  const std::uint32_t mark = mark_of(key);
  std::uint32_t slot = slot_of(key, header_.cluster_slots);
  for (std::uint32_t probe = 0; probe < longest_probe; ++probe) {
    if (cluster_marks_[slot] == 0) return {};
    if (cluster_marks_[slot] == mark) {
      const std::uint16_t fine = cluster_numbers_[slot];
      if (fine == 0 || fine > cluster_groups_.size()) return {};
      const ClusterGroups& groups = cluster_groups_[fine - 1U];
      return {.fine = fine, .middle = groups.middle, .coarse = groups.coarse};
    }
    if (++slot == header_.cluster_slots) slot = 0;
  }
  return {};
}

}  // namespace pressmark::entities
