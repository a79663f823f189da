// SPDX-License-Identifier: GPL-2.0-or-later
//
// Models with a few features, for tests.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "analysis/entities/letters.h"
#include "analysis/entities/model.h"
#include "base/files.h"
#include "tests/support/temporary_folder.h"
#include "tools/support/model_output.h"

namespace pressmark::entities {

struct TestFeature {
  std::uint64_t hash = 0;
  Label label = outside;  ///< For which it speaks, with all its weight.
};

/// Of those features and words with their clusters; nothing forbids any label otherwise.
inline std::shared_ptr<const EntityModel> make_test_model(
    const std::vector<TestFeature>& features,
    const std::vector<std::pair<std::string_view, std::uint16_t>>& words = {}) {
  ModelContent content;
  content.weight_unit = 0.05F;
  content.transitions[outside][outside] = 1;  // of equal readings, no name
  for (const TestFeature& feature : features) {
    WeightRow row{};
    row.at(feature.label) = 127;
    content.features.emplace_back(feature.hash, row);
  }
  content.groups.resize(10, {.middle = 1, .coarse = 1});
  content.clusters.emplace_back(1, std::uint16_t{1});
  for (const auto& [word, cluster] : words)
    content.clusters.emplace_back(cluster_key(hash_word(word)), cluster);
  const TemporaryFolder folder;
  const auto path = folder / "test.model";
  EXPECT_TRUE(write_file(path, write_model(content)).has_value());
  auto model = EntityModel::open(path);
  EXPECT_TRUE(model.has_value());
  return std::make_shared<const EntityModel>(*std::move(model));
}

}  // namespace pressmark::entities
