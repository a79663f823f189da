// SPDX-License-Identifier: GPL-2.0-or-later
//
// What each exception of a write turns into.

#include "indexer/write_errors.h"

#include <new>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>
#include <xapian.h>

#include "archive/damaged_archive.h"

namespace pressmark {
namespace {

template <typename Exception>
Error error_of(const Exception& exception) {
  const Status status = run_writing("/tmp/archive", [&]() -> Status { throw exception; });
  EXPECT_FALSE(status);
  return status ? Error{} : status.error();
}

TEST(WriteErrors, SayThatTheDiskIsFull) {
  const Error error = error_of(Xapian::DatabaseError("Error writing block 7", "", ENOSPC));
  EXPECT_EQ(error.kind, ErrorKind::io);
  EXPECT_EQ(error.message,
            "cannot write /tmp/archive: Error writing block 7: No space left on device");
  EXPECT_EQ(error.hint, "the disk is full: make room and run the same command again");
}

TEST(WriteErrors, KeepTheCauseOfOtherFailures) {
  const Error error = error_of(Xapian::DatabaseOpeningError("Couldn't open", "", EACCES));
  EXPECT_EQ(error.kind, ErrorKind::io);
  EXPECT_EQ(error.message, "cannot write /tmp/archive: Couldn't open: Permission denied");
  EXPECT_EQ(error.hint, "");
}

TEST(WriteErrors, HaveAKindForEachException) {
  EXPECT_EQ(error_of(DamagedArchive{"block 3"}).kind, ErrorKind::io);
  EXPECT_EQ(error_of(std::bad_alloc{}).kind, ErrorKind::limit);
  EXPECT_EQ(error_of(Xapian::InvalidArgumentError{"term too long"}).kind, ErrorKind::io);
}

TEST(WriteErrors, PassOnWhatIsABugOfOurs) {
  EXPECT_THROW(error_of(std::logic_error{"bug"}), std::logic_error);
}

TEST(WriteErrors, ReturnWhatTheWorkReturns) {
  const Result<int> seven = run_writing("x", []() -> Result<int> { return 7; });
  ASSERT_TRUE(seven);
  EXPECT_EQ(*seven, 7);
}

}  // namespace
}  // namespace pressmark
