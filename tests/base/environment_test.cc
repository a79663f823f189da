// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which variables and which file a program looks at.
#include "base/environment.h"

#include <cstdlib>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

/// A variable of this process, as it was again at the end.
class VariableForATest {
 public:
  VariableForATest(std::string name, const std::string& value) : name_(std::move(name)) {
    if (const char* old = std::getenv(name_.c_str())) old_ = old;
    ::setenv(name_.c_str(), value.c_str(), 1);
  }
  VariableForATest(const VariableForATest&) = delete;
  VariableForATest& operator=(const VariableForATest&) = delete;
  ~VariableForATest() {
    old_ ? ::setenv(name_.c_str(), old_->c_str(), 1) : ::unsetenv(name_.c_str());
  }

 private:
  std::string name_;
  std::optional<std::string> old_;
};

TEST(ReadEnvironment, HasOurVariablesAndNoOthers) {
  const TemporaryFolder folder;
  const VariableForATest home{"XDG_CONFIG_HOME", folder.path()};
  const VariableForATest ours{"PRESSMARK_LIMIT", "a=b"};
  const VariableForATest other{"PRESSMARKS", "1"};
  const auto found = read_environment();
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(found->variables.at("PRESSMARK_LIMIT"), "a=b");
  EXPECT_FALSE(found->variables.contains("PRESSMARKS"));
  EXPECT_EQ(found->config_path, "") << "there is no file";
}

TEST(ReadEnvironment, ReadsTheConfigFileOfXdgOrHome) {
  const TemporaryFolder folder;
  const auto first = folder.write("xdg/pressmark/config.toml", "xdg");
  const auto second = folder.write("home/.config/pressmark/config.toml", "home");
  const VariableForATest home{"HOME", folder / "home"};
  {
    const VariableForATest xdg{"XDG_CONFIG_HOME", folder / "xdg"};
    const auto found = read_environment();
    ASSERT_TRUE(found);
    EXPECT_EQ(found->config_path, first);
    EXPECT_EQ(found->config, "xdg");
  }
  const VariableForATest xdg{"XDG_CONFIG_HOME", ""};
  const auto found = read_environment();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->config_path, second);
  EXPECT_EQ(found->config, "home");
}

TEST(ReadEnvironment, SaysWhatItCannotRead) {
  const TemporaryFolder folder;
  folder.write("pressmark/config.toml/a", "a folder in the place of the file");
  const VariableForATest home{"XDG_CONFIG_HOME", folder.path()};
  const auto found = read_environment();
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().kind, ErrorKind::io);
}

TEST(EnvironmentName, IsTheOptionInCapitals) {
  EXPECT_EQ(environment_name("limit"), "PRESSMARK_LIMIT");
  EXPECT_EQ(environment_name("facet-limit"), "PRESSMARK_FACET_LIMIT");
}

}  // namespace
}  // namespace pressmark
