// SPDX-License-Identifier: GPL-2.0-or-later
//
// Bytes that are no characters become spaces in what is offered.
#include "searcher/query/query_bytes.h"

#include <string>
#include <utility>

#include "base/byte_range.h"
#include "base/utf8.h"

namespace pressmark {

std::optional<Refusal> check_bytes(std::string_view query, const QueryLimits& limits) {
  if (query.size() > limits.bytes) {
    const std::size_t limit = floor_to_code_point(query, limits.bytes);
    return Refusal{byte_range(limit, query.size()),
                   "a query may have " + std::to_string(limits.bytes) + " bytes; this one has " +
                       std::to_string(query.size()),
                   std::nullopt};
  }
  if (is_valid_utf8(query)) return std::nullopt;
  std::size_t bad = 0;
  while (bad < query.size()) {
    const CodePoint next = decode_utf8(query, bad);
    if (next.length == 1 && static_cast<unsigned char>(query[bad]) >= 0x80) break;
    bad += next.length;
  }
  std::string repaired = repair_utf8(query).text;
  constexpr std::string_view replacement_character = "\uFFFD";
  for (std::size_t at = repaired.find(replacement_character); at != std::string::npos;
       at = repaired.find(replacement_character, at)) {
    repaired.replace(at, replacement_character.size(), " ");
  }
  return Refusal{byte_range(bad, bad + 1), "the query is not valid UTF-8 from here on",
                 QueryEdit{byte_range(0, query.size()), std::move(repaired)}};
}

}  // namespace pressmark
