// SPDX-License-Identifier: GPL-2.0-or-later
//
// Small made-up corpora, archives built from them, and queries about them: the same for a seed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "schema/article.h"
#include "searcher/search.h"
#include "tests/support/oracle.h"

namespace pressmark {

/// `count` articles of a few made-up sentences: words by Zipf's law out of a small vocabulary,
/// names in several spellings, titles on most, dates on most, three sources, English and German.
std::vector<Article> make_articles(std::size_t count, std::uint32_t seed);

/// The same with every fifth article turned into a copy of one before it, of which a few words are
/// changed.
std::vector<Article> make_copied_articles(std::size_t count, std::uint32_t seed);

/// The articles as JSON Lines.
std::string to_json_lines(const std::vector<Article>& articles);

/// The live articles of an archive, analysed anew, in an Oracle.
Oracle make_oracle(const ArchiveReader& archive);

/// Makes random requests: words, wildcards, phrases and nested nears taken from articles so that
/// they match something, nested AND, OR, NOT, fields, dates, names, filters, sorts, offsets.
/// Deleted articles are asked for, too.
class RequestMaker {
 public:
  RequestMaker(const ArchiveReader& archive, std::uint32_t seed);

  SearchRequest next();

 private:
  std::string query(int depth);
  std::string unit();
  std::string pattern();
  std::string fuzzy();
  std::string modified_word();
  std::string modified_words();
  std::string list();
  std::string placed(int depth);
  std::string proximity(int depth);
  std::string function();
  std::string word();
  std::string words_in_a_row(std::size_t count);
  std::string name();
  std::string date();
  std::string source();
  std::string mentions();
  std::string property();
  std::string filter();
  std::size_t below(std::size_t bound) { return random_() % bound; }

  std::mt19937 random_;
  std::vector<std::vector<std::string>> texts_;  // words as printed, per article
  std::vector<NamedEntity> names_;
  std::vector<std::string> sources_;
  std::vector<std::string> dates_;
  std::vector<std::string> ids_;
  std::vector<std::string> files_;
};

/// "" if the program's answer is the oracle's; else the first difference, with the request.
std::string compare_answers(const SearchRequest& request, const Result<SearchResponse>& actual,
                            const Result<SearchResponse>& expected);

}  // namespace pressmark
