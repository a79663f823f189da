// SPDX-License-Identifier: GPL-2.0-or-later
//
// What goes wrong while a segment is written, as Errors. When an archive is read, Xapian's database
// errors mean damage (archive/damaged_archive.h); when it is written they mean that the disk
// refused.
#pragma once

#include <filesystem>
#include <type_traits>

#include "base/result.h"

namespace pressmark {

/// The exception in flight as an Error: Xapian's are io Errors that name `path`, bad_alloc is a
/// limit Error. Call only inside a catch block; anything else is rethrown.
Error current_exception_as_write_error(const std::filesystem::path& path);

/// `work()`, which returns a Result, with the exceptions above turned into its Error.
template <typename Work>
std::invoke_result_t<Work> run_writing(const std::filesystem::path& path, Work&& work) {
  try {
    return work();
  } catch (...) {
    return current_exception_as_write_error(path);
  }
}

}  // namespace pressmark
