// SPDX-License-Identifier: GPL-2.0-or-later
//
// Forms against the map they were written from.

#include "archive/forms.h"

#include <algorithm>
#include <map>
#include <random>

#include <gtest/gtest.h>

#include "archive/damaged_archive.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

using Rows = std::map<std::string, std::vector<PrintedForm>>;  // by stem

class FormsTest : public ::testing::Test {
 protected:
  FormsColumn write(const Rows& rows) {
    std::filesystem::create_directories(path_.parent_path());
    auto writer = FormsWriter::create(folder_.path(), testing::example_uuid);
    EXPECT_TRUE(writer);
    for (const auto& [stem, forms] : rows)
      writer->add(stem, forms);
    EXPECT_TRUE(writer->finish());
    return open();
  }

  FormsColumn open() const {
    auto file = VerifiedFile::open(path_, nullptr);
    EXPECT_TRUE(file);
    auto forms = FormsColumn::open(*std::move(file), testing::example_uuid);
    EXPECT_TRUE(forms) << forms.error().message;
    return *std::move(forms);
  }

  testing::TemporaryFolder folder_;
  std::filesystem::path path_ = folder_.path() / "columns" / "forms";
};

Rows random_rows(std::size_t count, std::uint64_t seed) {
  std::mt19937_64 random{seed};
  Rows rows;
  while (rows.size() < count) {
    const std::string stem = "st" + std::to_string(random() % 10'000);
    std::vector<PrintedForm> forms(1 + random() % 5);
    for (PrintedForm& form : forms) {
      // Most begin with the stem, some with a part of it.
      form.text = stem.substr(0, random() % 3 == 0 ? 1 + random() % stem.size() : stem.size());
      form.text.append(random() % 4, static_cast<char>('a' + random() % 3));
      form.is_capitals = random() % 4 == 0;
      form.occurrences = random() % 1000;
    }
    rows.emplace(stem, std::move(forms));
  }
  return rows;
}

TEST_F(FormsTest, AreReadAsTheyWereWritten) {
  for (const std::size_t size : {0U, 1U, 15U, 16U, 17U, 33U, 400U}) {
    const Rows rows = random_rows(size, size);
    const FormsColumn column = write(rows);
    ASSERT_EQ(column.rows(), size);
    FormsCursor cursor{column};
    std::uint32_t row = 0;
    for (const auto& [stem, forms] : rows) {
      EXPECT_EQ(column.of(row++, stem), forms) << stem;
      EXPECT_EQ(cursor.next(stem), forms) << stem;
    }
  }
}

TEST_F(FormsTest, AreOrderedByOccurrencesThenBytesThenCapitals) {
  std::vector<PrintedForm> forms{
      {"bombs", true, 3}, {"bombs", false, 3}, {"bombed", false, 3}, {"bombing", true, 9}};
  std::sort(forms.begin(), forms.end(), precedes);
  EXPECT_EQ(
      forms,
      (std::vector<PrintedForm>{
          {"bombing", true, 9}, {"bombed", false, 3}, {"bombs", false, 3}, {"bombs", true, 3}}));
}

TEST_F(FormsTest, AFormWithoutLettersIsDamage) {
  const FormsColumn column = write({{"bomb", {{"bombs", false, 2}}}, {"st", {{"", false, 1}}}});
  EXPECT_EQ(column.of(0, "bomb").front().text, "bombs");
  EXPECT_THROW(column.of(1, "st"), DamagedArchive);
  FormsCursor cursor{column};
  cursor.next("bomb");
  EXPECT_THROW(cursor.next("st"), DamagedArchive);
}

TEST_F(FormsTest, NoBytesCrashThem) {
  const Rows rows = random_rows(60, 6);
  write(rows);
  const std::string good = testing::file_content(path_);
  std::mt19937_64 random{7};
  int refused = 0;
  for (int i = 0; i < 2000; ++i) {
    std::string bad = good;
    bad[64 + random() % (bad.size() - 64)] = static_cast<char>(random());
    testing::overwrite(path_, bad);
    const FormsColumn column = open();
    try {
      FormsCursor cursor{column};
      std::uint32_t row = 0;
      for (const auto& [stem, forms] : rows) {
        EXPECT_FALSE(cursor.next(stem).empty());
        EXPECT_FALSE(column.of(row++, stem).empty());
      }
    } catch (const DamagedArchive&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, 100);
}

}  // namespace
}  // namespace pressmark
