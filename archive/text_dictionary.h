// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the articles of an archive have in common: compressing one against it takes a third off
// what zstd makes of the article on its own.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "schema/article.h"

namespace pressmark {

/// Immutable. Safe to share between threads.
class TextDictionary {
 public:
  /// The dictionary of an archive that begins with these articles; null if their text is too little
  /// for one to pay. Depends on nothing else.
  static std::shared_ptr<const TextDictionary> make(std::span<const Article> articles);

  /// One that was made before; null if the bytes are none.
  static std::shared_ptr<const TextDictionary> of(std::string_view bytes);

  ~TextDictionary();
  TextDictionary(const TextDictionary&) = delete;
  TextDictionary& operator=(const TextDictionary&) = delete;

  /// A dictionary in zstd's format: what readers need.
  std::string_view bytes() const;

  /// True if it is worth a copy in a segment with so much text: more than it saves there, but
  /// merging keeps one copy, and what it saves.
  bool pays_for(std::uint64_t text_bytes) const { return text_bytes >= bytes().size(); }

 private:
  friend class TextCompressor;
  struct Impl;
  explicit TextDictionary(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

/// Makes rows of the `text` column. Not safe to share between threads.
class TextCompressor {
 public:
  /// Without a dictionary if it is null.
  explicit TextCompressor(std::shared_ptr<const TextDictionary> dictionary);
  TextCompressor(TextCompressor&&) noexcept;
  TextCompressor& operator=(TextCompressor&&) noexcept;
  ~TextCompressor();

  const TextDictionary* dictionary() const;

  /// Appends the zstd frame of `text` to `out`, without its magic number.
  void compress(std::string_view text, std::string& out);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace pressmark
