// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a stock engine makes of a collection with judged queries: Xapian's own analysis of one
// language, title and text as one field, any word of the query, BM25 with k1 1.2 and b .75. A run
// to hold ours against (bench/relevance/RESULTS.md).
//
//   zcat COLLECTION/docs.jsonl.gz | bench_plain_bm25 german COLLECTION/queries.tsv > plain.jsonl
//   evaluate COLLECTION run.jsonl plain.jsonl
//
// LANGUAGE is a stemmer of Xapian's, or "chinese": pairs of characters and no stemmer.

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>

#include <simdjson.h>
#include <xapian.h>

#include "base/json_writer.h"

namespace {

constexpr std::string_view chinese = "chinese";
constexpr Xapian::doccount most_hits = 1000;

struct PlainAnalysis {
  Xapian::Stem stemmer;
  bool has_pairs = false;
};

PlainAnalysis analysis_of(const std::string& language) {
  if (language == chinese) return {Xapian::Stem{"none"}, true};
  return {Xapian::Stem{language}, false};
}

Xapian::TermGenerator make_generator(const PlainAnalysis& analysis) {
  Xapian::TermGenerator generator;
  generator.set_stemmer(analysis.stemmer);
  generator.set_stemming_strategy(analysis.has_pairs ? Xapian::TermGenerator::STEM_NONE
                                                     : Xapian::TermGenerator::STEM_ALL);
  if (analysis.has_pairs) generator.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM);
  return generator;
}

/// One article a line. False where a line is none.
bool index_articles(std::istream& input, const PlainAnalysis& analysis,
                    Xapian::WritableDatabase& database) {
  Xapian::TermGenerator generator = make_generator(analysis);
  simdjson::dom::parser parser;
  for (std::string line; std::getline(input, line);) {
    simdjson::dom::element article;
    std::string_view id;
    if (parser.parse(line).get(article) != simdjson::SUCCESS ||
        article["id"].get(id) != simdjson::SUCCESS) {
      return false;
    }
    Xapian::Document document;
    document.set_data(std::string{id});
    generator.set_document(document);
    for (const char* const key : {"title", "text"}) {
      std::string_view text;
      if (article[key].get(text) != simdjson::SUCCESS) continue;
      generator.index_text_without_positions(std::string{text});
    }
    database.add_document(document);
  }
  return true;
}

/// Any of its words, which are cut as the articles' are.
Xapian::Query any_word(const std::string& text, const PlainAnalysis& analysis) {
  Xapian::TermGenerator generator = make_generator(analysis);
  Xapian::Document words;
  generator.set_document(words);
  generator.index_text_without_positions(text);
  return {Xapian::Query::OP_OR, words.termlist_begin(), words.termlist_end()};
}

std::string answer(std::uint64_t number, Xapian::Enquire& enquire, const Xapian::Query& query) {
  pressmark::JsonWriter json;
  json.begin_object().key("query").value(number).key("hits").begin_array();
  if (!query.empty()) {
    enquire.set_query(query);
    const Xapian::MSet matches = enquire.get_mset(0, most_hits);
    for (auto match = matches.begin(); match != matches.end(); ++match)
      json.begin_object().key("id").value(match.get_document().get_data()).end_object();
  }
  json.end_array().end_object();
  return json.take();
}

int run(const std::string& language, const std::string& queries) {
  const PlainAnalysis analysis = analysis_of(language);
  Xapian::WritableDatabase database{"", Xapian::DB_BACKEND_INMEMORY};
  if (!index_articles(std::cin, analysis, database)) {
    std::fputs("error: standard input has a line that is no article\n", stderr);
    return 1;
  }
  std::ifstream file{queries};
  if (!file) {
    std::fprintf(stderr, "error: cannot open %s\n", queries.c_str());
    return 4;
  }
  Xapian::Enquire enquire{database};
  enquire.set_weighting_scheme(Xapian::BM25Weight{1.2, 0, 1, 0.75, 0});
  std::uint64_t number = 0;
  for (std::string line; std::getline(file, line);) {
    const std::string query = line.substr(line.find('\t') + 1);
    std::printf("%s\n", answer(++number, enquire, any_word(query, analysis)).c_str());
  }
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::fputs("usage: bench_plain_bm25 LANGUAGE queries.tsv < docs.jsonl\n", stderr);
    return 2;
  }
  try {
    return run(arguments[1], arguments[2]);
  } catch (const Xapian::Error& error) {
    std::fprintf(stderr, "error: %s\n", error.get_msg().c_str());
    return 1;
  }
}
