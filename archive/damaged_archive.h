// SPDX-License-Identifier: GPL-2.0-or-later
//
// The one exception of this project. Damage shows deep inside loops over postings and columns,
// where Xapian throws too; whoever runs such a loop catches both with run_on_archive().
#pragma once

#include <stdexcept>
#include <type_traits>

#include "base/result.h"

namespace pressmark {

/// A block of an archive file does not have the checksum it was published with.
class DamagedArchive : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The exception in flight as an Error: DamagedArchive and Xapian's database errors become archive
/// Errors with the command that helps, bad_alloc a limit Error. Call only inside a catch block;
/// exceptions that are no such thing are rethrown.
Error current_exception_as_error();

/// `work()`, which returns a Result, with the exceptions above turned into its Error.
template <typename Work>
std::invoke_result_t<Work> run_on_archive(Work&& work) {
  try {
    return work();
  } catch (...) {
    return current_exception_as_error();
  }
}

}  // namespace pressmark
