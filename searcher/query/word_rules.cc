// SPDX-License-Identifier: GPL-2.0-or-later
//
// The rules for single runs of characters. All take linear time.
#include "searcher/query/word_rules.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/ascii.h"
#include "base/byte_range.h"
#include "searcher/query/characters.h"
#include "searcher/query/lexer.h"
#include "searcher/query/word_regex.h"

namespace pressmark {
namespace {

std::size_t count_letters(std::string_view run) {
  std::size_t letters = 0;
  while (letters < run.size() && is_ascii_letter(run[letters]))
    ++letters;
  return letters;
}

// `word` up to `cut`, or all of it without that character where nothing would be left.
std::string before_or_without(std::string_view word, std::size_t cut) {
  if (cut > 0) return std::string{word.substr(0, cut)};
  return std::string{word.substr(1)};
}

bool is_number(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_ascii_digit);
}

std::string spaced(std::string_view word, std::size_t at, std::string_view sign) {
  return std::string{word.substr(0, at)} + " " + std::string{sign} + " " +
         std::string{word.substr(at + sign.size())};
}

// Takes the modifiers off both ends of a word.
class ModifierReader {
 public:
  explicit ModifierReader(std::string_view run) : run_(run), end_(run.size()) {}

  std::variant<ModifiedWord, WordFault> read() {
    if (is_web_address(run_)) return whole();
    if (run_.starts_with('=')) {
      word_.is_exact = true;
      begin_ = 1;
      if (run_.size() == 1) return fault(0, 1, "= stands directly before a word", "");
    }
    if (auto found = read_caret()) return *std::move(found);
    if (auto found = read_tilde()) return *std::move(found);
    if (auto found = check_wildcards()) return *std::move(found);
    word_.text = byte_range(begin_, end_);
    return word_;
  }

 private:
  ModifiedWord whole() const {
    ModifiedWord word;
    word.text = byte_range(0, run_.size());
    return word;
  }

  static WordFault fault(std::size_t begin, std::size_t end, std::string message,
                         std::string replacement) {
    return {byte_range(begin, end), std::move(message), std::move(replacement)};
  }

  std::string up_to(std::size_t end) const { return std::string{run_.substr(0, end)}; }

  std::optional<WordFault> read_caret() {
    const std::size_t at = run_.find('^', begin_);
    if (at == std::string_view::npos) return std::nullopt;
    const auto weight = read_weight(run_.substr(at + 1));
    if (at == begin_ || !weight) {
      return fault(at, run_.size(), "after ^ stands a weight from 0.001 to 100",
                   before_or_without(run_, at));
    }
    word_.weight = *weight;
    end_ = at;
    return std::nullopt;
  }

  std::optional<WordFault> read_tilde() {
    const std::string_view rest = run_.substr(0, end_);
    const std::size_t at = rest.find('~', begin_);
    if (at == std::string_view::npos) return std::nullopt;
    const std::string_view digits = rest.substr(at + 1);
    const std::string_view letters = rest.substr(begin_, at - begin_);
    if (letters.empty() || (!digits.empty() && digits != "1" && digits != "2")) {
      const bool is_number_behind = !letters.empty() && is_number(digits);
      return fault(at, end_, "after ~ stands how many letters may differ, 1 or 2",
                   is_number_behind ? up_to(at) + "~2" : before_or_without(run_, at));
    }
    if (word_.is_exact) {
      return fault(0, 1, "a word is either exact (=) or fuzzy (~)",
                   std::string{run_.substr(1, at - 1)});
    }
    if (find_wildcard(letters)) {
      return fault(at, end_, "a word either has wildcards (* and ?) or is fuzzy (~)", up_to(at));
    }
    return read_edits(at, letters, digits);
  }

  // A fuzzy word keeps three letters that must be right.
  std::optional<WordFault> read_edits(std::size_t at, std::string_view letters,
                                      std::string_view digits) {
    constexpr std::size_t shortest = 3;
    constexpr std::size_t shortest_for_two = 5;
    const std::size_t length = count_literals(letters);
    if (length < shortest) {
      return fault(at, end_, "a fuzzy word (~) has at least 3 letters", up_to(at));
    }
    if (digits == "2" && length < shortest_for_two) {
      return fault(at, end_, "two letters may differ in words of 5 and more", up_to(at) + "~1");
    }
    // As elsewhere: one letter in short words, two in others.
    const bool is_one = digits.empty() ? length <= shortest_for_two : digits == "1";
    word_.edits = is_one ? 1 : 2;
    end_ = at;
    return std::nullopt;
  }

  std::optional<WordFault> check_wildcards() {
    const std::string_view letters = run_.substr(begin_, end_ - begin_);
    const auto at = find_wildcard(letters);
    if (!at) return std::nullopt;
    word_.has_wildcards = true;
    if (count_literals(letters) >= least_literals) return std::nullopt;
    return fault(begin_ + *at, begin_ + *at + 1,
                 "a wildcard needs at least 2 letters or digits beside it",
                 without_wildcards(letters));
  }

  std::string_view run_;
  std::size_t begin_ = 0;
  std::size_t end_;
  ModifiedWord word_;
};

}  // namespace

FieldName split_field_name(std::string_view run) {
  FieldName name;
  constexpr std::string_view dotted_name = "date.by";  // the only one
  const bool is_dotted = ascii_lower(run.substr(0, dotted_name.size())) == dotted_name;
  const std::size_t letters = is_dotted ? dotted_name.size() : count_letters(run);
  if (letters == 0 || letters == run.size()) return name;
  if (run[letters] != ':' && run[letters] != '=') return name;
  name.separator = run[letters];
  name.end = letters + 1;
  name.lower = ascii_lower(run.substr(0, letters));
  name.field = find_field(name.lower);
  name.bound = find_date_bound(name.lower);
  name.property = find_property(name.lower);
  name.is_lead = name.lower == lead_name;
  return name;
}

std::optional<BracketRange> find_bracket_range(std::string_view text) {
  constexpr std::size_t longest_range = 64;
  if (!text.starts_with('[') && !text.starts_with('{')) return std::nullopt;
  const std::string_view ahead = text.substr(0, longest_range);
  const std::size_t close = ahead.find_first_of("]}");
  if (close == std::string_view::npos) return std::nullopt;
  const std::string_view inside = ahead.substr(1, close - 1);
  const std::size_t to = inside.find(" TO ");
  if (to == std::string_view::npos) return std::nullopt;
  return BracketRange{close + 1, inside.substr(0, to), inside.substr(to + 4)};
}

bool is_web_address(std::string_view run) {
  const std::size_t letters = count_letters(run);
  if (letters > 0 && run.substr(letters).starts_with("://")) return true;
  const std::string start = ascii_lower(run.substr(0, 7));
  return start.starts_with("www.") || start == "mailto:";
}

std::optional<QueryTokenKind> find_operator(std::string_view run) {
  if (run == "AND" || run == "&&") return QueryTokenKind::conjoin;
  if (run == "OR" || run == "|" || run == "||") return QueryTokenKind::disjoin;
  if (run == "NOT") return QueryTokenKind::negate;
  return std::nullopt;
}

std::optional<ProximityWord> find_proximity(std::string_view run) {
  const std::string lower = ascii_lower(run);
  if (lower == "/s" || lower == "w/s")
    return ProximityWord{Closeness::same_sentence, run, "", false};
  if (lower == "/p" || lower == "w/p" || run == "SAME") {
    return ProximityWord{Closeness::same_paragraph, run, "", false};
  }
  for (const auto& [name, closeness] :
       {std::pair{std::string_view{"NEAR"}, Closeness::any_order},
        std::pair{std::string_view{"ADJ"}, Closeness::in_order},
        std::pair{std::string_view{"ONEAR"}, Closeness::in_order}}) {
    if (!run.starts_with(name)) continue;
    const bool has_slash = run.substr(name.size()).starts_with('/');
    const std::size_t begin = name.size() + (has_slash ? 1 : 0);
    const std::string_view rest = run.substr(begin);
    if (!has_slash && !is_number(rest)) return std::nullopt;
    return ProximityWord{closeness, run.substr(0, begin), rest, has_slash};
  }
  // In lower case, too; but only before digits, for w/Trump is two words.
  for (const auto& [name, closeness] : {std::pair{std::string_view{"w/"}, Closeness::any_order},
                                        std::pair{std::string_view{"pre/"}, Closeness::in_order}}) {
    if (!lower.starts_with(name) || run.size() == name.size()) continue;
    const std::string_view rest = run.substr(name.size());
    if (is_number(rest)) return ProximityWord{closeness, run.substr(0, name.size()), rest, true};
  }
  return std::nullopt;
}

std::optional<FunctionWord> find_function(std::string_view run) {
  struct Name {
    std::string_view name;
    QueryFunction function;
    bool takes_number;
  };
  static constexpr std::array names{
      Name{"ATLEAST", QueryFunction::at_least, true}, Name{"LEAD", QueryFunction::lead, true},
      Name{"HLEAD", QueryFunction::lead, true},       Name{"MAJOR", QueryFunction::major, false},
      Name{"CAPS", QueryFunction::capitals, false},   Name{"EXACT", QueryFunction::exact, false}};
  for (const Name& known : names) {
    if (!run.starts_with(known.name)) continue;
    std::string_view rest = run.substr(known.name.size());
    if (rest.empty()) return FunctionWord{known.function, rest};
    if (!known.takes_number) continue;
    if (rest.starts_with('/')) return FunctionWord{known.function, rest.substr(1)};
    if (is_number(rest)) return FunctionWord{known.function, rest};
  }
  return std::nullopt;
}

std::optional<std::size_t> find_wildcard(std::string_view text) {
  const std::size_t at = text.find_first_of("*?");
  if (at == std::string_view::npos) return std::nullopt;
  return at;
}

std::size_t count_literals(std::string_view text) {
  // Bytes that begin a code point, but for the wildcards.
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return c != '*' && c != '?' && (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

std::string without_wildcards(std::string_view text) {
  std::string plain{text};
  std::erase_if(plain, [](char c) { return c == '*' || c == '?'; });
  return plain;
}

std::optional<WordFault> find_word_fault(std::string_view word) {
  if (is_web_address(word)) return std::nullopt;
  if (word.starts_with('=') && find_regex_end(word.substr(1))) {
    return WordFault{byte_range(0, 1), "a regular expression is about words as printed without =",
                     std::string{word.substr(1)}};
  }
  for (const std::string_view sign : {"&&", "||", "|"}) {
    const std::size_t at = word.find(sign);
    if (at == std::string_view::npos) continue;
    return WordFault{byte_range(at, at + sign.size()),
                     "the operator " + std::string{sign} + " stands between spaces",
                     spaced(word, at, sign)};
  }
  return std::nullopt;
}

std::optional<std::uint32_t> read_number(std::string_view digits, std::uint32_t least,
                                         std::uint32_t most) {
  std::uint32_t number = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, fault] = std::from_chars(digits.data(), end, number);
  if (fault != std::errc{} || stop != end || number < least || number > most) return std::nullopt;
  return number;
}

std::optional<std::uint32_t> read_weight(std::string_view text) {
  constexpr std::uint32_t largest = 100;
  const std::size_t dot = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, dot);
  const std::string_view part = dot < text.size() ? text.substr(dot + 1) : std::string_view{};
  if (whole.size() > 3 || part.size() > 3 || !is_number(whole) || !is_number(part)) {
    return std::nullopt;
  }
  if (whole.empty() || (dot < text.size() && part.empty())) return std::nullopt;
  const std::string digits =
      std::string{whole} + std::string{part} + std::string(3 - part.size(), '0');
  return read_number(digits, 1, largest * plain_weight);
}

std::variant<ModifiedWord, WordFault> read_modifiers(std::string_view run) {
  return ModifierReader{run}.read();
}

}  // namespace pressmark
