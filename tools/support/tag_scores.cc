// SPDX-License-Identifier: GPL-2.0-or-later
//
// The editors' tags are slugs of their own; what stands for them is a mapping, fixed beforehand.
#include "tools/support/tag_scores.h"

#include <algorithm>
#include <utility>

#include <simdjson.h>

#include "analysis/entities/canonical_names.h"
#include "analysis/entities/gazetteer.h"
#include "analysis/entities/words.h"
#include "analysis/fold.h"

namespace pressmark {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

/// A country is what an article is about if none weighs more, or if it weighs as much as two places
/// and this share of the one that weighs most.
constexpr double least_share = 0.25;
constexpr int place_weight = 2;
constexpr int demonym_weight = 1;  ///< "Japanese"

void add(const std::set<std::string>& wanted, const std::set<std::string>& given,
         SpanCounts& counts) {
  counts.expected += static_cast<int>(wanted.size());
  counts.found += static_cast<int>(given.size());
  for (const std::string& one : wanted)
    counts.right += given.contains(one) ? 1 : 0;
}

std::vector<std::string> tags_of(simdjson::dom::element article, std::string_view field) {
  std::vector<std::string> tags;
  for (const std::string_view tag : article[field].get_array())
    tags.emplace_back(tag);
  return tags;
}

}  // namespace

TagMapping read_tag_mapping(std::string_view file) {
  TagMapping mapping;
  for (const std::string_view line : split(file, '\n')) {
    if (line.front() == '#') continue;
    const auto fields = split(line, '\t');
    for (std::size_t i = 1; i < fields.size(); ++i)
      mapping[std::string{fields[0]}].emplace(fields[i]);
  }
  return mapping;
}

Result<TaggedArticle> parse_tagged_article(std::string_view json) {
  try {
    simdjson::dom::parser parser;
    const simdjson::padded_string padded{json};
    const simdjson::dom::element read = parser.parse(padded);
    TaggedArticle article;
    article.title = std::string{read["title"].get_string().value()};
    article.body = std::string{read["dateline"].get_string().value()} + ' ' +
                   std::string{read["body"].get_string().value()};
    article.people = tags_of(read, "people");
    article.places = tags_of(read, "places");
    return article;
  } catch (const simdjson::simdjson_error& error) {
    return Error{ErrorKind::bad_input, error.what()};
  }
}

TagScorer::TagScorer(EntityRecognizer recognizer, TagMapping people, TagMapping places)
    : recognizer_(std::move(recognizer)), people_(std::move(people)), places_(std::move(places)) {
  for (const auto& [tag, keys] : places_) {
    for (const std::string& key : keys)
      tag_of_key_.emplace(key, tag);
  }
}

// A person is found if one of the words that the tag stands for is a word of a person's name.
void TagScorer::score_people(const TaggedArticle& article, const std::vector<Mention>& mentions,
                             const MissedPerson& missed) {
  if (article.people.empty()) return;
  const std::vector<std::string> printed = name_words(article.title + '\n' + article.body);
  std::set<std::string> words;
  for (const Mention& mention : mentions) {
    if (mention.type != EntityType::person) continue;
    for (const std::string& word : name_words(mention.spelling))
      words.insert(word);
  }
  for (const std::string& tag : article.people) {
    const auto mapped = people_.find(tag);
    std::set<std::string> wanted{tag.substr(tag.rfind('-') + 1)};
    if (mapped != people_.end()) wanted = mapped->second;
    const bool is_printed = std::any_of(wanted.begin(), wanted.end(), [&](const auto& word) {
      return std::binary_search(printed.begin(), printed.end(), word);
    });
    if (!is_printed) continue;
    const bool is_found = std::any_of(wanted.begin(), wanted.end(),
                                      [&](const auto& word) { return words.contains(word); });
    ++scores_.people.expected;
    scores_.people.found += is_found ? 1 : 0;
    scores_.people.right += is_found ? 1 : 0;
    if (!is_found && missed) missed(tag, article);
  }
}

const std::string* TagScorer::tag_of_place(std::string_view spelling) const {
  auto found = tag_of_key_.find(canonical_key(EntityType::place, spelling));
  if (found == tag_of_key_.end()) found = tag_of_key_.find(country_of_place(spelling));
  return found == tag_of_key_.end() ? nullptr : &found->second;
}

void TagScorer::weigh_demonyms(std::string_view text, std::map<std::string, int>& weights) const {
  entities::ArticleWords words;
  entities::split_words({}, text, words);
  const auto& gazetteer = entities::Gazetteer::built_in();
  for (const entities::Line& line : words.lines) {
    for (std::uint32_t i = line.first; i < line.last; ++i) {
      const entities::Word& word = words.words[i];
      if (!word.has_capital() || !word.is(entities::Trait::demonym)) continue;
      auto found = tag_of_key_.find(fold_case(words.text(line, word)));
      if (found == tag_of_key_.end())
        found = tag_of_key_.find(gazetteer.country_of_demonym(word.hash));
      if (found != tag_of_key_.end()) weights[found->second] += demonym_weight;
    }
  }
}

void TagScorer::score_places(const TaggedArticle& article, const std::vector<Mention>& mentions) {
  if (article.places.empty()) return;
  const std::set<std::string> wanted{article.places.begin(), article.places.end()};
  std::map<std::string, int> weights;
  for (const Mention& mention : mentions) {
    if (mention.type != EntityType::place) continue;
    if (const std::string* tag = tag_of_place(mention.spelling)) weights[*tag] += place_weight;
  }
  std::set<std::string> named;
  for (const auto& [tag, weight] : weights)
    named.insert(tag);
  weigh_demonyms(article.title + '\n' + article.body, weights);
  int most = 0;
  for (const auto& [tag, weight] : weights)
    most = std::max(most, weight);
  std::set<std::string> salient;
  for (const auto& [tag, weight] : weights) {
    if (weight == most || (weight >= 2 * place_weight && weight >= least_share * most))
      salient.insert(tag);
  }
  add(wanted, named, scores_.named);
  add(wanted, salient, scores_.salient);
}

void TagScorer::score(const TaggedArticle& article, const MissedPerson& missed) {
  ++scores_.articles;
  const auto mentions = recognizer_.recognize(article.title, article.body, "en");
  score_people(article, mentions, missed);
  score_places(article, mentions);
}

}  // namespace pressmark
