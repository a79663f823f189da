// SPDX-License-Identifier: GPL-2.0-or-later
//
// Looks for objects with the right @type, wherever they are.

#include "indexer/sources/json_ld.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <simdjson.h>

#include "indexer/sources/ascii_text.h"
#include "indexer/sources/inner_markup.h"

namespace pressmark {

namespace {

using JsonElement = simdjson::dom::element;

// Objects within objects; pages need three.
constexpr int deepest = 8;
constexpr std::size_t most_articles = 50;

// What is left of comments and CDATA sections that hide scripts from old browsers, and control
// characters.
std::string clean_script(std::string_view script) {
  for (const std::string_view opening : {"<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["}) {
    script = trimmed(script);
    if (script.starts_with(opening)) script.remove_prefix(opening.size());
  }
  for (const std::string_view closing : {"-->", "/*]]>*/", "//]]>", "]]>", ";"}) {
    script = trimmed(script);
    if (script.ends_with(closing)) script.remove_suffix(closing.size());
  }
  std::string clean{script};
  for (char& c : clean)
    c = static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  return clean;
}

std::string string_at(const simdjson::dom::object& object, std::string_view key) {
  std::string_view text;
  return object.at_key(key).get(text) == simdjson::SUCCESS ? std::string{trimmed(text)}
                                                           : std::string{};
}

// "Jane Doe" of "Jane Doe", {"name": "Jane Doe"} or a list of either.
std::string names_in(const JsonElement& value, int depth = 0) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return std::string{trimmed(text)};
  simdjson::dom::object object;
  if (value.get(object) == simdjson::SUCCESS) {
    JsonElement name;
    const bool has_name = object.at_key("name").get(name) == simdjson::SUCCESS && depth < 3;
    return has_name ? names_in(name, depth + 1) : std::string{};
  }
  simdjson::dom::array list;
  std::string names;
  if (value.get(list) != simdjson::SUCCESS || depth >= 3) return names;
  for (const JsonElement& item : list) {
    const std::string name = names_in(item, depth + 1);
    if (name.empty()) continue;
    names += (names.empty() ? "" : ", ") + name;
  }
  return names;
}

std::string names_at(const simdjson::dom::object& object, std::string_view key) {
  JsonElement value;
  return object.at_key(key).get(value) == simdjson::SUCCESS ? names_in(value) : std::string{};
}

std::string first_string_at(const simdjson::dom::object& object, std::string_view key) {
  JsonElement value;
  if (object.at_key(key).get(value) != simdjson::SUCCESS) return {};
  simdjson::dom::array list;
  if (value.get(list) == simdjson::SUCCESS) {
    for (const JsonElement& item : list) {
      std::string_view text;
      if (item.get(text) == simdjson::SUCCESS) return std::string{trimmed(text)};
    }
    return {};
  }
  return string_at(object, key);
}

bool is_article_type(std::string_view type) {
  constexpr std::string_view endings[] = {"Article", "BlogPosting", "LiveBlogPosting"};
  return std::any_of(std::begin(endings), std::end(endings),
                     [&](std::string_view ending) { return type.ends_with(ending); });
}

bool is_article(const simdjson::dom::object& object) {
  JsonElement type;
  if (object.at_key("@type").get(type) != simdjson::SUCCESS) return false;
  std::string_view name;
  if (type.get(name) == simdjson::SUCCESS) return is_article_type(name);
  simdjson::dom::array list;
  if (type.get(list) != simdjson::SUCCESS) return false;
  return std::any_of(list.begin(), list.end(), [](const JsonElement& item) {
    std::string_view text;
    return item.get(text) == simdjson::SUCCESS && is_article_type(text);
  });
}

// "https://...", or that of {"@id": ...}.
std::string address_at(const simdjson::dom::object& object, std::string_view key) {
  simdjson::dom::object inner;
  if (object.at_key(key).get(inner) == simdjson::SUCCESS) return string_at(inner, "@id");
  return string_at(object, key);
}

LinkedArticle read_article(const simdjson::dom::object& object) {
  LinkedArticle article;
  article.headline = string_at(object, "headline");
  if (article.headline.empty()) article.headline = string_at(object, "name");
  article.date = string_at(object, "datePublished");
  article.byline = names_at(object, "author");
  article.source = names_at(object, "publisher");
  article.section = first_string_at(object, "articleSection");
  article.topics = names_at(object, "keywords");
  article.language = first_string_at(object, "inLanguage");
  article.url = address_at(object, "mainEntityOfPage");
  if (article.url.empty()) article.url = address_at(object, "url");
  article.body = without_markup(string_at(object, "articleBody"));
  return article;
}

void find_articles(const JsonElement& value, int depth, std::vector<LinkedArticle>& found) {
  if (depth > deepest || found.size() >= most_articles) return;
  simdjson::dom::array list;
  if (value.get(list) == simdjson::SUCCESS) {
    for (const JsonElement& item : list)
      find_articles(item, depth + 1, found);
    return;
  }
  simdjson::dom::object object;
  if (value.get(object) != simdjson::SUCCESS) return;
  if (is_article(object)) {
    found.push_back(read_article(object));
    return;
  }
  for (const auto& field : object)
    find_articles(field.value, depth + 1, found);
}

}  // namespace

std::vector<LinkedArticle> read_json_ld(std::string_view script) {
  std::vector<LinkedArticle> found;
  const simdjson::padded_string padded{clean_script(script)};
  simdjson::dom::parser parser;
  JsonElement root;
  if (parser.parse(padded).get(root) == simdjson::SUCCESS) find_articles(root, 0, found);
  return found;
}

}  // namespace pressmark
