// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is written is read; what was changed since is refused.
#include "analysis/entities/model.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "analysis/entities/features.h"
#include "base/files.h"
#include "tests/support/temporary_folder.h"
#include "tools/support/model_output.h"

namespace pressmark::entities {
namespace {

ModelContent make_content(std::size_t features, std::size_t words) {
  std::mt19937_64 random{11};
  ModelContent content;
  content.weight_unit = 0.25F;
  content.transitions[outside][outside] = 1.5F;
  for (std::size_t i = 0; i < features; ++i) {
    WeightRow row{};
    for (std::int8_t& weight : row)
      weight = static_cast<std::int8_t>(random() % 255U);
    content.features.emplace_back(random(), row);
  }
  for (std::uint16_t i = 1; i <= 300; ++i) {
    content.groups.push_back({.middle = static_cast<std::uint16_t>(i / 10 + 1),
                              .coarse = static_cast<std::uint16_t>(i / 100 + 1)});
  }
  for (std::size_t i = 0; i < words; ++i)
    content.clusters.emplace_back(random(), static_cast<std::uint16_t>(1 + random() % 300U));
  content.attribution = "made for a test";
  return content;
}

class ModelFile : public testing::Test {
 protected:
  Result<EntityModel> open(const std::string& bytes) {
    const auto path = folder_.path() / "test.model";
    EXPECT_TRUE(replace_file(path, bytes).has_value());
    return EntityModel::open(path);
  }

  TemporaryFolder folder_;
};

TEST_F(ModelFile, GivesBackWhatWasWritten) {
  const ModelContent content = make_content(20'000, 5'000);
  const auto model = open(write_model(content));
  ASSERT_TRUE(model.has_value()) << model.error().message;
  EXPECT_EQ(model->feature_count(), 20'000U);
  EXPECT_EQ(model->attribution(), "made for a test");
  EXPECT_EQ(model->weight_unit(), 0.25F);
  EXPECT_EQ(model->transitions().scores[outside][outside], 1.5F);
  for (const auto& [hash, row] : content.features) {
    ASSERT_NE(model->find(hash), nullptr);
    ASSERT_EQ(*model->find(hash), row);
  }
  for (const auto& [word, fine] : content.clusters) {
    const WordClusters clusters = model->clusters(word);
    ASSERT_EQ(clusters.fine, fine);
    ASSERT_EQ(clusters.middle, fine / 10 + 1);
    ASSERT_EQ(clusters.coarse, fine / 100 + 1);
  }
}

TEST_F(ModelFile, KnowsNothingOfOtherFeaturesAndWords) {
  const auto model = open(write_model(make_content(20'000, 5'000)));
  ASSERT_TRUE(model.has_value());
  std::mt19937_64 random{12};
  int found = 0;
  for (int i = 0; i < 20'000; ++i) {
    if (model->find(random()) != nullptr) ++found;
    if (model->clusters(random()).fine != 0) ++found;
  }
  EXPECT_LE(found, 1);  // marks have 32 bits
}

TEST_F(ModelFile, TheOrderOfItsContentDoesNotMatter) {
  ModelContent content = make_content(500, 100);
  const std::string bytes = write_model(content);
  std::reverse(content.features.begin(), content.features.end());
  std::reverse(content.clusters.begin(), content.clusters.end());
  EXPECT_EQ(write_model(content), bytes);
}

TEST_F(ModelFile, RefusesWhatWasChanged) {
  const std::string bytes = write_model(make_content(50, 20));
  ASSERT_TRUE(open(bytes).has_value());
  for (std::size_t at = 0; at < bytes.size(); at += at < sizeof(ModelHeader) ? 1 : 29) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0x10);
    const auto model = open(changed);
    ASSERT_FALSE(model.has_value()) << "byte " << at;
    EXPECT_EQ(model.error().kind, ErrorKind::bad_input);
    EXPECT_NE(model.error().hint.find("--entities off"), std::string::npos);
  }
}

TEST_F(ModelFile, RefusesWhatWasCut) {
  const std::string bytes = write_model(make_content(50, 20));
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, sizeof(ModelHeader) - 1,
                                 sizeof(ModelHeader), bytes.size() / 2, bytes.size() - 1})
    EXPECT_FALSE(open(bytes.substr(0, size)).has_value()) << size;
  EXPECT_FALSE(open(bytes + "x").has_value());
}

TEST_F(ModelFile, MissingIsAnIoError) {
  const auto model = EntityModel::open(folder_.path() / "none");
  ASSERT_FALSE(model.has_value());
  EXPECT_EQ(model.error().kind, ErrorKind::io);
}

}  // namespace
}  // namespace pressmark::entities
