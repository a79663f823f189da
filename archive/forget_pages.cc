// SPDX-License-Identifier: GPL-2.0-or-later
//
// Pages that are only partly of the range stay: someone else may be reading there.

#include "archive/forget_pages.h"

#include <cstdint>

#include <sys/mman.h>
#include <unistd.h>

namespace pressmark {

void forget_pages(std::span<const std::byte> bytes) {
  static const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  const auto begin = reinterpret_cast<std::uintptr_t>(bytes.data());
  const std::uintptr_t first = (begin + page - 1) / page * page;
  const std::uintptr_t last = (begin + bytes.size()) / page * page;
  if (first >= last) return;
  ::madvise(reinterpret_cast<void*>(first), last - first, MADV_DONTNEED);
}

}  // namespace pressmark
