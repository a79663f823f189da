// SPDX-License-Identifier: GPL-2.0-or-later
//
// Numbers printed words 0, 1, 2... and keeps what is known of them, from article to article.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "analysis/entities/features.h"
#include "analysis/entities/model.h"
#include "analysis/entities/words.h"
#include "base/word_table.h"

namespace pressmark::entities {

/// Of a word past the ends of a sentence, which is a `line_edge`.
inline constexpr std::uint32_t no_type = 0xFFFFFFFFU;

/// The model, which knows the clusters, must outlive it.
class WordTypes {
 public:
  /// is_full() from here on; an article that was begun may still bring more.
  static constexpr std::size_t most_types = 32'768;

  explicit WordTypes(const EntityModel& model) : model_(model), numbers_(most_types) {}

  std::uint32_t add(const Word& word, std::string_view text);

  /// Takes `no_type`, too.
  const WordType& type(std::uint32_t number) const {
    return number == no_type ? line_edge : types_[number];
  }
  std::string_view text(std::uint32_t number) const { return texts_[number]; }
  std::size_t size() const { return types_.size(); }

  bool is_full() const { return numbers_.is_full(); }
  void clear();

 private:
  const EntityModel& model_;
  WordTable<std::uint32_t> numbers_;
  std::vector<WordType> types_;
  std::vector<std::string_view> texts_;
};

}  // namespace pressmark::entities
