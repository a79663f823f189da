// SPDX-License-Identifier: GPL-2.0-or-later
//
// The queue between threads: nothing lost, nothing twice, no more than its bound.

#include "base/parallel.h"

#include <atomic>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(BoundedQueue, EveryItemArrivesOnce) {
  BoundedQueue<int> queue{3};
  std::vector<std::atomic<int>> seen(10'000);
  {
    std::vector<std::jthread> consumers;
    for (int i = 0; i < 4; ++i) {
      consumers.emplace_back([&] {
        while (const auto item = queue.pop())
          ++seen[static_cast<std::size_t>(*item)];
      });
    }
    for (int i = 0; i < 10'000; ++i)
      ASSERT_TRUE(queue.push(i));
    queue.close();
  }
  for (const auto& count : seen)
    EXPECT_EQ(count, 1);
}

TEST(BoundedQueue, CloseHandsOutTheRestAndRefusesMore) {
  BoundedQueue<int> queue{2};
  queue.push(1);
  queue.push(2);
  queue.close();
  EXPECT_FALSE(queue.push(3));
  EXPECT_EQ(queue.pop(), 1);
  EXPECT_EQ(queue.pop(), 2);
  EXPECT_EQ(queue.pop(), std::nullopt);
}

TEST(BoundedQueue, CloseFreesAProducerThatWaits) {
  BoundedQueue<int> queue{1};
  queue.push(1);
  std::atomic<bool> was_refused = false;
  std::jthread producer{[&] { was_refused = !queue.push(2); }};
  queue.close();
  producer.join();
  EXPECT_TRUE(was_refused);
}

}  // namespace
}  // namespace pressmark
