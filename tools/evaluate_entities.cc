// SPDX-License-Identifier: GPL-2.0-or-later
//
// Precision, recall and F1 of the entity recogniser on annotated text, per type: a name counts if
// its words and its type are exactly those of the annotation.
//
//   evaluate_entities file.conll [--errors]
//
// The file has a token, a tab and a BIO tag (PER, ORG, LOC; others are ignored) on each line, a
// blank line after each sentence, and -DOCSTART- before each article. Tokens are joined by spaces,
// but for punctuation.

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "analysis/entities/recognizer.h"
#include "base/files.h"

namespace {

using pressmark::ByteRange;
using pressmark::EntityType;

struct Article {
  std::string body;
  std::vector<std::pair<ByteRange, EntityType>> names;
};

struct Counts {
  int expected = 0;
  int found = 0;
  int right = 0;
};

std::optional<EntityType> parse_tag(std::string_view tag) {
  if (tag == "PER") return EntityType::person;
  if (tag == "ORG") return EntityType::organisation;
  if (tag == "LOC") return EntityType::place;
  return std::nullopt;
}

// Undoes what cutting the text into tokens did to its spaces.
void close_gap(std::string& body, std::string_view token) {
  if (body.empty() || body.back() != ' ') return;
  const bool ends_with_apostrophe = body.ends_with(" ’ ") || body.ends_with(" ' ");
  if (ends_with_apostrophe && token == "s") {
    body.erase(body.size() - 1);
    body.erase(body.rfind(' '), 1);
    return;
  }
  static constexpr std::array<std::string_view, 12> closing{".", ",", ";", ":",  "?",  "!",
                                                            ")", "]", "%", "'s", "’s", "n't"};
  const bool opens = body.ends_with("( ") || body.ends_with("[ ") || body.ends_with("$ ");
  if (opens || std::find(closing.begin(), closing.end(), token) != closing.end()) body.pop_back();
}

void add_token(Article& article, std::string_view token, std::string_view tag, bool& is_open) {
  close_gap(article.body, token);
  const auto begin = static_cast<std::uint32_t>(article.body.size());
  article.body += token;
  const auto end = static_cast<std::uint32_t>(article.body.size());
  article.body += ' ';
  const auto type = tag.size() > 2 ? parse_tag(tag.substr(2)) : std::nullopt;
  if (type && tag.front() == 'I' && is_open && article.names.back().second == *type) {
    article.names.back().first.end = end;
  } else if (type) {
    article.names.emplace_back(ByteRange{begin, end}, *type);
  }
  is_open = type.has_value();
}

std::vector<Article> parse_conll(std::string_view text) {
  std::vector<Article> articles(1);
  bool is_open = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t tab = line.find('\t');
    if (line.starts_with("-DOCSTART-")) {
      if (!articles.back().body.empty()) articles.emplace_back();
      is_open = false;
    } else if (tab == std::string_view::npos) {
      if (!articles.back().body.empty() && articles.back().body.back() != '\n')
        articles.back().body += "\n\n";
      is_open = false;
    } else {
      add_token(articles.back(), line.substr(0, tab), line.substr(tab + 1), is_open);
    }
  }
  return articles;
}

void print_row(const char* name, const Counts& counts) {
  const auto share = [](int part, int whole) { return whole == 0 ? 0.0 : 100.0 * part / whole; };
  const double precision = share(counts.right, counts.found);
  const double recall = share(counts.right, counts.expected);
  const double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  std::printf("%-8s %8d %8d %8d %10.1f %8.1f %8.1f\n", name, counts.expected, counts.found,
              counts.right, precision, recall, f1);
}

void print_errors(const Article& article, const std::set<std::pair<ByteRange, EntityType>>& found) {
  const std::set<std::pair<ByteRange, EntityType>> expected{article.names.begin(),
                                                            article.names.end()};
  const auto print = [&](const char* what, const std::pair<ByteRange, EntityType>& name) {
    const std::size_t begin = name.first.begin > 40 ? name.first.begin - 40 : 0;
    std::string context = article.body.substr(begin, name.first.end + 30 - begin);
    std::replace(context.begin(), context.end(), '\n', ' ');
    std::printf("%s\t%s\t%s\t%s\n", what, std::string{to_string(name.second)}.c_str(),
                article.body.substr(name.first.begin, name.first.size()).c_str(), context.c_str());
  };
  for (const auto& name : expected) {
    if (!found.contains(name)) print("missed", name);
  }
  for (const auto& name : found) {
    if (!expected.contains(name)) print("extra", name);
  }
}

std::array<Counts, 3> evaluate(pressmark::EntityRecognizer& recognizer,
                               const std::vector<Article>& articles, bool wants_errors) {
  std::array<Counts, 3> counts{};
  for (const Article& article : articles) {
    std::set<std::pair<ByteRange, EntityType>> found;
    for (const auto& mention : recognizer.recognize({}, article.body, "en"))
      found.insert({mention.range, mention.type});
    for (const auto& name : article.names)
      ++counts[static_cast<std::size_t>(name.second)].expected;
    for (const auto& name : found)
      ++counts[static_cast<std::size_t>(name.second)].found;
    for (const auto& name : article.names) {
      if (found.contains(name)) ++counts[static_cast<std::size_t>(name.second)].right;
    }
    if (wants_errors) print_errors(article, found);
  }
  return counts;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string_view> arguments(argv + 1, argv + argc);
  const bool wants_errors = arguments.size() == 2 && arguments[1] == "--errors";
  if (arguments.empty() || (arguments.size() == 2 && !wants_errors) || arguments.size() > 2) {
    std::fputs("usage: evaluate_entities file.conll [--errors]\n", stderr);
    return 2;
  }
  const auto text =
      pressmark::read_file(std::filesystem::path{arguments[0]}, std::uint64_t{1} << 30U);
  auto recognizer = pressmark::EntityRecognizer::create();
  if (!text || !recognizer) {
    const pressmark::Error& error = !text ? text.error() : recognizer.error();
    std::fprintf(stderr, "error: %s\n", error.message.c_str());
    return exit_code(error.kind);
  }
  const std::array<Counts, 3> counts = evaluate(*recognizer, parse_conll(*text), wants_errors);
  std::printf("%-8s %8s %8s %8s %10s %8s %8s\n", "type", "expected", "found", "right", "precision",
              "recall", "f1");
  Counts all;
  for (const EntityType type : pressmark::entity_types) {
    const Counts& c = counts[static_cast<std::size_t>(type)];
    print_row(std::string{to_string(type)}.c_str(), c);
    all = {all.expected + c.expected, all.found + c.found, all.right + c.right};
  }
  print_row("all", all);
  return 0;
}
