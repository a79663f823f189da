// SPDX-License-Identifier: GPL-2.0-or-later
//
// Articles of a few words.
#include "tests/support/random_articles.h"

#include <array>
#include <random>
#include <sstream>

#include <fmt/format.h>

namespace pressmark {
namespace {

constexpr std::array words{"red", "blue", "green", "grey"};
constexpr std::array article_sources{"", "Post", "POST", "Courier", "Wire"};
constexpr std::array dates{"",           "2016-12-31", "2017-01-01",
                           "2017-01-15", "2017-03-02", "2018-01-31"};

std::string random_text(std::mt19937& random, std::size_t most) {
  std::string text;
  for (std::size_t left = random() % (most + 1); left > 0; --left) {
    if (!text.empty()) text += ' ';
    text += words[random() % words.size()];
  }
  return text;
}

}  // namespace

std::vector<TinySegment> random_segments(std::uint32_t seed, std::size_t segments) {
  std::mt19937 random{seed};
  const std::vector<NamedEntity> names{{EntityType::person, "Anna Berg"},
                                       {EntityType::person, "Kofi Mensah"},
                                       {EntityType::place, "Geneva"}};
  std::vector<TinySegment> made(segments);
  std::size_t number = 0;
  for (TinySegment& segment : made) {
    for (std::size_t left = 1 + random() % 12; left > 0; --left) {
      TinyArticle article{.id = fmt::format("a{:03}", 997 * ++number % 1000)};
      article.title = random_text(random, 3);
      article.body = random_text(random, 12);
      article.source = article_sources[random() % article_sources.size()];
      article.date = dates[random() % dates.size()];
      for (const NamedEntity& name : names) {
        if (random() % 3 != 0) continue;
        article.body += " " + name.spelling;
        article.names.push_back(name);
      }
      segment.push_back(std::move(article));
    }
  }
  return made;
}

std::vector<TinyArticle> all_articles(const std::vector<TinySegment>& segments) {
  std::vector<TinyArticle> all;
  for (const TinySegment& segment : segments)
    all.insert(all.end(), segment.begin(), segment.end());
  return all;
}

std::uint64_t occurrences_of(const TinyArticle& article, std::string_view word) {
  std::istringstream text{article.title + ' ' + article.body};
  std::uint64_t count = 0;
  for (std::string next; text >> next;)
    count += next == word ? 1U : 0U;
  return count;
}

std::uint64_t words_in(const TinyArticle& article) {
  std::istringstream text{article.title + ' ' + article.body};
  std::uint64_t count = 0;
  for (std::string next; text >> next;)
    ++count;
  return count;
}

}  // namespace pressmark
