// SPDX-License-Identifier: GPL-2.0-or-later
//
// Snowball stemming with a cache: a word is stemmed once, then looked up.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace pressmark {

/// One language's stemmer. Not safe to share between threads.
class Stemmer {
 public:
  /// A language (ISO 639-1) without a Snowball stemmer gives words back as they are.
  explicit Stemmer(std::string_view language);
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;
  ~Stemmer();

  /// The stem of a case-folded word. The view lives until the stemmer is destroyed, or until its
  /// cache is full and starts anew, which happens only inside begin_text().
  std::string_view stem(std::string_view word);

  /// Call before each text: the place where a full cache is dropped.
  void begin_text();

  static bool has_language(std::string_view language);

  /// Where the stemmers come from, for Analyzer::fingerprint(): "xapian 1.4.22".
  static std::string version();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace pressmark
