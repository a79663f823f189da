// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where the words of a text are: Unicode's word boundaries (UAX #29, root locale), with small
// changes that suit search. @ ; U+202F and bytes that are not UTF-8 separate words, all apostrophes
// count as ', and connectors (_) and apostrophes at either end of a word are not part of it.
//
// One definition, two implementations: a scanner for ASCII, ICU for everything.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/byte_range.h"
#include "base/result.h"

namespace pressmark {

struct FoundWord {
  std::uint32_t begin;
  std::uint32_t end;
  bool is_letters;  ///< Letters, their marks and apostrophes only; false for kana and ideographs.
};

/// Appends the words of `text[range]`, which must be ASCII; the context outside does not count.
void find_ascii_words(std::string_view text, ByteRange range, std::vector<FoundWord>& words);

/// The same for any bytes. Not safe to share between threads.
class UnicodeWordFinder {
 public:
  /// Fails with io if ICU's data cannot be loaded.
  static Result<UnicodeWordFinder> create();

  UnicodeWordFinder(UnicodeWordFinder&&) noexcept;
  UnicodeWordFinder& operator=(UnicodeWordFinder&&) noexcept;
  ~UnicodeWordFinder();

  /// Requires range.size() < 1 GiB.
  void find(std::string_view text, ByteRange range, std::vector<FoundWord>& words);

 private:
  class Impl;
  explicit UnicodeWordFinder(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace pressmark
