// SPDX-License-Identifier: GPL-2.0-or-later
//
// Words, sentences and names are inside the text, in order, and cut no character in two.

#include <array>
#include <string>
#include <vector>

#include "analysis/analyzer.h"
#include "analysis/charset.h"
#include "analysis/entities/recognizer.h"
#include "analysis/fold.h"
#include "analysis/language.h"
#include "analysis/sentences.h"
#include "base/utf8.h"
#include "tests/fuzz/targets.h"

namespace pressmark {
namespace {

// Analyzers and a recogniser are slow to make, and a call leaves no trace in them: both are tests
// of their own.
Analyzer& fast_analyzer() {
  static Analyzer analyzer = *Analyzer::create();
  return analyzer;
}

Analyzer& plain_analyzer() {
  static Analyzer analyzer = *Analyzer::create({.use_ascii_fast_path = false});
  return analyzer;
}

EntityRecognizer& fuzzed_recognizer() {
  static EntityRecognizer recognizer = *EntityRecognizer::create();
  return recognizer;
}

bool is_code_point_bound(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

struct CopiedToken {
  std::string term;
  std::string stem;
  ByteRange range;
  bool is_capitals = false;

  friend bool operator==(const CopiedToken&, const CopiedToken&) = default;
};

std::vector<CopiedToken> checked_tokens(Analyzer& analyzer, std::string_view text,
                                        std::string_view language) {
  std::vector<CopiedToken> tokens;
  std::uint32_t end = 0;
  for (const Token& token : analyzer.analyze(text, language)) {
    require(token.position == tokens.size() + 1, "positions count the words");
    require(end <= token.begin && token.begin < token.end && token.end <= text.size(),
            "words are in order and inside the text");
    end = token.end;
    require(is_valid_utf8(text.substr(token.begin, token.end - token.begin)),
            "a word cuts no character in two");
    const std::string_view stem = split_stem(token.stem).stem;
    require(!token.term.empty() && token.term.size() <= max_term_bytes &&
                is_valid_utf8(token.term) && token.term.find(stem_tag_mark) == token.term.npos,
            "a term is a short valid word");
    require(!stem.empty() && stem.size() <= max_term_bytes && is_valid_utf8(stem),
            "a stem is a short valid word");
    tokens.push_back({std::string{token.term},
                      std::string{token.stem},
                      {token.begin, token.end},
                      token.is_capitals});
  }
  return tokens;
}

void check_sentences(std::string_view text) {
  std::uint32_t end = 0;
  for (const Sentence& sentence : find_sentences(text)) {
    const ByteRange range = sentence.range;
    require(end <= range.begin && range.begin < range.end && range.end <= text.size(),
            "sentences are in order and inside the text");
    require(is_code_point_bound(text, range.begin) && is_code_point_bound(text, range.end),
            "a sentence cuts no character in two");
    end = range.end;
  }
}

void check_folding(std::string_view text) {
  const std::string folded = fold_case(text);
  require(is_valid_utf8(folded) && fold_case(folded) == folded, "folding twice folds once");
  require(is_valid_utf8(fold_accents(folded)), "text without accents is valid");
  require(is_valid_utf8(to_latin(text)), "text in Latin letters is valid");
  require(is_valid_utf8(fold_words(text)) && is_valid_utf8(fold_keyword(text)),
          "folded keywords are valid");
}

}  // namespace

void fuzz_analyzer(std::string_view input) {
  constexpr std::array<std::string_view, 5> languages{"en", "de", "ru", "fr", ""};
  const std::string_view language =
      languages[input.empty() ? 0 : static_cast<unsigned char>(input.back()) % languages.size()];
  const std::vector<CopiedToken> tokens = checked_tokens(fast_analyzer(), input, language);
  require(tokens == checked_tokens(plain_analyzer(), input, language),
          "the fast path finds what ICU finds");
  std::vector<ByteRange> ranges;
  for (const CopiedToken& token : tokens)
    ranges.push_back(token.range);
  const auto words = fast_analyzer().find_words(input);
  require(std::vector<ByteRange>(words.begin(), words.end()) == ranges, "words are the tokens");
  const std::string text = repair_utf8(input).text;
  check_sentences(text);
  check_folding(text);
  require(detect_language(text).size() <= 3, "a language is a code");
}

void fuzz_recognizer(std::string_view input) {
  const std::string text = repair_utf8(input).text;
  std::string_view body = text;
  const std::string_view title = take_line(body);
  for (const std::string_view language : {"en", "de"}) {
    std::pair<TextField, std::uint32_t> last{TextField::title, 0};
    for (const Mention& mention : fuzzed_recognizer().recognize(title, body, language)) {
      const std::string_view field = mention.field == TextField::title ? title : body;
      require(mention.range.begin < mention.range.end && mention.range.end <= field.size(),
              "a name is inside the text");
      require(std::pair{mention.field, mention.range.begin} >= last,
              "names are in order and do not overlap");
      require(is_valid_utf8(field.substr(mention.range.begin, mention.range.size())),
              "a name cuts no character in two");
      require(!mention.spelling.empty() && is_valid_utf8(mention.spelling), "a name is a text");
      require(mention.confidence >= 0 && mention.confidence <= 1, "confidence is a share");
      last = {mention.field, mention.range.end};
    }
  }
}

void fuzz_charset(std::string_view input) {
  std::string_view raw = input;
  const std::string_view declared = take_line(raw);
  for (const std::string_view charset : {std::string_view{}, declared}) {
    const DecodedText decoded = decode_text(raw, charset);
    require(is_valid_utf8(decoded.text), "decoded text is valid");
    require(decoded.text.find('\0') == std::string::npos, "and has no NUL");
    require(!decoded.charset.empty(), "its character set has a name");
  }
  const RepairedText repaired = repair_utf8(raw);
  require(is_valid_utf8(repaired.text), "repaired text is valid");
  if (is_valid_utf8(raw) && repaired.repaired_bytes == 0) {
    require(raw.ends_with(repaired.text), "good text is not repaired");
  }
}

}  // namespace pressmark
