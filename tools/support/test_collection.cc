// SPDX-License-Identifier: GPL-2.0-or-later
//
// Every line is checked: a collection that is read wrong gives figures that are believed.
#include "tools/support/test_collection.h"

#include <charconv>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <simdjson.h>

#include "base/files.h"

namespace pressmark {
namespace {

constexpr std::uint64_t largest_file = std::uint64_t{1} << 30U;

// Calls visit(line, number) -> Status for every line that is not empty, until one fails.
template <typename Visit>
Status for_each_line(std::string_view text, Visit&& visit) {
  for (std::uint64_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    if (Status visited = visit(line, number); !visited) return visited;
  }
  return ok;
}

Error bad_line(std::string_view name, std::uint64_t number, std::string_view problem) {
  return {ErrorKind::bad_input, fmt::format("{}:{}: {}", name, number, problem)};
}

std::vector<std::string_view> split_at_spaces(std::string_view line) {
  constexpr std::string_view spaces = " \t";
  std::vector<std::string_view> parts;
  for (std::size_t begin = line.find_first_not_of(spaces); begin != std::string_view::npos;) {
    const std::size_t end = std::min(line.find_first_of(spaces, begin), line.size());
    parts.push_back(line.substr(begin, end - begin));
    begin = line.find_first_not_of(spaces, end);
  }
  return parts;
}

// The ids of one answer, or what is wrong with it.
Result<std::vector<std::string>> read_answer(simdjson::dom::parser& parser, std::string_view line,
                                             std::uint64_t expected) {
  const auto bad = [](std::string problem) {
    return Error{ErrorKind::bad_input, std::move(problem)};
  };
  simdjson::dom::element answer;
  if (parser.parse(line.data(), line.size()).get(answer) != simdjson::SUCCESS) {
    return bad("this is not JSON");
  }
  std::uint64_t number = 0;
  simdjson::dom::array hits;
  if (answer["query"].get_uint64().get(number) != simdjson::SUCCESS ||
      answer["hits"].get_array().get(hits) != simdjson::SUCCESS) {
    return bad("this is no answer of searcher --stdin --format jsonl");
  }
  if (number != expected) return bad(fmt::format("query {} comes before {}", number, expected));
  std::vector<std::string> ids;
  for (const simdjson::dom::element hit : hits) {
    std::string_view id;
    if (hit["id"].get_string().get(id) != simdjson::SUCCESS) return bad("a hit has no id");
    ids.emplace_back(id);
  }
  return ids;
}

}  // namespace

Result<std::vector<JudgedQuery>> parse_queries(std::string_view text, std::string_view name) {
  std::vector<JudgedQuery> queries;
  const Status read = for_each_line(text, [&](std::string_view line, std::uint64_t number) {
    const std::size_t tab = line.find('\t');
    if (tab == 0 || tab == std::string_view::npos) {
      return Status{bad_line(name, number, "expected an id, a tab and a query")};
    }
    queries.push_back({std::string{line.substr(0, tab)}, std::string{line.substr(tab + 1)}, {}});
    return Status{ok};
  });
  if (!read) return read.error();
  return queries;
}

Status add_judgements(std::string_view text, std::string_view name,
                      std::vector<JudgedQuery>& queries) {
  std::unordered_map<std::string_view, Judgements*> by_id;
  for (JudgedQuery& query : queries)
    by_id.emplace(query.id, &query.judgements);
  return for_each_line(text, [&](std::string_view line, std::uint64_t number) -> Status {
    const std::vector<std::string_view> parts = split_at_spaces(line);
    int grade = 0;
    if (parts.size() != 4 ||
        std::from_chars(parts[3].data(), parts[3].data() + parts[3].size(), grade).ptr !=
            parts[3].data() + parts[3].size()) {
      return bad_line(name, number, "expected a query, 0, an article and a grade");
    }
    const auto query = by_id.find(parts[0]);
    if (query == by_id.end()) {
      return bad_line(name, number, fmt::format("there is no query '{}'", parts[0]));
    }
    query->second->insert_or_assign(std::string{parts[2]}, grade);
    return ok;
  });
}

Result<TestCollection> read_test_collection(const std::filesystem::path& folder) {
  TestCollection collection;
  std::error_code problem;
  collection.articles = folder / "docs.jsonl.gz";
  if (!std::filesystem::exists(collection.articles, problem)) {
    collection.articles = folder / "docs.jsonl";
  }
  const auto queries_path = folder / "queries.tsv";
  const auto judgements_path = folder / "qrels.txt";
  const Result<std::string> queries = read_file(queries_path, largest_file);
  if (!queries) return queries.error();
  const Result<std::string> judgements = read_file(judgements_path, largest_file);
  if (!judgements) return judgements.error();
  auto parsed = parse_queries(*queries, queries_path.string());
  if (!parsed) return std::move(parsed).error();
  collection.queries = *std::move(parsed);
  Status added = add_judgements(*judgements, judgements_path.string(), collection.queries);
  if (!added) return std::move(added).error();
  return collection;
}

Result<std::vector<std::vector<std::string>>> parse_run(std::string_view text,
                                                        std::string_view name) {
  std::vector<std::vector<std::string>> run;
  simdjson::dom::parser parser;
  const Status read = for_each_line(text, [&](std::string_view line, std::uint64_t number) {
    auto ids = read_answer(parser, line, run.size() + 1);
    if (!ids) return Status{bad_line(name, number, ids.error().message)};
    run.push_back(*std::move(ids));
    return Status{ok};
  });
  if (!read) return read.error();
  return run;
}

Result<std::vector<MeasureValues>> measure_run(const std::vector<JudgedQuery>& queries,
                                               const std::vector<std::vector<std::string>>& run) {
  if (run.size() != queries.size()) {
    return Error{
        ErrorKind::bad_input,
        fmt::format("the run answers {} queries, and there are {}", run.size(), queries.size()),
        "one line for each line of queries.tsv, in its order"};
  }
  std::vector<MeasureValues> measured;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    if (is_judged(queries[i].judgements)) {
      measured.push_back(measure_ranking(queries[i].judgements, run[i]));
    }
  }
  return measured;
}

}  // namespace pressmark
