// SPDX-License-Identifier: GPL-2.0-or-later
//
// Draws words, pairs in a row and names from random articles, and sorts words by how many have
// them.

#include "bench/support/query_log.h"

#include <array>
#include <functional>
#include <map>
#include <random>
#include <set>

#include "analysis/analyzer.h"
#include "bench/support/bench_archive.h"

namespace pressmark {
namespace {

struct Vocabulary {
  std::vector<std::string> high;
  std::vector<std::string> mid;
  std::vector<std::string> low;
  std::vector<std::string> pairs;  // two words in a row, as printed
  std::vector<std::string> names;  // whole_name operands
  std::vector<std::string> years;  // of dated articles, once for each
};

std::size_t bounded(std::mt19937& random, std::size_t size) {
  return random() % size;
}

/// Printed words with letters only, so that they are no operator and one token each.
std::vector<std::string> plain_words(Analyzer& analyzer, const Article& article) {
  std::vector<std::string> words;
  for (const Token& token : analyzer.analyze(article.body, article.language)) {
    std::string word{token.term};
    const bool is_plain = word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
    words.push_back(is_plain ? word : "");
  }
  return words;
}

Vocabulary read_vocabulary(const std::filesystem::path& path, std::uint32_t seed) {
  constexpr std::size_t sampled_articles = 2'000;
  const std::vector<Article> articles = bench_articles(path, sampled_articles);
  Analyzer analyzer = *Analyzer::create();
  std::mt19937 random{seed};
  std::map<std::string, std::size_t> articles_with;
  Vocabulary vocabulary;
  for (const Article& article : articles) {
    if (article.published) {
      vocabulary.years.push_back(std::to_string(static_cast<int>(article.published->year())));
    }
    const std::vector<std::string> words = plain_words(analyzer, article);
    for (const std::string& word : std::set<std::string>(words.begin(), words.end())) {
      if (!word.empty()) ++articles_with[word];
    }
    if (words.size() < 2) continue;
    const std::size_t at = bounded(random, words.size() - 1);
    if (!words[at].empty() && !words[at + 1].empty()) {
      vocabulary.pairs.push_back(words[at] + " " + words[at + 1]);
    }
  }
  for (const auto& [word, count] : articles_with) {
    const double share = static_cast<double>(count) / static_cast<double>(articles.size());
    if (share > 0.5 || word.size() < 2) continue;
    (share >= 0.04    ? vocabulary.high
     : share >= 0.002 ? vocabulary.mid
                      : vocabulary.low)
        .push_back(word);
  }
  const auto archive = ArchiveReader::open(path);
  for (const SegmentReader& segment : archive->segments()) {
    const NamesTable& names = segment.columns().names;
    for (std::uint32_t ordinal = 0; ordinal < names.size(); ++ordinal) {
      if (names[ordinal].articles < 3) continue;
      vocabulary.names.push_back(std::string{to_string(names[ordinal].type)} + ":\"" +
                                 std::string{names[ordinal].spelling} + "\"");
    }
  }
  return vocabulary;
}

SearchRequest plain_request() {
  SearchRequest request;
  request.facets.clear();
  request.snippet_bytes = 0;
  return request;
}

using MakeQuery = std::function<std::string()>;

// By class: what draws a query. The words and the generator must outlive them.
std::vector<std::pair<const char*, MakeQuery>> query_makers(const Vocabulary& words,
                                                            std::mt19937& random) {
  const auto any = [&random](const std::vector<std::string>& list) {
    return list.empty() ? std::string{} : list[bounded(random, list.size())];
  };
  const auto frequent = [&random, &words, any] {
    return any(random() % 2 == 0 ? words.high : words.mid);
  };
  return {
      {"term_high", [=, &words] { return any(words.high); }},
      {"term_mid", [=, &words] { return any(words.mid); }},
      {"term_low", [=, &words] { return any(words.low); }},
      {"and2", [=, &words] { return frequent() + " " + any(words.high); }},
      {"or2", [=, &words] { return frequent() + " OR " + any(words.high); }},
      {"or4",
       [=, &words] {
         return frequent() + " OR " + frequent() + " OR " + any(words.high) + " OR " +
                any(words.low);
       }},
      {"or_high",
       [=, &words] {
         return any(words.high) + " OR " + any(words.high) + " OR " + any(words.high);
       }},
      {"or7",
       [=, &words] {
         std::string query = any(words.high);
         for (int i = 0; i < 6; ++i)
           query += " OR " + (i % 3 == 0 ? any(words.low) : frequent());
         return query;
       }},
      {"and4",
       [=, &words] {
         return frequent() + " " + frequent() + " " + any(words.high) + " " + any(words.high);
       }},
      {"phrase", [=, &words] { return "\"" + any(words.pairs) + "\""; }},
      {"near", [=, &words] { return any(words.high) + " NEAR/10 " + frequent(); }},
      {"date_and2",
       [=, &words] { return frequent() + " " + any(words.high) + " date:" + any(words.years); }},
      {"name", [=, &words] { return any(words.names); }},
      {"name_and_word", [=, &words] { return any(words.names) + " " + any(words.high); }},
  };
}

// The same queries, with more asked for each.
template <typename Change>
QueryClass changed(const char* name, QueryClass queries, const Change& change) {
  queries.name = name;
  for (SearchRequest& request : queries.requests)
    change(request);
  return queries;
}

}  // namespace

std::vector<QueryClass> make_query_log(const std::filesystem::path& archive,
                                       std::size_t requests_per_class, std::uint32_t seed) {
  const Vocabulary words = read_vocabulary(archive, seed);
  std::mt19937 random{seed};
  std::vector<QueryClass> log;
  for (const auto& [name, make_query] : query_makers(words, random)) {
    QueryClass queries{name, {}};
    for (std::size_t i = 0; i < requests_per_class; ++i) {
      SearchRequest request = plain_request();
      request.query = make_query();
      if (!request.query.empty()) queries.requests.push_back(std::move(request));
    }
    log.push_back(std::move(queries));
  }
  const QueryClass and2 = log[3];
  log.push_back(changed("facet", and2, [](SearchRequest& request) {
    request.facets = {"person", "org", "place", "source", "year"};
    request.timeline = TimelineUnit::month;
  }));
  log.push_back(
      changed("snippet", and2, [](SearchRequest& request) { request.snippet_bytes = 240; }));
  return log;
}

}  // namespace pressmark
