// SPDX-License-Identifier: GPL-2.0-or-later
//
// The terms of one article on their way from the builder of documents to the database.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pressmark {

/// Terms with their frequencies, in the order in which they are added. Kept between articles, so
/// that nothing is allocated for a term.
class DocumentTerms {
 public:
  struct Term {
    std::string_view text;
    std::uint32_t frequency = 0;
  };

  /// A term that is added twice has both frequencies together; 0 is that of a filter.
  void add(std::string_view term, std::uint32_t frequency) {
    bytes_.append(term);
    terms_.push_back({bytes_.size(), frequency});
  }

  std::size_t size() const { return terms_.size(); }

  /// The view lives until the next add() or clear(). Requires index < size().
  Term operator[](std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : terms_[index - 1].end;
    return {std::string_view{bytes_}.substr(begin, terms_[index].end - begin),
            terms_[index].frequency};
  }

  void clear() {
    bytes_.clear();
    terms_.clear();
  }

 private:
  struct Entry {
    std::size_t end;  // in bytes_; where the next one begins
    std::uint32_t frequency;
  };

  std::string bytes_;
  std::vector<Entry> terms_;
};

}  // namespace pressmark
