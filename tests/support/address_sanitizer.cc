// SPDX-License-Identifier: GPL-2.0-or-later
//
// Compiled with the sanitizer where the libraries are.
#include "tests/support/address_sanitizer.h"

namespace pressmark {

bool address_sanitizer_watches() {
#ifdef __SANITIZE_ADDRESS__
  return true;
#else
  return false;
#endif
}

}  // namespace pressmark
