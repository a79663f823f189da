// SPDX-License-Identifier: GPL-2.0-or-later
//
// Writes the file that entities::EntityModel reads.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "analysis/entities/model.h"

namespace pressmark {

struct ModelContent {
  entities::Transitions transitions = entities::possible_transitions();
  float weight_unit = 1;
  std::vector<std::pair<std::uint64_t, entities::WeightRow>> features;  ///< By hash.
  std::vector<std::pair<std::uint64_t, std::uint16_t>> clusters;  ///< cluster_key(), fine > 0.
  std::vector<entities::ClusterGroups> groups;                    ///< From fine cluster 1 on.
  std::string attribution;
};

/// The bytes of the file; they do not depend on the order of features and clusters. Of features
/// with equal marks beside each other, the first by hash is kept.
std::string write_model(ModelContent content);

}  // namespace pressmark
