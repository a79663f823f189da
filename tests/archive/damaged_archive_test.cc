// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which exceptions become which Errors.

#include "archive/damaged_archive.h"

#include <cerrno>
#include <new>
#include <stdexcept>

#include <gtest/gtest.h>
#include <xapian.h>

namespace pressmark {
namespace {

template <typename Thrown>
Error error_of(const Thrown& thrown) {
  const Status status = run_on_archive([&]() -> Status { throw thrown; });
  EXPECT_FALSE(status);
  return status.error();
}

TEST(DamagedArchive, BecomesAnArchiveErrorWithTheCommandThatHelps) {
  const Error error = error_of(DamagedArchive{"segments/a/columns/day: block 1 is damaged"});
  EXPECT_EQ(error.kind, ErrorKind::archive);
  EXPECT_EQ(error.message, "segments/a/columns/day: block 1 is damaged");
  EXPECT_NE(error.hint.find("indexer verify"), std::string::npos);
}

TEST(DamagedArchive, XapianErrorsBecomeTheirKind) {
  EXPECT_EQ(error_of(Xapian::DatabaseCorruptError{"bad block"}).kind, ErrorKind::archive);
  EXPECT_EQ(error_of(Xapian::DatabaseOpeningError{"not there"}).kind, ErrorKind::archive);
  EXPECT_EQ(error_of(Xapian::DatabaseVersionError{"too new"}).kind, ErrorKind::archive);
  EXPECT_EQ(error_of(Xapian::DatabaseLockError{"locked"}).kind, ErrorKind::archive);
  EXPECT_EQ(error_of(Xapian::DocNotFoundError{"7"}).kind, ErrorKind::archive);
  EXPECT_EQ(error_of(Xapian::SerialisationError{"bad value"}).kind, ErrorKind::archive);
  EXPECT_EQ(error_of(Xapian::DatabaseError{"Error writing block 3", "", ENOSPC}).kind,
            ErrorKind::io);
  EXPECT_EQ(error_of(Xapian::DatabaseError{"Modifications failed (No space left on device)"}).kind,
            ErrorKind::io);
  EXPECT_EQ(error_of(std::bad_alloc{}).kind, ErrorKind::limit);
}

TEST(DamagedArchive, OtherExceptionsAreNotOurs) {
  const auto run = [](auto thrown) { return run_on_archive([&]() -> Status { throw thrown; }); };
  EXPECT_THROW((void)run(std::logic_error{"a bug"}), std::logic_error);
  EXPECT_THROW((void)run(Xapian::InvalidArgumentError{"a bug"}), Xapian::InvalidArgumentError);
}

TEST(DamagedArchive, ResultsPassThrough) {
  const Result<int> result = run_on_archive([]() -> Result<int> { return 5; });
  ASSERT_TRUE(result);
  EXPECT_EQ(*result, 5);
}

}  // namespace
}  // namespace pressmark
