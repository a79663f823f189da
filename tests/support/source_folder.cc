// SPDX-License-Identifier: GPL-2.0-or-later
//
// The only object that knows where the tree is.
#include "tests/support/source_folder.h"

namespace pressmark {

std::filesystem::path source_folder() {
  return PRESSMARK_SOURCE_DIR;
}

}  // namespace pressmark
