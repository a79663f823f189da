// SPDX-License-Identifier: GPL-2.0-or-later
//
// Diagonal k is where x words of the one and x - k words of the other are taken. How far each can
// be followed with d changes is kept for every d, so that the way can be walked back.

#include "base/word_diff.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace pressmark {
namespace {

// Of after d changes: x by diagonal, from -d to d. Every other one is in use.
class Reach {
 public:
  explicit Reach(std::ptrdiff_t changes)
      : changes_(changes), x_(static_cast<std::size_t>(2 * changes + 1)) {}

  std::ptrdiff_t& operator[](std::ptrdiff_t diagonal) {
    return x_[static_cast<std::size_t>(diagonal + changes_)];
  }
  std::ptrdiff_t operator[](std::ptrdiff_t diagonal) const {
    return x_[static_cast<std::size_t>(diagonal + changes_)];
  }

  /// With one change more, is this diagonal best reached by a word of the other text, and not of
  /// the first?
  bool comes_from_above(std::ptrdiff_t diagonal) const {
    if (diagonal == -changes_ - 1) return true;
    return diagonal != changes_ + 1 && (*this)[diagonal - 1] < (*this)[diagonal + 1];
  }

 private:
  std::ptrdiff_t changes_;
  std::vector<std::ptrdiff_t> x_;
};

class Differ {
 public:
  Differ(Words before, Words after) : before_(before), after_(after) {}

  bool find(std::size_t most) {
    for (std::size_t changes = 0; changes <= most; ++changes) {
      if (extend(static_cast<std::ptrdiff_t>(changes))) return true;
    }
    return false;
  }

  std::vector<WordChange> walk_back() const {
    std::vector<WordChange> changes;
    auto x = std::ssize(before_);
    auto y = std::ssize(after_);
    for (std::size_t left = reaches_.size() - 1; left > 0; --left) {
      const Reach& last = reaches_[left - 1];
      const bool is_new = last.comes_from_above(x - y);
      const std::ptrdiff_t diagonal = x - y + (is_new ? 1 : -1);
      x = last[diagonal];
      y = x - diagonal;
      add(changes, static_cast<std::size_t>(x), static_cast<std::size_t>(y), is_new);
    }
    std::reverse(changes.begin(), changes.end());
    return changes;
  }

 private:
  bool extend(std::ptrdiff_t changes) {
    Reach reach{changes};
    bool is_at_end = false;
    for (std::ptrdiff_t diagonal = -changes; diagonal <= changes; diagonal += 2) {
      std::ptrdiff_t x = 0;
      if (changes > 0) {
        const Reach& last = reaches_.back();
        x = last.comes_from_above(diagonal) ? last[diagonal + 1] : last[diagonal - 1] + 1;
      }
      while (x < std::ssize(before_) && x - diagonal < std::ssize(after_) &&
             before_[static_cast<std::size_t>(x)] ==
                 after_[static_cast<std::size_t>(x - diagonal)]) {
        ++x;
      }
      reach[diagonal] = x;
      is_at_end |= x >= std::ssize(before_) && x - diagonal >= std::ssize(after_);
    }
    reaches_.push_back(std::move(reach));
    return is_at_end;
  }

  // In falling order; what touches is one change.
  static void add(std::vector<WordChange>& changes, std::size_t x, std::size_t y, bool is_new) {
    const WordChange change{x, x + (is_new ? 0 : 1), y, y + (is_new ? 1 : 0)};
    if (changes.empty() || changes.back().old_begin != change.old_end ||
        changes.back().new_begin != change.new_end) {
      changes.push_back(change);
    } else {
      changes.back().old_begin = change.old_begin;
      changes.back().new_begin = change.new_begin;
    }
  }

  Words before_;
  Words after_;
  std::vector<Reach> reaches_;  // by number of changes
};

}  // namespace

std::optional<std::vector<WordChange>> diff_words(Words before, Words after, std::size_t most) {
  Differ differ{before, after};
  if (!differ.find(most)) return std::nullopt;
  return differ.walk_back();
}

std::vector<std::string_view> split_words(std::string_view text) {
  constexpr std::string_view white = " \t\n\r\f\v";
  std::vector<std::string_view> words;
  for (std::size_t begin = text.find_first_not_of(white); begin != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(white, begin), text.size());
    words.push_back(text.substr(begin, end - begin));
    begin = text.find_first_not_of(white, end);
  }
  return words;
}

}  // namespace pressmark
