// SPDX-License-Identifier: GPL-2.0-or-later
//
// Columns in the face of files that are not what they should be. That they read back what was
// written is in segment_columns_writer_test.cc.

#include "archive/columns.h"

#include <random>

#include <gtest/gtest.h>

#include "archive/columns_output.h"
#include "archive/damaged_archive.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

class Columns : public ::testing::Test {
 protected:
  Columns() {
    auto output = ColumnsOutput::create(folder_.path(), testing::example_uuid);
    EXPECT_TRUE(output);
    const std::vector<std::uint32_t> names{3, 5, 9};
    for (std::uint32_t i = 0; i < 20'000; ++i) {
      ColumnsRow row;
      row.day = static_cast<Day>(i);
      row.length = i;
      row.keywords[0] = i % 3;
      row.id = "id";
      row.word_order = "words";
      row.entities[0] = std::span{names}.first(i % 4);
      output->add(row);
    }
    const std::vector<std::string_view> sources{"a", "b"};
    EXPECT_TRUE(output->finish({{sources, {}, {}, {}, {}}}, {}));
  }

  fs::path path(const std::string& name) const { return folder_.path() / "columns" / name; }

  template <typename Column>
  Result<Column> open(const std::string& name, const FileEntry* entry = nullptr) const {
    auto file = VerifiedFile::open(path(name), entry);
    EXPECT_TRUE(file) << file.error().message;
    return Column::open(*std::move(file), testing::example_uuid, name);
  }

  FileEntry entry_of(const std::string& name) const {
    const auto files = list_files(folder_.path(), "columns");
    for (const FileEntry& file : *files) {
      if (file.path == "columns/" + name) return file;
    }
    return {};
  }

  void change_byte(const std::string& name, std::size_t at, int by = 1) const {
    std::string content = testing::file_content(path(name));
    content.at(at) = static_cast<char>(content.at(at) ^ by);
    testing::overwrite(path(name), content);
  }

  testing::TemporaryFolder folder_;
};

TEST_F(Columns, AColumnOfAnotherKindOrWidthIsRefused) {
  EXPECT_TRUE(open<FixedColumn<Day>>("day"));
  fs::rename(path("length"), path("day"));
  const auto other = open<FixedColumn<Day>>("day");
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().kind, ErrorKind::archive);
  EXPECT_NE(other.error().message.find("it is not the column day"), std::string::npos);
  EXPECT_FALSE(open<FixedColumn<std::uint32_t>>("date_by"));
}

TEST_F(Columns, DamageIsFoundAtFirstUseNotAtOpening) {
  const FileEntry entry = entry_of("day");
  change_byte("day", 70'000);
  const auto column = open<FixedColumn<Day>>("day", &entry);
  ASSERT_TRUE(column);
  EXPECT_EQ(column->rows(), 20'000U);
  EXPECT_THROW(column->values(), DamagedArchive);
  EXPECT_NO_THROW((*column)[1]) << "another block";
  EXPECT_THROW((*column)[18'000], DamagedArchive);
}

TEST_F(Columns, DamageInTheHeaderIsFoundAtOpening) {
  const FileEntry entry = entry_of("day");
  change_byte("day", 20'000);
  const auto column = open<FixedColumn<Day>>("day", &entry);
  ASSERT_FALSE(column);
  EXPECT_EQ(column.error().kind, ErrorKind::archive);
}

TEST_F(Columns, RowsOfOtherBlocksAreStillServed) {
  const FileEntry entry = entry_of("id");
  // Ids fill the first 40,000 bytes, where they begin fills the rest.
  const auto size = testing::file_content(path("id")).size();
  change_byte("id", size - 1);
  const auto column = open<BytesColumn>("id", &entry);
  ASSERT_TRUE(column);
  EXPECT_EQ((*column)[1], "id");
  EXPECT_THROW((*column)[20'000], DamagedArchive);
}

TEST_F(Columns, DocumentsThatAreNotThereAreDamageNotACrash) {
  const auto ids = open<BytesColumn>("id");
  const auto persons = open<OrdinalsColumn>("person");
  ASSERT_TRUE(ids && persons);
  for (const DocumentId document : {0U, 20'001U, 0xFFFF'FFFFU}) {
    EXPECT_THROW((*ids)[document], DamagedArchive);
    EXPECT_THROW((*persons)[document], DamagedArchive);
  }
}

TEST_F(Columns, OrdinalsBeyondTheLimitAreDamage) {
  auto persons = open<OrdinalsColumn>("person");
  ASSERT_TRUE(persons);
  persons->set_limit(9);
  EXPECT_EQ((*persons)[3].size(), 2U);
  EXPECT_THROW((*persons)[4], DamagedArchive);
  persons->set_limit(10);
  const auto row = (*persons)[4];
  EXPECT_EQ((std::vector<std::uint32_t>{row.begin(), row.end()}),
            (std::vector<std::uint32_t>{3, 5, 9}));
}

TEST_F(Columns, AKeywordWithoutAValueIsDamage) {
  change_byte("source", 64, 0x40);
  const auto sources = open<KeywordColumn>("source");
  ASSERT_TRUE(sources);
  EXPECT_THROW(sources->ordinals(), DamagedArchive);
}

TEST_F(Columns, AWrongSizeIsRefused) {
  for (const std::string name : {"day", "person", "source"}) {
    testing::overwrite(path(name), testing::file_content(path(name)) + std::string(8, '\0'));
  }
  EXPECT_FALSE(open<FixedColumn<Day>>("day"));
  EXPECT_FALSE(open<OrdinalsColumn>("person"));
  EXPECT_FALSE(open<KeywordColumn>("source"));
  testing::overwrite(path("id"), testing::file_content(path("id")).substr(0, 64));
  EXPECT_FALSE(open<BytesColumn>("id"));
}

// Everything a column can be asked, whatever its bytes.
template <typename Column, typename Read>
int count_refusals(const fs::path& path, const std::string& name, Read read) {
  const std::string good = testing::file_content(path);
  std::mt19937_64 random{11};
  int refused = 0;
  for (int i = 0; i < 300; ++i) {
    std::string bad = good;
    // Mostly at the end, where the offsets are.
    const std::size_t at =
        i % 2 == 0 ? 64 + random() % (bad.size() - 64) : bad.size() - 1 - random() % 64;
    bad[at] = static_cast<char>(random());
    testing::overwrite(path, bad);
    auto file = VerifiedFile::open(path, nullptr);
    EXPECT_TRUE(file);
    const auto column = Column::open(*std::move(file), testing::example_uuid, name);
    try {
      if (column) read(*column);
      refused += column ? 0 : 1;
    } catch (const DamagedArchive&) {
      ++refused;
    }
  }
  return refused;
}

TEST_F(Columns, NoBytesCrashThem) {
  const auto rows = [](const auto& column) {
    std::size_t bytes = 0;
    for (DocumentId document = column.rows() - 50; document <= column.rows(); ++document) {
      for (const auto value : column[document])
        bytes += static_cast<std::size_t>(value);
    }
    EXPECT_GT(bytes, 0U);
  };
  EXPECT_GT(count_refusals<BytesColumn>(path("id"), "id", rows), 10);
  EXPECT_GT(count_refusals<OrdinalsColumn>(path("person"), "person", rows), 10);
  const auto values = [](const KeywordColumn& column) {
    for (const std::uint32_t ordinal : column.ordinals()) {
      ASSERT_LE(ordinal, column.values().size());
    }
  };
  EXPECT_GT(count_refusals<KeywordColumn>(path("source"), "source", values), 10);
}

}  // namespace
}  // namespace pressmark
