// SPDX-License-Identifier: GPL-2.0-or-later
//
// malloc() and realloc() with the loop that operator new has.
#include "analysis/icu_memory.h"

#include <cstdlib>
#include <new>

#include <unicode/uclean.h>

namespace pressmark {
namespace {

template <typename Ask>
void* ask_as_new_does(Ask ask) {
  while (true) {
    if (void* memory = ask(); memory != nullptr) return memory;
    const std::new_handler handler = std::get_new_handler();
    if (handler == nullptr) return nullptr;
    handler();
  }
}

void* icu_malloc(const void* /*context*/, std::size_t size) {
  return ask_as_new_does([size] { return std::malloc(size); });
}

void* icu_realloc(const void* /*context*/, void* memory, std::size_t size) {
  return ask_as_new_does([memory, size] { return std::realloc(memory, size); });
}

void icu_free(const void* /*context*/, void* memory) {
  std::free(memory);
}

}  // namespace

void let_icu_ask_as_new_does() {
  UErrorCode status = U_ZERO_ERROR;
  u_setMemoryFunctions(nullptr, icu_malloc, icu_realloc, icu_free, &status);
  if (U_FAILURE(status)) std::abort();  // ICU is in use already
}

}  // namespace pressmark
