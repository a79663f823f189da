// SPDX-License-Identifier: GPL-2.0-or-later
//
// Puts together what the analyzer, the sentence finder and the recogniser say about one article.

#include "indexer/article_analysis.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "analysis/analyzer.h"
#include "analysis/dates/mentioned_dates.h"
#include "analysis/entities/recognizer.h"
#include "analysis/han_kana.h"
#include "analysis/language.h"
#include "analysis/sentences.h"
#include "base/utf8.h"
#include "indexer/tagged_names.h"
#include "schema/fields.h"

namespace pressmark {

namespace {

constexpr std::string_view fallback_language = "en";

// Enough for the detector, which looks at the beginning of a text only.
constexpr std::size_t language_sample_bytes = 8192;

constexpr std::uint32_t body_weight = find_field("body")->weight;
constexpr std::uint32_t caption_weight = find_field("caption")->weight;

// Tokens of one field, and where in the article's positions they stand.
struct FieldTokens {
  TextField field = TextField::body;
  std::string_view text;
  std::span<const Token> tokens;
  Position base = 0;  // added to a token's own position

  Position position_of(const Token& token) const { return base + token.position; }
  /// Of the first word, or where it would be.
  Position first_position() const {
    return tokens.empty() ? base + 1 : position_of(tokens.front());
  }
};

// The tokens that a range of bytes touches.
std::span<const Token> tokens_in(std::span<const Token> tokens, ByteRange range) {
  const auto first = std::partition_point(
      tokens.begin(), tokens.end(), [&](const Token& token) { return token.end <= range.begin; });
  const auto last = std::partition_point(
      first, tokens.end(), [&](const Token& token) { return token.begin < range.end; });
  return {first, last};
}

void append_sentences(const FieldTokens& field, std::vector<SentenceMark>& out) {
  bool begins_paragraph = false;
  for (const Sentence& sentence : find_sentences(field.text)) {
    // A sentence without words hands its paragraph's beginning on to the next.
    begins_paragraph = begins_paragraph || sentence.begins_paragraph;
    const std::span<const Token> tokens = tokens_in(field.tokens, sentence.range);
    const auto first = std::find_if(tokens.begin(), tokens.end(), [&](const Token& token) {
      return token.begin >= sentence.range.begin;
    });
    if (first == tokens.end()) continue;
    out.push_back({.field = field.field,
                   .first_position = field.position_of(*first),
                   .byte_offset = sentence.range.begin,
                   .begins_paragraph = begins_paragraph});
    begins_paragraph = false;
  }
}

bool comes_before(const Mention& a, const Mention& b) {
  return std::pair{a.field, a.range.begin} < std::pair{b.field, b.range.begin};
}

bool ends_before(const Mention& a, const Mention& b) {
  return std::pair{a.field, a.range.end} <= std::pair{b.field, b.range.begin};
}

// The mentions of the names that the record brought: wherever they are printed and, if nowhere,
// once with an empty range at the first word of `opening`.
std::vector<Mention> locate_tagged(std::span<const NamedEntity> names,
                                   std::span<const FieldTokens> texts, const FieldTokens& opening) {
  std::vector<Mention> mentions;
  std::set<NamedEntity> printed;
  for (const FieldTokens& field : texts) {
    for (const TaggedPlace& place : find_tagged_names(field.text, field.tokens, names)) {
      const NamedEntity& name = names[place.name];
      printed.insert(name);
      mentions.push_back({.field = field.field,
                          .range = place.range,
                          .type = name.type,
                          .spelling = name.spelling});
    }
  }
  const std::uint32_t begin = opening.tokens.empty() ? 0 : opening.tokens.front().begin;
  std::vector<Mention> unprinted;
  for (const NamedEntity& name : names) {
    if (!printed.insert(name).second) continue;
    unprinted.push_back({.field = opening.field,
                         .range = {begin, begin},
                         .type = name.type,
                         .spelling = name.spelling});
  }
  mentions.insert(mentions.begin(), unprinted.begin(), unprinted.end());
  return mentions;
}

// Tagged mentions, and those of the recognised ones that they leave room for.
std::vector<Mention> combine(std::vector<Mention> recognised, std::vector<Mention> tagged,
                             const std::vector<EntityType>& tagged_types) {
  if (tagged_types.empty()) return recognised;
  std::size_t next = 0;
  std::erase_if(recognised, [&](const Mention& mention) {
    if (std::find(tagged_types.begin(), tagged_types.end(), mention.type) != tagged_types.end()) {
      return true;
    }
    // Both lists are in text order: what ends before this mention begins is done with.
    while (next < tagged.size() && ends_before(tagged[next], mention))
      ++next;
    return next < tagged.size() && tagged[next].field == mention.field &&
           tagged[next].range.begin < mention.range.end;
  });
  std::vector<Mention> all;
  std::merge(tagged.begin(), tagged.end(), recognised.begin(), recognised.end(),
             std::back_inserter(all), comes_before);
  return all;
}

// Only an article that says itself when it was published says what its "Tuesday" is.
MentionClues clues_of(const Article& article) {
  const bool is_sure =
      article.date_by == DateBy::explicit_ && !article.has_flag(ArticleFlag::doubtful_date);
  return {article.title, article.body, article.language,
          is_sure ? article.published : std::nullopt};
}

}  // namespace

std::string find_language(const Article& article) {
  const std::size_t end =
      floor_to_code_point(article.body, std::min(article.body.size(), language_sample_bytes));
  std::string language = detect_language(article.title + "\n\n" + article.body.substr(0, end));
  return language.empty() ? std::string{fallback_language} : language;
}

// The tokens of a field, which the analyzer forgets when it turns to the next.
class KeptTokens {
 public:
  std::span<const Token> keep(std::span<const Token> tokens) {
    tokens_.assign(tokens.begin(), tokens.end());
    std::size_t bytes = 0;
    for (const Token& token : tokens)
      bytes += token.term.size() + token.stem.size();
    bytes_.clear();
    bytes_.reserve(bytes);  // so that the views into it stay
    for (Token& token : tokens_) {
      token.term = copy(token.term);
      token.stem = copy(token.stem);
    }
    return tokens_;
  }

 private:
  std::string_view copy(std::string_view text) {
    bytes_ += text;
    return std::string_view{bytes_}.substr(bytes_.size() - text.size());
  }

  std::string bytes_;
  std::vector<Token> tokens_;
};

class ArticleAnalyser::Impl {
 public:
  Impl(Analyzer analyzer, std::optional<EntityRecognizer> recognizer)
      : analyzer_(std::move(analyzer)), recognizer_(std::move(recognizer)) {}

  const ArticleAnalysis& analyse(Article& article);

 private:
  void analyse_texts(const Article& article);
  void append_words(const FieldTokens& field, std::uint32_t weight);
  void append_mentions(const Article& article);
  const FieldTokens& opening() const;

  Analyzer analyzer_;
  std::optional<EntityRecognizer> recognizer_;
  ArticleAnalysis analysis_;
  KeptTokens title_;
  KeptTokens captions_;
  std::array<FieldTokens, 3> texts_;  // by TextField
};

void ArticleAnalyser::Impl::analyse_texts(const Article& article) {
  const auto analyse_text = [&](const std::string& text) {
    return analyzer_.analyze(text, article.language);
  };
  const std::span<const Token> title = title_.keep(analyse_text(article.title));
  std::span<const Token> captions;
  if (!article.captions.empty()) captions = captions_.keep(analyse_text(article.captions));
  const std::span<const Token> body = analyse_text(article.body);
  FieldEnds& ends = analysis_.ends;
  ends = {};
  ends.title = title.empty() ? 0 : title.back().position;
  if (!captions.empty()) ends.body = ends.title + (body.empty() ? 0 : body.back().position);
  texts_[0] = {TextField::title, article.title, title, 0};
  texts_[1] = {TextField::body, article.body, body, ends.before(TextField::body)};
  texts_[2] = {TextField::caption, article.captions, captions, 0};
  if (!captions.empty()) texts_[2].base = ends.before(TextField::caption);
}

void ArticleAnalyser::Impl::append_words(const FieldTokens& field, std::uint32_t weight) {
  const Token* before = nullptr;
  for (const Token& token : field.tokens) {
    const bool is_behind_sign = before != nullptr && are_parted(field.text, *before, token);
    before = &token;
    analysis_.words.push_back({.term = token.term,
                               .stem = token.stem,
                               .field = field.field,
                               .position = field.position_of(token),
                               .is_capitals = token.is_capitals,
                               .is_behind_sign = is_behind_sign,
                               .number = token.number});
    analysis_.length += weight;
  }
}

// The first text that has words; the body, if none has.
const FieldTokens& ArticleAnalyser::Impl::opening() const {
  for (const FieldTokens& field : texts_) {
    if (!field.tokens.empty()) return field;
  }
  return texts_[1];
}

void ArticleAnalyser::Impl::append_mentions(const Article& article) {
  std::vector<Mention> recognised;
  if (recognizer_ && article.tagged_types.size() < entity_types.size()) {
    recognised = recognizer_->recognize(article.title, article.body, article.language);
  }
  const auto texts = std::span{texts_}.first(2);  // captions name photographers, too
  std::vector<Mention> mentions =
      combine(std::move(recognised), locate_tagged(article.tagged_entities, texts, opening()),
              article.tagged_types);
  for (Mention& mention : mentions) {
    const FieldTokens& field = texts_[static_cast<std::size_t>(mention.field)];
    const std::span<const Token> tokens = tokens_in(field.tokens, mention.range);
    MentionMark mark;
    if (!tokens.empty()) {
      mark.first_position = field.position_of(tokens.front());
      mark.words = field.position_of(tokens.back()) - mark.first_position + 1;
    } else if (mention.range.empty()) {
      mark.first_position = field.first_position();  // tagged, not printed
    } else {
      continue;
    }
    analysis_.mention_marks.push_back(mark);
    analysis_.mentions.push_back(std::move(mention));
  }
}

const ArticleAnalysis& ArticleAnalyser::Impl::analyse(Article& article) {
  analysis_.words.clear();
  analysis_.sentences.clear();
  analysis_.mentions.clear();
  analysis_.mention_marks.clear();
  analysis_.length = 0;
  if (article.language.empty()) article.language = find_language(article);

  analyse_texts(article);
  append_words(texts_[0], title_weight);
  append_words(texts_[1], body_weight);
  append_words(texts_[2], caption_weight);
  for (const FieldTokens& field : texts_)
    append_sentences(field, analysis_.sentences);
  append_mentions(article);
  analysis_.mentioned_dates = find_mentioned_dates(clues_of(article));
  return analysis_;
}

ArticleAnalyser::ArticleAnalyser(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ArticleAnalyser::ArticleAnalyser(ArticleAnalyser&&) noexcept = default;
ArticleAnalyser& ArticleAnalyser::operator=(ArticleAnalyser&&) noexcept = default;
ArticleAnalyser::~ArticleAnalyser() = default;

Result<ArticleAnalyser> ArticleAnalyser::create(const ArticleAnalyserOptions& options) {
  Result<Analyzer> analyzer = Analyzer::create();
  if (!analyzer) return analyzer.error();
  std::optional<EntityRecognizer> recognizer;
  if (options.use_entities) {
    Result<EntityRecognizer> created = EntityRecognizer::create();
    if (!created) return created.error();
    recognizer = *std::move(created);
  }
  return ArticleAnalyser{std::make_unique<Impl>(*std::move(analyzer), std::move(recognizer))};
}

const ArticleAnalysis& ArticleAnalyser::analyse(Article& article) {
  return impl_->analyse(article);
}

Result<std::string> ArticleAnalyser::fingerprint(bool use_entities) {
  Result<std::string> entities = std::string{"off"};
  if (use_entities) entities = EntityRecognizer::fingerprint();
  if (!entities) return entities;
  return Analyzer::fingerprint() + "; entities " + *entities + "; title " +
         std::to_string(title_weight) + ", body " + std::to_string(body_weight) + ", caption " +
         std::to_string(caption_weight) + ", gap " + std::to_string(field_position_gap) +
         "; dates " + std::to_string(mentioned_dates_rules) + "; format " +
         std::to_string(archive_format_version);
}

}  // namespace pressmark
