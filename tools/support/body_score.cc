// SPDX-License-Identifier: GPL-2.0-or-later
//
// Bags of words.

#include "tools/support/body_score.h"

#include <algorithm>
#include <cstddef>
#include <map>

#include <simdjson.h>

#include "base/files.h"

namespace pressmark {
namespace {

using WordCounts = std::map<std::string_view, std::size_t>;

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

WordCounts count_words(std::string_view text, std::size_t& total) {
  WordCounts counts;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_word_byte(text[end]))
      ++end;
    if (end > at) {
      ++counts[text.substr(at, end - at)];
      ++total;
    }
    at = std::max(end, at + 1);
  }
  return counts;
}

}  // namespace

BodyScore score_body(std::string_view found, std::string_view known) {
  std::size_t found_words = 0;
  std::size_t known_words = 0;
  const WordCounts in_found = count_words(found, found_words);
  const WordCounts in_known = count_words(known, known_words);
  std::size_t common = 0;
  for (const auto& [word, count] : in_found) {
    const auto match = in_known.find(word);
    if (match != in_known.end()) common += std::min(count, match->second);
  }
  if (found_words == 0 && known_words == 0) return {};
  BodyScore score;
  const auto part = [&](std::size_t of) {
    return of == 0 ? 0.0 : static_cast<double>(common) / static_cast<double>(of);
  };
  score.precision = part(found_words);
  score.recall = part(known_words);
  const double sum = score.precision + score.recall;
  score.f1 = sum > 0 ? 2 * score.precision * score.recall / sum : 0;
  return score;
}

Result<std::vector<KnownBody>> read_known_bodies(const std::filesystem::path& path) {
  constexpr std::uint64_t largest = 64U << 20U;
  const Result<std::string> content = read_file(path, largest);
  if (!content) return content.error();
  simdjson::dom::parser parser;
  simdjson::dom::object pages;
  if (parser.parse(*content).get(pages) != simdjson::SUCCESS) {
    return Error{ErrorKind::bad_input, path.string() + ": not a JSON object"};
  }
  std::vector<KnownBody> known;
  for (const auto& [id, page] : pages) {
    std::string_view body;
    if (page["articleBody"].get(body) != simdjson::SUCCESS) {
      return Error{ErrorKind::bad_input, path.string() + ": a page without articleBody"};
    }
    known.push_back({std::string{id}, std::string{body}});
  }
  return known;
}

}  // namespace pressmark
