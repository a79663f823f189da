// SPDX-License-Identifier: GPL-2.0-or-later
//
// Text -> blocks -> stretches with and without ASCII only -> words -> words joined by our own rules
// -> tokens. What a word is folded and stemmed to is worked out once and then looked up by the word
// as written, so that common words cost one hash and one comparison.
#include "analysis/analyzer.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <utility>
#include <vector>

#include <unicode/uchar.h>
#include <unicode/uversion.h>

#include "analysis/fold.h"
#include "analysis/stemmer.h"
#include "analysis/word_finder.h"
#include "analysis/word_form.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "base/word_table.h"

namespace pressmark {
namespace {

// Goes into the fingerprint. Raise it with every change of rules that changes tokens.
constexpr std::string_view rules_version = "6";

// Blocks end at white space, where no rule looks across: they bound the buffers and nothing else.
// Only where a text has no white space for a long while is it cut between two code points.
constexpr std::uint32_t block_bytes = 64 * 1024;
constexpr std::uint32_t max_block_bytes = 1024 * 1024;

constexpr std::size_t max_cached_words = 200'000;

bool is_ascii_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

bool is_utf8_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// The block of `text` that starts at `begin`.
ByteRange block_at(std::string_view text, std::uint32_t begin) {
  const auto size = static_cast<std::uint32_t>(text.size());
  if (size - begin <= block_bytes) return {begin, size};
  const std::uint32_t limit = begin + std::min(size - begin, max_block_bytes);
  std::uint32_t end = begin + block_bytes;
  while (end < limit && !is_ascii_space(text[end]))
    ++end;
  if (end == size || is_ascii_space(text[end])) return {begin, end};
  // At most three steps, for bytes that are not UTF-8 may be continuation bytes for ever.
  for (int step = 0; step < 3 && is_utf8_continuation(text[end]); ++step)
    --end;
  return {begin, end};
}

/// What goes behind the stems of a language.
std::string stem_tag(std::string_view language) {
  return language == untagged_language ? std::string{} : stem_tag_mark + std::string{language};
}

bool is_printed_in_capitals(std::string_view word) {
  std::size_t capitals = 0;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint next = decode_utf8(word, at);
    const auto c = static_cast<UChar32>(next.value);
    if (u_isULowercase(c) != 0) return false;
    if (u_isUUppercase(c) != 0) ++capitals;
    if (u_isalnum(c) != 0) ++characters;
    at += next.length;
  }
  return capitals > 0 && characters > 1;
}

/// One language's words as written, and what they become.
struct Lexicon {
  struct Form {
    std::string_view term;  // empty: not a token
    std::string_view stem;
    bool is_acronym = false;
    bool is_capitals = false;
    std::uint32_t number = 0;
  };

  /// `last_number` is of the words of all languages.
  Lexicon(std::string_view code, std::uint32_t& last_number)
      : language(code),
        tag(stem_tag(code)),
        stemmer(code),
        forms(max_cached_words),
        last_word_number(&last_number) {}

  std::string language;
  std::string tag;
  Stemmer stemmer;
  WordTable<Form> forms;
  std::uint32_t* last_word_number;

  const Form& form_of(std::string_view word) {
    const std::uint64_t hash = WordTable<Form>::hash(word);
    const Form* known = forms.find(word, hash);
    return known != nullptr ? *known : add(word, hash);
  }

  void begin_text() {
    stemmer.begin_text();
    if (forms.is_full()) forms.clear();
  }

 private:
  std::string stem_of(std::string_view folded) {
    // No stemmer has a rule for a word that long; some take quadratic time.
    std::string stem =
        fold_accents(folded.size() <= max_term_bytes ? stemmer.stem(folded) : folded);
    if (stem.empty()) stem = folded;  // nothing but marks
    return bound_term(stem) + tag;
  }

  const Form& add(std::string_view word, std::uint64_t hash) {
    const WordForm folded = fold_word(word);
    const std::string stem = stem_of(folded.term);
    TextArena& arena = forms.arena();
    const std::string_view key = arena.store(word);
    const auto keep = [&](std::string_view text, std::string_view beginning) {
      return beginning.starts_with(text) ? beginning.substr(0, text.size()) : arena.store(text);
    };
    Form form;
    form.is_acronym = folded.is_acronym;
    form.is_capitals = is_printed_in_capitals(word);
    form.term = keep(bound_term(folded.term), key);
    form.stem = keep(stem, form.term);
    if (++*last_word_number == 0) ++*last_word_number;
    form.number = *last_word_number;
    return *forms.insert(key, hash, form);
  }
};

/// Takes the word at `next` and what our own rules join to it: AT&T, C++, C#.
FoundWord take_word(std::string_view block, const std::vector<FoundWord>& words,
                    std::size_t& next) {
  FoundWord word = words[next++];
  if (word.end >= block.size()) return word;
  const auto follows = [&](std::uint32_t at) {
    return next < words.size() && words[next].begin == at;
  };
  const char after = block[word.end];
  if (after == '&') {
    while (word.is_letters && word.end < block.size() && block[word.end] == '&' &&
           follows(word.end + 1) && words[next].is_letters) {
      word.end = words[next++].end;
    }
  } else if (after == '+' || after == '#') {
    const std::uint32_t sign_bytes = after == '#' ? 1 : 2;
    const bool is_sign = after == '#' || block.substr(word.end, 2) == "++";
    const bool is_one_letter = word.end - word.begin == 1 && is_ascii_letter(block[word.begin]);
    if (is_sign && is_one_letter && !follows(word.end + sign_bytes)) word.end += sign_bytes;
  }
  return word;
}

}  // namespace

class Analyzer::Impl {
 public:
  Impl(UnicodeWordFinder finder, const AnalyzerOptions& options)
      : finder_(std::move(finder)), options_(options) {}

  std::span<const Token> analyze(std::string_view text, std::string_view language) {
    tokens_.clear();
    Lexicon& lexicon = lexicon_of(language);
    for_each_block(text, lexicon, [&](std::string_view up_to) { add_tokens(up_to, lexicon); });
    return tokens_;
  }

  std::vector<std::vector<std::string>> stems(std::string_view text,
                                              std::span<const std::string> languages) {
    std::vector<std::vector<std::string>> stems;
    std::vector<Lexicon*> lexicons;
    for (const std::string& language : languages) {
      lexicons.push_back(&lexicon_of(language));
      lexicons.back()->begin_text();
    }
    if (lexicons.empty()) return stems;
    for_each_block(text, *lexicons.front(), [&](std::string_view up_to) {
      for (std::size_t next = 0; next < words_.size();) {
        const FoundWord word = take_word(up_to, words_, next);
        const std::string_view written = up_to.substr(word.begin, word.end - word.begin);
        if (lexicons.front()->form_of(written).term.empty()) continue;
        auto& of_word = stems.emplace_back();
        for (Lexicon* lexicon : lexicons)
          of_word.emplace_back(lexicon->form_of(written).stem);
      }
    });
    return stems;
  }

  std::span<const ByteRange> find_words(std::string_view text) {
    ranges_.clear();
    Lexicon& lexicon = lexicon_of({});
    for_each_block(text, lexicon, [&](std::string_view up_to) { add_ranges(up_to, lexicon); });
    return ranges_;
  }

 private:
  /// Calls add(text up to the end of the block) with the words of each block in words_.
  template <typename Add>
  void for_each_block(std::string_view text, Lexicon& lexicon, const Add& add) {
    lexicon.begin_text();
    const auto size = static_cast<std::uint32_t>(text.size());
    for (std::uint32_t begin = 0; begin < size;) {
      const ByteRange block = block_at(text, begin);
      words_.clear();
      find_words(text, block);
      add(text.substr(0, block.end));
      begin = block.end;
    }
  }

  Lexicon& lexicon_of(std::string_view language) {
    // Whether there is a stemmer takes longer to find out than looking among those in use.
    if (Lexicon* known = find_lexicon(language)) return *known;
    if (!Stemmer::has_language(language)) language = {};
    if (Lexicon* known = find_lexicon(language)) return *known;
    return *lexicons_.emplace_back(std::make_unique<Lexicon>(language, last_word_number_));
  }

  Lexicon* find_lexicon(std::string_view language) const {
    for (const auto& lexicon : lexicons_) {
      if (lexicon->language == language) return lexicon.get();
    }
    return nullptr;
  }

  /// Fills words_. Chunks between white space are told apart by whether they are ASCII only; white
  /// space is not a context for any rule of either finder.
  void find_words(std::string_view text, ByteRange block) {
    if (!options_.use_ascii_fast_path) {
      finder_.find(text, block, words_);
      return;
    }
    std::uint32_t begin = block.begin;
    while (begin < block.end) {
      const std::uint32_t other = find_non_ascii(text, begin, block.end);
      const std::uint32_t ascii_end = other == block.end ? other : chunk_begin(text, begin, other);
      if (begin < ascii_end) find_ascii_words(text, {begin, ascii_end}, words_);
      begin = ascii_end;
      if (begin == block.end) return;
      const std::uint32_t end = non_ascii_end(text, other, block.end);
      finder_.find(text, {begin, end}, words_);
      begin = end;
    }
  }

  static std::uint32_t find_non_ascii(std::string_view text, std::uint32_t at, std::uint32_t end) {
    constexpr std::uint32_t step = sizeof(std::uint64_t);
    for (; end - at >= step; at += step) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, text.data() + at, step);
      if ((bytes & 0x8080808080808080U) != 0) break;
    }
    while (at < end && static_cast<unsigned char>(text[at]) < 0x80U)
      ++at;
    return at;
  }

  static std::uint32_t chunk_begin(std::string_view text, std::uint32_t least, std::uint32_t at) {
    while (at > least && !is_ascii_space(text[at - 1]))
      --at;
    return at;
  }

  /// The end of the run of chunks that are not ASCII only, the first of which holds `at`.
  static std::uint32_t non_ascii_end(std::string_view text, std::uint32_t at, std::uint32_t end) {
    std::uint32_t run_end = at;
    bool is_ascii_only = false;
    while (true) {
      for (; at < end && !is_ascii_space(text[at]); ++at) {
        if (static_cast<unsigned char>(text[at]) >= 0x80U) is_ascii_only = false;
      }
      if (is_ascii_only) return run_end;
      run_end = at;
      while (at < end && is_ascii_space(text[at]))
        ++at;
      if (at == end) return run_end;
      is_ascii_only = true;
    }
  }

  void add_tokens(std::string_view text, Lexicon& lexicon) {
    for (std::size_t next = 0; next < words_.size();) {
      const FoundWord word = take_word(text, words_, next);
      const Lexicon::Form& form = lexicon.form_of(text.substr(word.begin, word.end - word.begin));
      if (form.term.empty()) continue;
      const bool takes_dot = form.is_acronym && word.end < text.size() && text[word.end] == '.';
      tokens_.push_back({form.term, form.stem, word.begin, word.end + (takes_dot ? 1U : 0U),
                         static_cast<std::uint32_t>(tokens_.size() + 1), form.is_capitals,
                         form.number});
    }
  }

  /// add_tokens() without the forms, which matter only to words with a dot or beyond ASCII.
  void add_ranges(std::string_view text, Lexicon& lexicon) {
    for (std::size_t next = 0; next < words_.size();) {
      FoundWord word = take_word(text, words_, next);
      const std::string_view written = text.substr(word.begin, word.end - word.begin);
      const bool is_plain = std::all_of(written.begin(), written.end(), [](char c) {
        return c != '.' && static_cast<unsigned char>(c) < 0x80U;
      });
      if (!is_plain) {
        const Lexicon::Form& form = lexicon.form_of(written);
        if (form.term.empty()) continue;
        if (form.is_acronym && word.end < text.size() && text[word.end] == '.') ++word.end;
      }
      ranges_.push_back({word.begin, word.end});
    }
  }

  UnicodeWordFinder finder_;
  AnalyzerOptions options_;
  std::uint32_t last_word_number_ = 0;
  std::vector<std::unique_ptr<Lexicon>> lexicons_;  // one per language met, found by looking
  std::vector<FoundWord> words_;                    // of one block
  std::vector<Token> tokens_;
  std::vector<ByteRange> ranges_;
};

Result<Analyzer> Analyzer::create(const AnalyzerOptions& options) {
  Result<UnicodeWordFinder> finder = UnicodeWordFinder::create();
  if (!finder) return std::move(finder).error();
  return Analyzer{std::make_unique<Impl>(*std::move(finder), options)};
}

Analyzer::Analyzer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;
Analyzer::~Analyzer() = default;

std::span<const Token> Analyzer::analyze(std::string_view utf8, std::string_view language) {
  return impl_->analyze(utf8, language);
}

std::vector<std::vector<std::string>> Analyzer::stems(std::string_view utf8,
                                                      std::span<const std::string> languages) {
  return impl_->stems(utf8, languages);
}

std::span<const ByteRange> Analyzer::find_words(std::string_view utf8) {
  return impl_->find_words(utf8);
}

std::string Analyzer::fingerprint() {
  UVersionInfo version;
  char icu[U_MAX_VERSION_STRING_LENGTH];
  char unicode[U_MAX_VERSION_STRING_LENGTH];
  u_getVersion(version);
  u_versionToString(version, icu);
  u_getUnicodeVersion(version);
  u_versionToString(version, unicode);
  return "words " + std::string{rules_version} + "; icu " + icu + "; unicode " + unicode +
         "; snowball " + Stemmer::version();
}

}  // namespace pressmark
