// SPDX-License-Identifier: GPL-2.0-or-later
//
// A queue with a bound between a producer and its consumers.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace pressmark {

/// push() waits while the queue is full, pop() while it is empty. After close(), push() refuses and
/// pop() hands out what is left, then nothing. Safe to share.
template <typename T>
class BoundedQueue {
 public:
  explicit BoundedQueue(std::size_t capacity) : capacity_(capacity) {}

  /// False, and the item is dropped, if the queue was closed.
  bool push(T item) {
    std::unique_lock lock{mutex_};
    has_room_.wait(lock, [&] { return closed_ || items_.size() < capacity_; });
    if (closed_) return false;
    items_.push_back(std::move(item));
    has_items_.notify_one();
    return true;
  }

  /// Nothing once the queue is closed and empty.
  std::optional<T> pop() {
    std::unique_lock lock{mutex_};
    has_items_.wait(lock, [&] { return closed_ || !items_.empty(); });
    if (items_.empty()) return std::nullopt;
    std::optional<T> item{std::move(items_.front())};
    items_.pop_front();
    has_room_.notify_one();
    return item;
  }

  void close() {
    const std::scoped_lock lock{mutex_};
    closed_ = true;
    has_room_.notify_all();
    has_items_.notify_all();
  }

 private:
  const std::size_t capacity_;
  std::mutex mutex_;
  std::condition_variable has_room_;
  std::condition_variable has_items_;
  std::deque<T> items_;
  bool closed_ = false;
};

}  // namespace pressmark
