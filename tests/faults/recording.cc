// SPDX-License-Identifier: GPL-2.0-or-later
//
// Reads what the preloaded library has recorded.
#include "tests/faults/recording.h"

#include <cstring>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace pressmark::faults {

std::vector<RecordedChange> read_recording(const std::filesystem::path& path) {
  const std::string content = read_whole_file(path);
  std::string_view rest = content;
  const auto take = [&](std::size_t length) {
    const std::string_view part = rest.substr(0, length);
    if (part.size() < length) ADD_FAILURE() << path << " ends in the middle of a record";
    rest.remove_prefix(part.size());
    return part;
  };
  std::vector<RecordedChange> changes;
  while (!rest.empty()) {
    RecordedChange change;
    const std::string_view head = take(sizeof change.head);
    if (head.size() < sizeof change.head) break;
    std::memcpy(&change.head, head.data(), sizeof change.head);
    change.path = take(change.head.path_length);
    change.other = take(change.head.other_length);
    change.bytes = take(change.head.length);
    changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace pressmark::faults
