// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where the model is looked for, in which order, and what is said if it is nowhere.
#include "analysis/entities/model_path.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "base/files.h"
#include "tests/support/temporary_folder.h"

namespace pressmark::entities {
namespace {

namespace fs = std::filesystem;

class ModelPath : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(folder_.path() / "bin");
    fs::create_directories(folder_.path() / "share" / "pressmark");
  }

  fs::path bin() const { return folder_.path() / "bin"; }
  fs::path beside() const { return bin() / model_file_name; }
  fs::path installed() const { return folder_.path() / "share" / "pressmark" / model_file_name; }

  static void write(const fs::path& path) { ASSERT_TRUE(write_file(path, "x").has_value()); }

  TemporaryFolder folder_;
};

TEST_F(ModelPath, BesideTheProgramComesBeforeInstalled) {
  write(installed());
  EXPECT_EQ(*find_model(nullptr, bin()), installed());
  write(beside());
  EXPECT_EQ(*find_model(nullptr, bin()), beside());
  EXPECT_EQ(*find_model("", bin()), beside());
}

TEST_F(ModelPath, NamedByTheEnvironmentIsTheOnlyPlace) {
  write(beside());
  const fs::path named = folder_.path() / "own.model";
  const auto missing = find_model(named.c_str(), bin());
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().kind, ErrorKind::io);
  EXPECT_NE(missing.error().message.find(named.string()), std::string::npos);
  write(named);
  EXPECT_EQ(*find_model(named.c_str(), bin()), named);
}

TEST_F(ModelPath, SaysWhereItLookedAndWhatCanBeDone) {
  const auto missing = find_model(nullptr, bin());
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().kind, ErrorKind::io);
  EXPECT_NE(missing.error().message.find(beside().string()), std::string::npos);
  EXPECT_NE(missing.error().message.find(installed().string()), std::string::npos);
  EXPECT_NE(missing.error().hint.find("--entities off"), std::string::npos);
}

TEST_F(ModelPath, AFolderIsNoModel) {
  fs::create_directory(beside());
  EXPECT_FALSE(find_model(nullptr, bin()).has_value());
}

}  // namespace
}  // namespace pressmark::entities
