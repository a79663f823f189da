// SPDX-License-Identifier: GPL-2.0-or-later
//
// People and countries per article against those that the editors of Reuters-21578 gave it. Their
// tags are read here and nowhere else: the recogniser sees title, dateline and body. A person who
// was given but whose surname is not printed does not count.
//
//   bench_entities reuters.jsonl bench/entities/people.tsv bench/entities/places.tsv [--errors]
//
// With --errors, the tag and the title for each person who was not found.
//
// The .tsv files say which names the editors' tags stand for. They were written from the list of
// tags, not from the recogniser's output.

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

#include "analysis/entities/canonical_names.h"
#include "analysis/entities/gazetteer.h"
#include "analysis/entities/recognizer.h"
#include "analysis/entities/words.h"
#include "analysis/fold.h"
#include "base/files.h"

namespace {

using pressmark::EntityType;
using pressmark::Mention;

/// Tag to words or keys.
using Mapping = std::map<std::string, std::set<std::string>, std::less<>>;

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

Mapping read_mapping(std::string_view file) {
  Mapping mapping;
  for (const std::string_view line : split(file, '\n')) {
    if (line.front() == '#') continue;
    const auto fields = split(line, '\t');
    for (std::size_t i = 1; i < fields.size(); ++i)
      mapping[std::string{fields[0]}].emplace(fields[i]);
  }
  return mapping;
}

struct Counts {
  int expected = 0;
  int found = 0;
  int right = 0;

  void add(const std::set<std::string>& wanted, const std::set<std::string>& given) {
    expected += static_cast<int>(wanted.size());
    found += static_cast<int>(given.size());
    for (const std::string& one : wanted)
      right += given.contains(one) ? 1 : 0;
  }

  void print(const char* name) const {
    const double precision = found == 0 ? 0 : 100.0 * right / found;
    const double recall = expected == 0 ? 0 : 100.0 * right / expected;
    const double f1 = found + expected == 0 ? 0 : 200.0 * right / (found + expected);
    std::printf("%-24s %8d %8d %8d %10.1f %8.1f %8.1f\n", name, expected, found, right, precision,
                recall, f1);
  }
};

/// A country is what an article is about if none weighs more, or if it weighs as much as two places
/// and this share of the one that weighs most.
constexpr double least_share = 0.25;
constexpr int place_weight = 2;
constexpr int demonym_weight = 1;  ///< "Japanese"

struct Scores {
  int articles = 0;
  int people = 0;
  int people_found = 0;
  Counts named;    // countries of which a place is named
  Counts salient;  // countries that the article is about
};

class Scorer {
 public:
  Scorer(pressmark::EntityRecognizer recognizer, Mapping people, Mapping places, bool wants_errors)
      : recognizer_(std::move(recognizer)),
        people_(std::move(people)),
        places_(std::move(places)),
        wants_errors_(wants_errors) {
    for (const auto& [tag, keys] : places_) {
      for (const std::string& key : keys)
        tag_of_key_.emplace(key, tag);
    }
  }

  void score(simdjson::dom::element article);
  const Scores& scores() const { return scores_; }

 private:
  void score_people(simdjson::dom::array tags, const std::vector<Mention>& mentions,
                    std::string_view text);
  void score_places(simdjson::dom::array tags, const std::vector<Mention>& mentions,
                    std::string_view text);
  const std::string* tag_of_place(std::string_view spelling) const;
  void weigh_demonyms(std::string_view text, std::map<std::string, int>& weights) const;

  pressmark::EntityRecognizer recognizer_;
  Mapping people_;
  Mapping places_;
  bool wants_errors_;
  std::map<std::string, std::string, std::less<>> tag_of_key_;
  Scores scores_;
};

// A person is found if one of the words that the tag stands for is a word of a person's name.
void Scorer::score_people(simdjson::dom::array tags, const std::vector<Mention>& mentions,
                          std::string_view text) {
  const std::vector<std::string> printed = pressmark::name_words(text);
  std::set<std::string> words;
  for (const Mention& mention : mentions) {
    if (mention.type != EntityType::person) continue;
    for (const std::string& word : pressmark::name_words(mention.spelling))
      words.insert(word);
  }
  for (const std::string_view tag : tags) {
    const auto mapped = people_.find(tag);
    std::set<std::string> wanted{std::string{tag.substr(tag.rfind('-') + 1)}};
    if (mapped != people_.end()) wanted = mapped->second;
    const bool is_printed = std::any_of(wanted.begin(), wanted.end(), [&](const auto& word) {
      return std::binary_search(printed.begin(), printed.end(), word);
    });
    if (!is_printed) continue;
    ++scores_.people;
    const bool is_found = std::any_of(wanted.begin(), wanted.end(),
                                      [&](const auto& word) { return words.contains(word); });
    scores_.people_found += is_found ? 1 : 0;
    if (wants_errors_ && !is_found) {
      const std::string_view title = text.substr(0, text.find('\n'));
      std::printf("missed\t%.*s\t%.*s\n", static_cast<int>(tag.size()), tag.data(),
                  static_cast<int>(title.size()), title.data());
    }
  }
}

const std::string* Scorer::tag_of_place(std::string_view spelling) const {
  auto found = tag_of_key_.find(pressmark::canonical_key(EntityType::place, spelling));
  if (found == tag_of_key_.end()) found = tag_of_key_.find(pressmark::country_of_place(spelling));
  return found == tag_of_key_.end() ? nullptr : &found->second;
}

void Scorer::weigh_demonyms(std::string_view text, std::map<std::string, int>& weights) const {
  pressmark::entities::ArticleWords words;
  pressmark::entities::split_words({}, text, words);
  const auto& gazetteer = pressmark::entities::Gazetteer::built_in();
  for (const pressmark::entities::Line& line : words.lines) {
    for (std::uint32_t i = line.first; i < line.last; ++i) {
      const pressmark::entities::Word& word = words.words[i];
      if (!word.has_capital() || !word.is(pressmark::entities::Trait::demonym)) continue;
      auto found = tag_of_key_.find(pressmark::fold_case(words.text(line, word)));
      if (found == tag_of_key_.end())
        found = tag_of_key_.find(gazetteer.country_of_demonym(word.hash));
      if (found != tag_of_key_.end()) weights[found->second] += demonym_weight;
    }
  }
}

void Scorer::score_places(simdjson::dom::array tags, const std::vector<Mention>& mentions,
                          std::string_view text) {
  if (tags.size() == 0) return;
  std::set<std::string> wanted;
  for (const std::string_view tag : tags)
    wanted.emplace(tag);
  std::map<std::string, int> weights;
  for (const Mention& mention : mentions) {
    if (mention.type != EntityType::place) continue;
    if (const std::string* tag = tag_of_place(mention.spelling)) weights[*tag] += place_weight;
  }
  std::set<std::string> named;
  for (const auto& [tag, weight] : weights)
    named.insert(tag);
  weigh_demonyms(text, weights);
  int most = 0;
  for (const auto& [tag, weight] : weights)
    most = std::max(most, weight);
  std::set<std::string> salient;
  for (const auto& [tag, weight] : weights) {
    if (weight == most || (weight >= 2 * place_weight && weight >= least_share * most))
      salient.insert(tag);
  }
  scores_.named.add(wanted, named);
  scores_.salient.add(wanted, salient);
}

void Scorer::score(simdjson::dom::element article) {
  ++scores_.articles;
  const std::string title{article["title"].get_string().value()};
  const std::string body = std::string{article["dateline"].get_string().value()} + ' ' +
                           std::string{article["body"].get_string().value()};
  const auto mentions = recognizer_.recognize(title, body, "en");
  const std::string text = title + '\n' + body;
  score_people(article["people"].get_array().value(), mentions, text);
  score_places(article["places"].get_array().value(), mentions, text);
}

int fail(const pressmark::Error& error) {
  std::fprintf(stderr, "error: %s\n", error.message.c_str());
  if (!error.hint.empty()) std::fprintf(stderr, "hint: %s\n", error.hint.c_str());
  return exit_code(error.kind);
}

void print(const Scores& scores) {
  std::printf("%d articles\n", scores.articles);
  std::printf("people: %d of %d found, recall %.1f\n", scores.people_found, scores.people,
              100.0 * scores.people_found / std::max(scores.people, 1));
  std::printf("%-24s %8s %8s %8s %10s %8s %8s\n", "countries", "expected", "found", "right",
              "precision", "recall", "f1");
  scores.named.print("named");
  scores.salient.print("what it is about");
}

}  // namespace

int main(int argc, char** argv) {
  const bool wants_errors = argc == 5 && std::string_view{argv[4]} == "--errors";
  if (argc != 4 && !wants_errors) {
    std::fputs("usage: bench_entities reuters.jsonl people.tsv places.tsv [--errors]\n", stderr);
    return 2;
  }
  constexpr std::uint64_t most_bytes = std::uint64_t{1} << 30U;
  const auto articles = pressmark::read_file(argv[1], most_bytes);
  const auto people = pressmark::read_file(argv[2], most_bytes);
  const auto places = pressmark::read_file(argv[3], most_bytes);
  for (const auto* file : {&articles, &people, &places}) {
    if (!*file) return fail(file->error());
  }
  auto recognizer = pressmark::EntityRecognizer::create();
  if (!recognizer) return fail(recognizer.error());
  Scorer scorer{*std::move(recognizer), read_mapping(*people), read_mapping(*places), wants_errors};
  simdjson::dom::parser parser;
  for (const std::string_view line : split(*articles, '\n')) {
    simdjson::dom::element article;
    if (const auto error = parser.parse(simdjson::padded_string{line}).get(article)) {
      std::fprintf(stderr, "error: %s: %s\n", argv[1], simdjson::error_message(error));
      return 1;
    }
    scorer.score(article);
  }
  print(scorer.scores());
  return 0;
}
