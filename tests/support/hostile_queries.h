// SPDX-License-Identifier: GPL-2.0-or-later
//
// Queries that are as much work as the language allows, made of an archive's most frequent words:
// the same for a seed.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"

namespace pressmark {

/// Every kind of unit in its worst form, in long rows and deep nests, with bytes changed now and
/// then. Some run, some are refused.
class HostileQueries {
 public:
  /// Reads the archive's first articles.
  explicit HostileQueries(const ArchiveReader& archive);

  std::string make(std::uint32_t seed);

 private:
  using Unit = std::string (HostileQueries::*)();

  std::size_t below(std::size_t bound) { return random_() % bound; }
  std::string pick(const std::vector<std::string_view>& texts) {
    return std::string{texts[below(texts.size())]};
  }
  std::string number(std::size_t most);
  std::string word();
  std::string rare_word();
  std::string row(std::size_t count, std::string_view between);
  std::string words_in_a_row(std::size_t count);
  std::string phrase();
  std::string slack_phrase();
  std::string pattern();
  std::string regex();
  std::string fuzzy();
  std::string form();
  std::string field();
  std::string stored();
  std::string property();
  std::string characters();
  std::string placed();
  std::string near();
  std::string nested_near();
  std::string function();
  std::string excluded();
  std::string many(Unit unit);
  std::string nest();
  std::string any_unit();
  void change_bytes(std::string& query);

  std::mt19937 random_;
  std::vector<std::string> words_;  // the most frequent first
  std::vector<std::vector<std::string>> texts_;
  std::vector<std::string> names_;
};

}  // namespace pressmark
