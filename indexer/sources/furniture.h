// SPDX-License-Identifier: GPL-2.0-or-later
//
// A file that says which lines an outlet prints around its articles. `indexer furniture` writes
// one, people edit it, and builds are given it: what an article is then depends on it and on that
// file, never on the articles around it.
//
//   [Harbour Post]
//   # in 57 of 60 articles:
//   Register now for our newsletter
//   \# a line that begins with a number sign or a bracket
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/result.h"
#include "schema/article.h"

namespace pressmark {

/// What `[...]` names an outlet by: its source, else the host of its address without "www.", else
/// "?". "*" stands for every outlet.
std::string outlet_of(const Article& article);

/// A line as it is written into such a file, and compared: white space made single.
std::string furniture_line(std::string_view line);

class Furniture {
 public:
  /// Fails with invalid_argument, naming `name` and the line, where a line stands before any outlet
  /// or a bracket is not closed.
  static Result<Furniture> parse(std::string_view text, std::string_view name);

  /// Takes the lines of its outlet out of the body and into Article::removed; sets
  /// ArticleFlag::no_text if that leaves neither title, body nor captions.
  void remove_from(Article& article) const;

  bool empty() const { return by_outlet_.empty(); }

 private:
  using Lines = std::set<std::string, std::less<>>;
  const Lines* lines_of(std::string_view outlet) const;

  std::map<std::string, Lines, std::less<>> by_outlet_;
};

}  // namespace pressmark
