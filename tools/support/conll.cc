// SPDX-License-Identifier: GPL-2.0-or-later
//
// Cutting text into tokens is undone as far as it matters to names: what stands before a word and
// what follows it.
#include "tools/support/conll.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pressmark {
namespace {

using entities::NameType;

NameType parse_type(std::string_view type) {
  if (type == "PER") return NameType::person;
  if (type == "ORG") return NameType::organisation;
  if (type == "LOC") return NameType::place;
  return NameType::other;
}

bool is_tag(std::string_view tag) {
  if (tag == "O") return true;
  return tag.size() > 2 && (tag.front() == 'B' || tag.front() == 'I') && tag[1] == '-';
}

class Builder {
 public:
  void begin_article() {
    if (!articles_.back().tokens.empty()) articles_.emplace_back();
    end_sentence();
  }

  void end_sentence() {
    std::string& body = articles_.back().body;
    if (!body.empty() && !body.ends_with('\n')) body += "\n\n";
    is_open_ = false;
    begins_sentence_ = true;
    is_quoted_ = false;
  }

  void add(std::string_view token, std::string_view tag);

  std::vector<ConllArticle> finish() {
    if (articles_.back().tokens.empty()) articles_.pop_back();
    return std::move(articles_);
  }

 private:
  void close_gap(std::string_view token);

  std::vector<ConllArticle> articles_ = std::vector<ConllArticle>(1);
  bool is_open_ = false;  // the last token is part of a name
  bool begins_sentence_ = true;
  bool is_quoted_ = false;
};

// Takes back the space before this token if there was none in the text.
void Builder::close_gap(std::string_view token) {
  std::string& body = articles_.back().body;
  if (!body.ends_with(' ')) return;
  const bool ends_with_apostrophe = body.ends_with(" ’ ") || body.ends_with(" ' ");
  if (ends_with_apostrophe && token == "s") {
    body.pop_back();
    body.erase(body.rfind(' '), 1);
    articles_.back().tokens.back().range.begin -= 1;
    articles_.back().tokens.back().range.end -= 1;
    return;
  }
  static constexpr std::array<std::string_view, 12> closing{".", ",", ";", ":",  "?",  "!",
                                                            ")", "]", "%", "'s", "’s", "n't"};
  const bool opens = body.ends_with("( ") || body.ends_with("[ ") || body.ends_with("$ ");
  const bool ends_quote = token == "\"" && is_quoted_;
  const bool in_quote = token != "\"" && is_quoted_ && body.ends_with("\" ");
  if (opens || ends_quote || in_quote ||
      std::find(closing.begin(), closing.end(), token) != closing.end())
    body.pop_back();
}

void Builder::add(std::string_view token, std::string_view tag) {
  close_gap(token);
  ConllArticle& article = articles_.back();
  if (token == "\"") is_quoted_ = !is_quoted_;
  const auto begin = static_cast<std::uint32_t>(article.body.size());
  article.body += token;
  const auto end = static_cast<std::uint32_t>(article.body.size());
  article.body += ' ';
  article.tokens.push_back({{begin, end}, std::string{tag}, begins_sentence_});
  begins_sentence_ = false;
  if (tag == "O") {
    is_open_ = false;
    return;
  }
  const NameType type = parse_type(tag.substr(2));
  if (tag.front() == 'I' && is_open_ && article.names.back().type == type) {
    article.names.back().range.end = end;
  } else {
    article.names.push_back({{begin, end}, type});
  }
  is_open_ = true;
}

}  // namespace

Result<std::vector<ConllArticle>> parse_conll(std::string_view text, std::string_view name) {
  Builder builder;
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
      line.remove_suffix(1);
    if (line.empty()) {
      builder.end_sentence();
      continue;
    }
    if (line.starts_with("-DOCSTART-")) {
      builder.begin_article();
      continue;
    }
    const std::size_t token_end = line.find_first_of("\t ");
    const std::size_t tag = line.find_last_of("\t ");
    if (token_end == std::string_view::npos || token_end == 0 || !is_tag(line.substr(tag + 1))) {
      return Error{
          .kind = ErrorKind::bad_input,
          .message = std::string{name} + ":" + std::to_string(number) +
                     ": not a token and a tag such as B-PER",
          .hint = "each line is a token, a tab and a BIO tag; a blank line ends a sentence"};
    }
    builder.add(line.substr(0, token_end), line.substr(tag + 1));
  }
  return builder.finish();
}

std::vector<ConllName> names_on_tokens(const ConllArticle& article,
                                       const std::vector<Mention>& mentions) {
  std::vector<ConllName> names;
  for (const Mention& mention : mentions) {
    if (mention.field != TextField::body) continue;
    ByteRange range = mention.range;
    const auto token =
        std::lower_bound(article.tokens.begin(), article.tokens.end(), range.end,
                         [](const ConllToken& t, std::uint32_t end) { return t.range.end < end; });
    if (token != article.tokens.end() && token->range.end == range.end + 1 &&
        token->range.begin < range.end && article.body[range.end] == '.')
      range.end = token->range.end;
    names.push_back({range, static_cast<NameType>(mention.type)});
  }
  return names;
}

std::vector<std::string> tags_of(const ConllArticle& article, const std::vector<ConllName>& names) {
  static constexpr std::array<std::string_view, entities::name_type_count> types{"PER", "ORG",
                                                                                 "LOC", "MISC"};
  std::vector<std::string> tags(article.tokens.size(), "O");
  std::size_t at = 0;
  for (const ConllName& name : names) {
    while (at < tags.size() && article.tokens[at].range.begin < name.range.begin)
      ++at;
    bool is_first = true;
    for (; at < tags.size() && article.tokens[at].range.end <= name.range.end; ++at) {
      tags[at] = is_first ? "B-" : "I-";
      tags[at] += types[static_cast<std::size_t>(name.type)];
      is_first = false;
    }
  }
  return tags;
}

}  // namespace pressmark
