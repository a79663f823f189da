// SPDX-License-Identifier: GPL-2.0-or-later
//
// A path loses the wrappers that it begins with, then it is looked up.

#include "indexer/sources/record_keys.h"

#include <algorithm>
#include <utility>

#include "indexer/sources/ascii_text.h"

namespace pressmark {

namespace {

constexpr std::size_t wrapped_rank = 1000;  // more than there are keys

bool begins_with_wrapper(std::string_view path, std::string_view wrapper) {
  return path.size() > wrapper.size() && path[wrapper.size()] == '.' &&
         starts_in_lower(path, wrapper);
}

// Behind the wrappers; how many there were is added to `wrappers`.
std::string_view unwrap(std::string_view path, std::size_t& wrappers) {
  while (true) {
    const auto* const wrapper = std::ranges::find_if(
        record_wrappers, [&](std::string_view name) { return begins_with_wrapper(path, name); });
    if (wrapper == record_wrappers.end()) return path;
    path.remove_prefix(wrapper->size() + 1);
    ++wrappers;
  }
}

std::string_view unwrap(std::string_view path) {
  std::size_t ignored = 0;
  return unwrap(path, ignored);
}

}  // namespace

RecordKeys::RecordKeys(const std::map<std::string, std::string>& field_map) {
  const auto know = [&](std::string_view key, std::size_t field, std::size_t rank) {
    const std::string lower = lower_ascii(key);
    known_[lower].push_back({std::string{key}, RecordField{field}, 2 * rank});
    for (std::size_t dot = lower.find('.'); dot != std::string::npos;
         dot = lower.find('.', dot + 1))
      holders_.insert(lower.substr(0, dot));
  };
  for (std::size_t field = 0; field < record_fields.size(); ++field) {
    if (const auto mapped = field_map.find(std::string{record_fields[field].name});
        mapped != field_map.end()) {
      know(mapped->second, field, 0);
      continue;
    }
    for (std::size_t rank = 0; rank < record_fields[field].keys.size(); ++rank) {
      const std::string_view key = record_fields[field].keys[rank];
      if (!key.empty()) know(key, field, rank);
    }
  }
}

std::vector<KeyMeaning> RecordKeys::meanings(std::string_view path) const {
  std::vector<KeyMeaning> found;
  const auto look_up = [&](std::string_view key, std::size_t rank) {
    const auto all = known_.find(lower_ascii(key));
    if (all == known_.end()) return;
    for (const Known& known : all->second)
      found.push_back({known.field, rank + known.rank + (known.spelling == key ? 0U : 1U)});
  };
  look_up(path, 0);
  std::size_t wrappers = 0;
  const std::string_view inner = unwrap(path, wrappers);
  if (found.empty() && wrappers > 0) look_up(inner, wrappers * wrapped_rank);
  return found;
}

bool RecordKeys::is_wrapper(std::string_view path) {
  const std::string_view inner = unwrap(path);
  return std::ranges::any_of(record_wrappers,
                             [&](std::string_view name) { return equals_in_lower(inner, name); });
}

bool RecordKeys::may_hold(std::string_view path) const {
  if (is_wrapper(path)) return true;
  return holders_.contains(lower_ascii(path)) || holders_.contains(lower_ascii(unwrap(path)));
}

}  // namespace pressmark
