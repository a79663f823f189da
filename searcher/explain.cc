// SPDX-License-Identifier: GPL-2.0-or-later
//
// How a query is read, step by step.
#include "searcher/explain.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "analysis/analyzer.h"
#include "archive/damaged_archive.h"
#include "base/escape.h"
#include "base/json_writer.h"
#include "searcher/best_matches.h"
#include "searcher/neighbours.h"
#include "searcher/output/styled_text.h"
#include "searcher/prepared_query.h"
#include "searcher/query/describe.h"
#include "searcher/query/parser.h"
#include "searcher/query/plain_words.h"
#include "searcher/query/plan.h"
#include "searcher/ranking.h"

namespace pressmark {

namespace {

// The words of one word or phrase: the same in every language, but for their stems.
void append_words(const Node& node, Analyzer& analyzer, const std::vector<std::string>& languages,
                  std::vector<ExplainedWord>& words) {
  std::size_t at = words.size();
  for (const Token& token : analyzer.analyze(node.text, languages.front())) {
    words.push_back({node.where, std::string{token.term}, {}});
  }
  for (std::vector<std::string>& stems : analyzer.stems(node.text, languages)) {
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    words[at++].stems = std::move(stems);
  }
}

// "state (en, nl), stat (fr)"; the stem alone where all languages have the same.
std::string format_stems(const std::vector<std::string>& stems) {
  std::map<std::string_view, std::vector<std::string_view>> languages;
  for (const std::string& tagged : stems) {
    const auto [stem, tag] = split_stem(tagged);
    languages[stem].push_back(tag.empty()       ? untagged_language
                              : tag.size() == 1 ? "not stemmed"
                                                : tag.substr(1));
  }
  if (languages.size() == 1) return make_line(languages.begin()->first).text;
  std::vector<std::string> parts;
  for (const auto& [stem, of] : languages)
    parts.push_back(fmt::format("{} ({})", make_line(stem).text, fmt::join(of, ", ")));
  return fmt::format("{}", fmt::join(parts, ", "));
}

void collect_words(const Node& node, Analyzer& analyzer, const std::vector<std::string>& languages,
                   std::vector<ExplainedWord>& words) {
  // Words that are compared with printed forms have no stems.
  const bool has_stems = !node.has_wildcards && node.edits == 0;
  if (has_stems && (node.kind == NodeKind::word || node.kind == NodeKind::phrase)) {
    append_words(node, analyzer, languages, words);
  }
  for (const Node& child : node.children)
    collect_words(child, analyzer, languages, words);
}

std::string indented(std::string_view lines) {
  std::string out;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    out += fmt::format("  {}\n", escape_for_terminal(lines.substr(begin, end - begin)));
    begin = end + 1;
  }
  return out;
}

// "      12  syria (1,204 without it)", indented as the parts are nested.
std::string parts_as_text(const std::vector<ExplainedPart>& parts) {
  constexpr std::size_t most_forms = 12;
  std::string out;
  for (const ExplainedPart& part : parts) {
    out += fmt::format("  {:>10}  {}{}", part.articles, std::string(2 * part.level, ' '),
                       make_line(part.read_as).text);
    if (part.without) out += fmt::format(" ({} without it)", *part.without);
    out += '\n';
    if (part.forms.empty()) continue;
    out += fmt::format("              {}{} forms:", std::string(2 * part.level, ' '),
                       part.forms.size());
    for (std::size_t i = 0; i < std::min(most_forms, part.forms.size()); ++i) {
      out += fmt::format("{} {} {}", i == 0 ? "" : ",", make_line(part.forms[i].form).text,
                         part.forms[i].occurrences);
    }
    out += part.forms.size() > most_forms ? ", ...\n" : "\n";
  }
  return out;
}

void write_parts(const std::vector<ExplainedPart>& parts, JsonWriter& json) {
  json.key("parts").begin_array();
  for (const ExplainedPart& part : parts) {
    json.begin_object();
    json.key("begin").value(part.where.begin);
    json.key("end").value(part.where.end);
    json.key("read_as").value(part.read_as);
    json.key("level").value(part.level);
    json.key("articles").value(part.articles);
    if (part.without) json.key("without").value(*part.without);
    if (!part.forms.empty()) {
      json.key("forms").begin_array();
      for (const Expansion& form : part.forms) {
        json.begin_object().key("form").value(form.form);
        json.key("occurrences").value(form.occurrences).end_object();
      }
      json.end_array();
    }
    json.end_object();
  }
  json.end_array();
}

std::string format_as_text(const SearchRequest& request, const Explanation& explanation) {
  std::string out = fmt::format("read as: {}\n", make_line(explanation.read_as).text);
  for (const QueryNote& note : explanation.notes) {
    out += fmt::format("note: {}\n", make_line(note.message).text);
  }
  if (!explanation.words.empty()) out += "\nwords\n";
  for (const ExplainedWord& word : explanation.words) {
    const std::string_view typed =
        std::string_view{request.query}.substr(word.where.begin, word.where.size());
    out += fmt::format("  {} -> {} (in {})\n", make_line(word.term).text, format_stems(word.stems),
                       make_line(typed).text);
  }
  out += "\ntree\n" + indented(explanation.tree);
  out += "\nplan\n" + indented(explanation.plan);
  if (!explanation.parts.empty()) out += "\narticles\n" + parts_as_text(explanation.parts);
  return out + format_explained_hits(explanation.hits);
}

std::string format_as_json(const SearchRequest& request, const Explanation& explanation) {
  JsonWriter json;
  json.begin_object().key("schema").value(1);
  json.key("query").begin_object();
  json.key("text").value(request.query);
  json.key("read_as").value(explanation.read_as);
  json.key("notes").begin_array();
  for (const QueryNote& note : explanation.notes) {
    json.begin_object();
    json.key("begin").value(note.where.begin);
    json.key("end").value(note.where.end);
    json.key("message").value(note.message).end_object();
  }
  json.end_array().end_object();
  json.key("words").begin_array();
  for (const ExplainedWord& word : explanation.words) {
    json.begin_object();
    json.key("begin").value(word.where.begin);
    json.key("end").value(word.where.end);
    json.key("term").value(word.term);
    json.key("stems").texts(word.stems).end_object();
  }
  json.end_array();
  json.key("tree").value(explanation.tree);
  json.key("plan").value(explanation.plan);
  if (!explanation.parts.empty()) {
    write_parts(explanation.parts, json);
    json.key("hits");
    write_explained_hits(json, explanation.hits);
  }
  json.end_object();
  return json.take() + '\n';
}

// Takes the scores of one query's hits apart.
class HitExplainer {
 public:
  HitExplainer(const SearchRequest& request, const PreparedQuery& query,
               const ArchiveReader& archive)
      : query_(query), segments_(archive.segments()), neighbours_(query.plan(), query.postings()) {
    has_neighbours_ = request.match == MatchMode::any && request.sort == SortOrder::relevance;
    if (request.sort == SortOrder::blend) recency_.emplace(segments_);
  }

  ExplainedHit explain(const ScoredDocument& hit, double score, std::uint64_t rank) {
    const SegmentColumns& columns = segments_[hit.segment].columns();
    ExplainedHit explained{std::string{columns.id[hit.document]}, score,
                           explain_score(query_.plan(), query_.postings(), hit)};
    if (has_neighbours_ && rank <= neighbour_depth) {
      for (ScorePart& part : neighbours_.of(hit))
        explained.parts.push_back(std::move(part));
    }
    if (recency_) explained.recency = recency_->blend(1, columns.day[hit.document]);
    return explained;
  }

 private:
  const PreparedQuery& query_;
  const std::vector<SegmentReader>& segments_;
  NeighbourParts neighbours_;
  bool has_neighbours_ = false;
  std::optional<Recency> recency_;
};

}  // namespace

std::string format_explained_hits(const std::vector<ExplainedHit>& hits) {
  std::string out = hits.empty() ? "" : "\nscores\n";
  for (const ExplainedHit& hit : hits) {
    out += fmt::format("  {:.4f}  {}\n", hit.score, make_line(hit.id).text);
    for (const ScorePart& part : hit.parts) {
      out +=
          fmt::format("    {:.4f}  {}: frequency {}, in {} articles, weight {:.4f}\n", part.score,
                      make_line(part.word).text, part.frequency, part.articles, part.weight);
    }
    if (hit.recency != 1) out += fmt::format("    times {:.4f} for its date\n", hit.recency);
  }
  return out;
}

void write_explained_hits(JsonWriter& json, const std::vector<ExplainedHit>& hits) {
  json.begin_array();
  for (const ExplainedHit& hit : hits) {
    json.begin_object().key("id").value(hit.id).key("score").value(hit.score);
    json.key("words").begin_array();
    for (const ScorePart& part : hit.parts) {
      json.begin_object();
      json.key("begin").value(part.where.begin);
      json.key("end").value(part.where.end);
      json.key("word").value(part.word);
      json.key("frequency").value(part.frequency);
      json.key("articles").value(part.articles);
      json.key("weight").value(part.weight);
      json.key("score").value(part.score).end_object();
    }
    json.end_array();
    json.key("recency").value(hit.recency).end_object();
  }
  json.end_array();
}

Result<Explanation> explain_query(const SearchRequest& request,
                                  const std::vector<std::string>& languages,
                                  const std::vector<std::string>& common_languages) {
  QueryLimits limits;
  limits.today = request.today;
  Result<Analyzer> analyzer = Analyzer::create();
  if (!analyzer) return analyzer.error();
  Result<ParsedQuery> parsed =
      request.match == MatchMode::any
          ? read_plain_words(request.query, *analyzer, common_languages, limits)
          : parse_query(request.query, limits);
  if (!parsed) return parsed.error();
  Result<Plan> plan = lower(parsed->root, *analyzer, languages);
  if (!plan) return plan.error();
  if (request.match == MatchMode::most) let_one_be_missing(*plan, parsed->notes);

  Explanation explanation;
  explanation.read_as = describe(parsed->root);
  explanation.notes = std::move(parsed->notes);
  // An archive without articles has no languages.
  const std::vector<std::string> stemmed_as =
      languages.empty() ? std::vector<std::string>{"en"} : languages;
  collect_words(parsed->root, *analyzer, stemmed_as, explanation.words);
  explanation.tree = print_tree(parsed->root);
  explanation.plan = print_plan(*plan);
  return explanation;
}

Status explain_results(const SearchRequest& request, Searcher& searcher, Explanation& explanation) {
  return run_on_archive([&]() -> Status {
    constexpr std::uint32_t most_hits = 3;
    const auto query = PreparedQuery::make(request, searcher.archive(), searcher.analyzer());
    if (!query) return query.error();
    const Plan& plan = (*query)->plan();
    explanation.parts =
        count_parts((*query)->parsed().root, plan, (*query)->filters(), (*query)->postings());
    SearchRequest first = request;
    first.limit = std::min(request.limit, most_hits);
    const Matches matches = (*query)->matches();
    const BestMatches best =
        find_best(first, {plan, (*query)->filters(), (*query)->postings(), nullptr, &matches});
    HitExplainer explainer{first, **query, searcher.archive()};
    std::uint64_t rank = first.offset;
    for (const RankedDocument& ranked : best.page) {
      explanation.hits.push_back(
          explainer.explain({ranked.segment, ranked.document}, ranked.score, ++rank));
    }
    return ok;
  });
}

Result<std::vector<ExplainedHit>> explain_hits(const SearchRequest& request,
                                               const SearchResponse& response, Searcher& searcher) {
  return run_on_archive([&]() -> Result<std::vector<ExplainedHit>> {
    const auto query = PreparedQuery::make(request, searcher.archive(), searcher.analyzer());
    if (!query) return query.error();
    HitExplainer explainer{request, **query, searcher.archive()};
    std::vector<ExplainedHit> explained;
    const std::vector<SegmentReader>& segments = searcher.archive().segments();
    for (const Hit& hit : response.hits) {
      for (std::size_t s = 0; s < segments.size(); ++s) {
        const auto document = segments[s].find_article(hit.id);
        if (document) explained.push_back(explainer.explain({s, *document}, hit.score, hit.rank));
      }
    }
    return explained;
  });
}

std::string format_explanation(OutputFormat format, const SearchRequest& request,
                               const Explanation& explanation) {
  const bool is_json = format == OutputFormat::json || format == OutputFormat::jsonl;
  return is_json ? format_as_json(request, explanation) : format_as_text(request, explanation);
}

}  // namespace pressmark
