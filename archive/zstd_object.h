// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the C functions of zstd make: null means that there is no memory for it.
#pragma once

#include <new>

namespace pressmark {

/// `made`. Throws std::bad_alloc if it is null.
template <typename T>
T* require_made(T* made) {
  if (made == nullptr) throw std::bad_alloc{};
  return made;
}

}  // namespace pressmark
