// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the targets have in common.

#include "tests/fuzz/targets.h"

#include <algorithm>

#include "base/escape.h"
#include "base/utf8.h"

namespace pressmark {

void require(bool holds, std::string_view promise) {
  if (!holds) throw BrokenPromise{std::string{promise}};
}

void require_printable(std::string_view text, std::string_view allowed, std::string_view promise) {
  require(is_valid_utf8(text), promise);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const bool is_allowed = point.length == 1 && allowed.find(text[at]) != std::string_view::npos;
    require(is_allowed || !is_control(point.value), promise);
    at += point.length;
  }
}

const FuzzTarget* find_fuzz_target(std::string_view name) {
  const auto* const target = std::ranges::find(fuzz_targets, name, &FuzzTarget::name);
  return target == fuzz_targets.end() ? nullptr : target;
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

}  // namespace pressmark
