// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where the source tree is: only this file's object is compiled with its path, so that the others
// are the same in every checkout and a compiler cache can share them.
#pragma once

#include <filesystem>

namespace pressmark {

/// The root of the source tree that the tests were built from.
std::filesystem::path source_folder();

}  // namespace pressmark
