// SPDX-License-Identifier: GPL-2.0-or-later
//
// A line is words and names in quotes; which of them it takes is a table.
#include "archive/alias_file.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <xxhash.h>

#include "base/escape.h"
#include "base/files.h"
#include "base/utf8.h"

namespace pressmark {
namespace {

// A file that was written by hand is smaller; one that was made by a program need not be.
constexpr std::uint64_t most_bytes = std::uint64_t{16} << 20U;

constexpr std::string_view hint =
    "a line is: merge TYPE \"NAME\" \"NAME\"..., split TYPE \"NAME\"..., retype TYPE \"NAME\"... "
    "TYPE, or "
    "hide TYPE \"NAME\"...; types are person, org and place";

struct VerbForm {
  std::string_view word;
  AliasVerb verb;
  std::size_t least_names;
};

constexpr std::array verbs{
    VerbForm{"merge", AliasVerb::merge, 2},
    VerbForm{"split", AliasVerb::split, 1},
    VerbForm{"retype", AliasVerb::retype, 1},
    VerbForm{"hide", AliasVerb::hide, 1},
};

constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

bool is_refused(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && !is_blank(c)) || byte == 0x7F;
}

class LineParser {
 public:
  LineParser(std::string_view line, std::uint32_t number) : rest_(line) { rule_.line = number; }

  /// Nothing for a line that says nothing.
  Result<std::optional<AliasRule>> parse();

 private:
  static Error problem(std::string message) {
    return {ErrorKind::invalid_argument, std::move(message), std::string{hint}};
  }

  void skip_blanks();
  std::string_view take_word();
  Result<EntityType> take_type();
  Result<std::string> take_name();
  Status take_names();

  std::string_view rest_;
  AliasRule rule_;
};

void LineParser::skip_blanks() {
  while (!rest_.empty() && is_blank(rest_.front()))
    rest_.remove_prefix(1);
}

std::string_view LineParser::take_word() {
  skip_blanks();
  std::size_t end = 0;
  while (end < rest_.size() && !is_blank(rest_[end]) && rest_[end] != '"')
    ++end;
  const std::string_view word = rest_.substr(0, end);
  rest_.remove_prefix(end);
  skip_blanks();
  return word;
}

Result<EntityType> LineParser::take_type() {
  const std::string_view word = take_word();
  if (word.empty()) return problem("a type is missing");
  const std::optional<EntityType> type = parse_entity_type(word);
  if (!type) return problem(fmt::format("there is no type '{}'", word));
  return *type;
}

// Requires a quote in front.
Result<std::string> LineParser::take_name() {
  std::string name;
  for (std::size_t at = 1; at < rest_.size(); ++at) {
    const bool is_quote = rest_[at] == '"';
    const bool is_double = is_quote && at + 1 < rest_.size() && rest_[at + 1] == '"';
    if (is_quote && !is_double) {
      rest_.remove_prefix(at + 1);
      skip_blanks();
      if (name.empty()) return problem("a name is empty");
      return name;
    }
    name += rest_[at];
    if (is_double) ++at;
  }
  return problem("a quote is not closed");
}

Status LineParser::take_names() {
  while (!rest_.empty() && rest_.front() == '"') {
    Result<std::string> name = take_name();
    if (!name) return std::move(name).error();
    rule_.names.push_back(*std::move(name));
  }
  std::vector<std::string_view> sorted{rule_.names.begin(), rule_.names.end()};
  std::sort(sorted.begin(), sorted.end());
  const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
  if (twice != sorted.end()) return problem(quote_name(*twice) + " is there twice");
  return ok;
}

Result<std::optional<AliasRule>> LineParser::parse() {
  skip_blanks();
  if (rest_.empty() || rest_.front() == '#') return std::optional<AliasRule>{};
  const std::string_view word = take_word();
  const auto form = std::find_if(verbs.begin(), verbs.end(),
                                 [word](const VerbForm& known) { return known.word == word; });
  if (form == verbs.end()) {
    return problem(word.empty() ? std::string{"a line begins with a word, not with a name"}
                                : fmt::format("'{}' is nothing that can be done", word));
  }
  rule_.verb = form->verb;
  Result<EntityType> type = take_type();
  if (!type) return std::move(type).error();
  rule_.type = *type;
  if (Status names = take_names(); !names) return std::move(names).error();
  if (rule_.names.size() < form->least_names) {
    return problem(rule_.names.empty() ? "a name is missing; names stand in quotes"
                                       : "another name is missing");
  }
  if (rule_.verb == AliasVerb::retype) {
    Result<EntityType> new_type = take_type();
    if (!new_type) return std::move(new_type).error();
    rule_.new_type = *new_type;
    if (rule_.new_type == rule_.type) return problem("the two types are the same");
  }
  if (!rest_.empty() && rest_.front() != '#')
    return problem(fmt::format("nothing can follow here: {}", rest_));
  return std::optional{std::move(rule_)};
}

}  // namespace

Result<std::vector<AliasRule>> parse_aliases(std::string_view text, const std::string& path) {
  std::vector<AliasRule> rules;
  std::uint32_t number = 0;
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  const auto fail = [&](const Error& error) {
    return Error{error.kind,
                 fmt::format("{}:{}: {}", path, number, escape_for_terminal_line(error.message)),
                 error.hint};
  };
  while (!text.empty()) {
    ++number;
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!is_valid_utf8(line))
      return fail({ErrorKind::invalid_argument, "the line is not UTF-8", "save the file as UTF-8"});
    if (std::any_of(line.begin(), line.end(), is_refused))
      return fail({ErrorKind::invalid_argument, "there is a control character", std::string{hint}});
    Result<std::optional<AliasRule>> rule = LineParser{line, number}.parse();
    if (!rule) return fail(rule.error());
    if (*rule) rules.push_back(**std::move(rule));
  }
  return rules;
}

Result<AliasFile> read_aliases(const std::filesystem::path& archive) {
  const std::filesystem::path path = archive / alias_file_name;
  std::error_code error;
  if (!std::filesystem::exists(path, error) && !error) return AliasFile{};
  const Result<std::string> text = read_file(path, most_bytes);
  if (!text) return text.error();
  Result<std::vector<AliasRule>> rules = parse_aliases(*text, path.string());
  if (!rules) return std::move(rules).error();
  return AliasFile{*std::move(rules),
                   fmt::format("{:016x}", XXH3_64bits(text->data(), text->size()))};
}

std::string quote_name(std::string_view name) {
  std::string quoted{'"'};
  for (const char c : name) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string alias_line(const AliasRule& rule) {
  const auto form = std::find_if(verbs.begin(), verbs.end(),
                                 [&](const VerbForm& known) { return known.verb == rule.verb; });
  std::string line = fmt::format("{} {}", form->word, to_string(rule.type));
  for (const std::string& name : rule.names)
    line += ' ' + quote_name(name);
  if (rule.verb == AliasVerb::retype) line += fmt::format(" {}", to_string(rule.new_type));
  return line;
}

}  // namespace pressmark
