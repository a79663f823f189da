// SPDX-License-Identifier: GPL-2.0-or-later
//
// A made-up answer that has a bit of everything.
#include "tests/support/sample_response.h"

#include <cstdlib>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pressmark {

namespace {

struct HitText {
  std::string id;
  std::string title;
  std::string opening;
  std::string snippet;
  std::vector<std::string_view> highlights = {};
};

Hit make_hit(std::uint64_t rank, double score, std::string_view date, HitText text) {
  Hit hit;
  hit.rank = rank;
  hit.score = score;
  hit.path = "harbour/" + text.id;
  for (const std::string_view word : text.highlights) {
    hit.snippet.highlights.push_back(range_of(text.snippet, word));
  }
  hit.family_id = text.id;
  hit.id = std::move(text.id);
  hit.title = std::move(text.title);
  hit.opening = std::move(text.opening);
  hit.snippet.text = std::move(text.snippet);
  hit.published = parse_iso_date(date);
  hit.date_by = hit.published ? DateBy::dateline : DateBy::none;
  return hit;
}

std::vector<Hit> sample_hits() {
  std::vector<Hit> hits;
  hits.push_back(make_hit(
      1, 12.3149, "2019-04-03",
      {"ferry-strike.txt",
       "",
       "The harbour council and the ferry crews met again on Wednesday without an agreement, and",
       "... said Anna Berg of the harbour council, while the crews of the night ferry stayed on "
       "the "
       "quay for a third day; no ship has left the harbour since Sunday ...",
       {"Anna Berg", "night ferry"}}));
  hits.back().source = "Harbour Post";
  hits.back().language = "en";
  hits.push_back(make_hit(2, 9.1, "",
                          {"letters/ferry.txt",
                           "Night ferry: a reader remembers Anna Berg",
                           "",
                           "Sir, \"the night ferry\", as we called her, was never late.",
                           {"night ferry"}}));
  hits.back().title_highlights = {{0, 11}, {32, 41}};
  hits.back().family_id = "ferry-strike.txt";
  hits.back().copies = 3;
  hits.back().url = "https://example.org/letters?id=7&page=2";
  hits.push_back(make_hit(3, 0.5, "2019-03-30",
                          {"zh-12.txt",
                           "港口渡輪罷工進入第三天市議會與船員仍未達成協議渡輪公司表示遺憾",
                           "",
                           "港口渡輪罷工進入第三天,市議會與船員仍未達成協議。",
                           {"渡輪"}}));
  hits.back().language = "zh";
  hits.push_back(make_hit(4, 0.25, "2018-12-01",
                          {"=cmd|' /C calc'!A0", "\x1b]0;owned\x07 <b>bold\u202e eltit</b>", "",
                           "tab\there, break\nthere, \xc2\x9b"
                           "31m and \"quotes\", commas"}));
  return hits;
}

std::vector<Facet> sample_facets() {
  return {{"person",
           {{"Anna Berg", 1'203, {"A. Berg"}, true},
            {"Kofi Mensah", 900, {}, false},
            {"Maria del Carmen Fuentes Ortega",
             812,
             {"Carmen Fuentes", "M. Fuentes", "Maria Fuentes", "Mrs Fuentes"},
             false},
            {"Ivo Novak", 300, {}, false},
            {"Lena Sommer", 7, {}, false}},
           12},
          {"org", {}, 0},
          {"source", {{"Harbour Post", 1'000, {}, false}, {std::nullopt, 234, {}, false}}, 0},
          {"month",
           {{"2019-04", 2, {}, false}, {"2019-03", 1, {}, false}, {std::nullopt, 82, {}, false}},
           0}};
}

}  // namespace

ByteRange range_of(std::string_view text, std::string_view part) {
  const std::size_t begin = text.find(part);
  if (begin == std::string_view::npos) std::abort();
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + part.size())};
}

SampleAnswer sample_answer() {
  SampleAnswer answer;
  answer.request.query = "anna berg or \"night ferry\"";
  answer.request.filters = {"person=\"Anna Berg\""};
  answer.request.timeline = TimelineUnit::month;
  answer.response.read_as = "anna AND berg AND or AND \"night ferry\"";
  answer.response.notes = {
      {{10, 12}, "`or` is searched for as a word; the operator is written OR"}};
  answer.response.matches = 1'234;
  answer.response.families = 1'100;
  answer.response.hits = sample_hits();
  answer.response.facets = sample_facets();
  answer.response.timeline = Timeline{
      TimelineUnit::month,
      {{"2017-06", 3}, {"2018-11", 40}, {"2018-12", 400}, {"2019-02", 700}, {"2019-04", 9}},
      82};
  answer.archive.fingerprint = "00112233445566778899aabbccddeeff";
  answer.archive.analysis = "analysis-1";
  answer.archive.articles = 56'789;
  return answer;
}

SampleAnswer empty_answer() {
  SampleAnswer answer = sample_answer();
  answer.response = {};
  answer.response.matches = 0;
  answer.response.read_as = "anna AND berg AND zeppelin";
  answer.request.query = "anna berg zeppelin";
  answer.request.timeline = TimelineUnit::none;
  return answer;
}

Article sample_article() {
  Article article;
  article.id = "letters/ferry.txt";
  article.title = "Night ferry: a reader remembers";
  article.body =
      "Sir, \"the night ferry\", as we called her, was never late, and nobody on the quay would "
      "have thought of setting a watch by anything else.\n\nShe left at ten.\n  Column  "
      "one\n\x1b[2J";
  article.path = "harbour/letters/ferry.txt";
  article.source = "Harbour Post";
  article.language = "en";
  article.published = parse_iso_date("2019-04-03");
  article.date_by = DateBy::dateline;
  article.set_flag(ArticleFlag::repaired_utf8);
  article.set_flag(ArticleFlag::removed_nul);
  return article;
}

}  // namespace pressmark
