// SPDX-License-Identifier: GPL-2.0-or-later
//
// Turns prose into the tokens that are indexed, searched and highlighted.
//
// The indexer, the query parser and the snippet maker all call this one class: that a word typed in
// a query meets the word printed in an article rests on nothing else.
//
//   "Bombed cities"  ->   term    stem   bytes   position
//                         bombed  bomb   0..6    1
//                         cities  citi   7..13   2
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_range.h"
#include "base/result.h"

namespace pressmark {

struct Token {
  std::string_view term;   ///< Case-folded word with its accents: what `=word` matches.
  std::string_view stem;   ///< Its stem, accents folded, with its language: what a word matches.
  std::uint32_t begin;     ///< First byte of the word in the text that was analysed.
  std::uint32_t end;       ///< One past its last byte.
  std::uint32_t position;  ///< Ordinal of the word in the text, from 1.
  bool is_capitals =
      false;  ///< NATO, G20, U.S.: no small letter, a capital, two letters or digits.
  /// Tokens of one Analyzer with the same number have the same term, stem and capitals. Never 0.
  /// Numbers are given to words as they are met, and not again before four billion of them.
  std::uint32_t number = 0;
};

struct AnalyzerOptions {
  /// Off: ICU decides every word boundary. Tests prove that it changes nothing but the time.
  bool use_ascii_fast_path = true;
};

/// Longest term and stem in bytes. A longer word becomes its first bytes and a hash of the whole.
/// The mark of a stem's language comes on top.
inline constexpr std::uint32_t max_term_bytes = 64;

/// A stem is that of a language: the French stem of "notes" is what English makes of "not", and the
/// two are different. So the language stands behind the stem, "not/fr", but for English; words of
/// languages without a stemmer have the mark alone. No word has the mark in it.
inline constexpr char stem_tag_mark = '/';
inline constexpr std::string_view untagged_language = "en";

struct TaggedStem {
  std::string_view stem;
  std::string_view tag;  ///< "/fr", "/" or, of English, nothing.
};

inline TaggedStem split_stem(std::string_view tagged) {
  const std::size_t mark = tagged.rfind(stem_tag_mark);
  if (mark == std::string_view::npos) return {tagged, {}};
  return {tagged.substr(0, mark), tagged.substr(mark)};
}

/// Not safe to share between threads: give each thread its own. Creating one is slow (it loads ICU
/// rules), using it is fast: after the first calls analyze() allocates nothing.
class Analyzer {
 public:
  static Result<Analyzer> create(const AnalyzerOptions& options = {});

  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;
  ~Analyzer();

  /// The tokens of `utf8`, in text order. Words are cut alike in every language; `language` (ISO
  /// 639-1) picks the stemmer, and a language without one is not stemmed. Never fails: bytes that
  /// are not UTF-8 separate words. The tokens, and the views in them, are valid until the next
  /// call. Requires utf8.size() < 4 GiB.
  std::span<const Token> analyze(std::string_view utf8, std::string_view language = "en");

  /// For each token of `utf8` its stem in each of the languages, as analyze() has them.
  std::vector<std::vector<std::string>> stems(std::string_view utf8,
                                              std::span<const std::string> languages);

  /// Where the tokens of analyze() stand, without working out what they are: for texts whose stems
  /// are known. Valid until the next call.
  std::span<const ByteRange> find_words(std::string_view utf8);

  /// Names everything that decides which tokens come out: rules, ICU and stemmer versions. The
  /// indexer stores it and the searcher compares it, so that no archive is read with another
  /// analysis.
  static std::string fingerprint();

 private:
  class Impl;  // keeps ICU out of this header
  explicit Analyzer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace pressmark
