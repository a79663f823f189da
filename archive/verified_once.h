// SPDX-License-Identifier: GPL-2.0-or-later
//
// A flag that goes up once: what it guards is verified, for every thread.
#pragma once

#include <atomic>

namespace pressmark {

/// Set once a whole column is known to be good. Unlike std::atomic it can be moved.
class VerifiedOnce {
 public:
  VerifiedOnce() = default;
  VerifiedOnce(VerifiedOnce&& other) noexcept : is_set_(other.test()) {}
  VerifiedOnce& operator=(VerifiedOnce&& other) noexcept {
    is_set_.store(other.test(), std::memory_order_release);
    return *this;
  }
  ~VerifiedOnce() = default;

  bool test() const { return is_set_.load(std::memory_order_acquire); }
  void set() const { is_set_.store(true, std::memory_order_release); }

 private:
  mutable std::atomic<bool> is_set_ = false;
};

}  // namespace pressmark
