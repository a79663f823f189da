// SPDX-License-Identifier: GPL-2.0-or-later
//
// RE2 takes linear time whatever the expression; its memory is bounded here.
#include "searcher/query/word_regex.h"

#include <string>
#include <utility>

#include <re2/re2.h>

#include "base/utf8.h"
#include "searcher/query/characters.h"

namespace pressmark {
namespace {

RE2::Options make_options() {
  constexpr std::int64_t most_memory = 1 << 20U;
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  options.set_never_capture(true);
  options.set_max_mem(most_memory);
  return options;
}

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

// Ends a unit, or begins what stands behind one.
bool ends_regex(std::string_view rest) {
  if (rest.empty()) return true;
  const char32_t next = decode_utf8(rest, 0).value;
  return is_query_space(next) || is_closing_parenthesis(next) || next == '^' || next == '~';
}

}  // namespace

struct WordRegex::Impl {
  explicit Impl(std::string_view expression) : regex(piece(expression), make_options()) {}
  RE2 regex;
};

WordRegex::WordRegex(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
WordRegex::WordRegex(WordRegex&&) noexcept = default;
WordRegex& WordRegex::operator=(WordRegex&&) noexcept = default;
WordRegex::~WordRegex() = default;

Result<WordRegex> WordRegex::compile(std::string_view expression) {
  auto impl = std::make_unique<Impl>(expression);
  if (!impl->regex.ok()) {
    return Error{ErrorKind::invalid_argument, "no regular expression: " + impl->regex.error(), ""};
  }
  return WordRegex{std::move(impl)};
}

bool WordRegex::matches(std::string_view word) const {
  return RE2::FullMatch(piece(word), impl_->regex);
}

std::optional<std::size_t> find_regex_end(std::string_view text) {
  if (!text.starts_with('/')) return std::nullopt;
  for (std::size_t at = 1; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (is_query_space(c.value)) return std::nullopt;
    if (c.value == '/') {
      const bool closes = at > 1 && ends_regex(text.substr(at + 1));
      return closes ? std::optional{at + 1} : std::nullopt;
    }
    at += c.length;
    if (c.value == '\\' && at < text.size()) at += decode_utf8(text, at).length;
  }
  return std::nullopt;
}

}  // namespace pressmark
