// SPDX-License-Identifier: GPL-2.0-or-later
//
// The naive evaluator: which articles match, and what they score. Facets: oracle_facets.cc.

#include "tests/support/oracle.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/entities/canonical_names.h"
#include "analysis/fold.h"
#include "searcher/query/parser.h"

namespace pressmark {
namespace {

constexpr double k1 = 1.2;
constexpr double b = 0.75;

double weight_of(TextField field) {
  return find_field(field == TextField::title ? "title" : "body")->weight;
}

bool field_allows(const Field* field, TextField where) {
  if (field == nullptr) return true;
  return field->name == (where == TextField::title ? "title" : "body");
}

}  // namespace

Oracle::Oracle() : analyzer_(*Analyzer::create()) {}

void Oracle::add(const Article& article, const std::map<NamedEntity, std::uint32_t>& mentions) {
  articles_.push_back({article, {}, mentions, 0});
  is_prepared_ = false;
}

void Oracle::prepare() {
  if (is_prepared_) return;
  std::set<std::string> languages;
  for (const Entry& entry : articles_)
    languages.insert(entry.article.language);
  languages_.assign(languages.begin(), languages.end());
  names_.clear();
  for (Entry& entry : articles_) {
    entry.words.clear();
    entry.length = 0;
    for (const TextField field : {TextField::title, TextField::body}) {
      const std::string& text =
          field == TextField::title ? entry.article.title : entry.article.body;
      for (const Token& token : analyzer_.analyze(text, entry.article.language)) {
        Word word;
        const auto next = static_cast<std::uint32_t>(stems_.size());
        word.stem = stems_.try_emplace(std::string{token.stem}, next).first->second;
        word.field = field;
        word.position = token.position;
        entry.words.push_back(word);
        entry.length += weight_of(field);
      }
    }
    for (const auto& [name, count] : entry.mentions) {
      ++names_[{name.type, canonical_key(name.type, name.spelling)}][name.spelling];
    }
  }
  is_prepared_ = true;
}

/// A word of an article is what a query asks for if its stem is that of the query's word in any of
/// the archive's languages. A word that no article has is an empty set.
std::vector<Oracle::QueryWord> Oracle::query_words(const std::string& text) {
  std::vector<QueryWord> words;
  for (const std::string& language : languages_) {
    const auto tokens = analyzer_.analyze(text, language);
    words.resize(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const auto known = stems_.find(tokens[i].stem);
      if (known != stems_.end()) words[i].insert(known->second);
    }
  }
  return words;
}

std::vector<Oracle::Span> Oracle::spans(const Entry& entry, const Node& node) {
  const std::vector<QueryWord> asked = query_words(node.text);
  std::vector<Span> found;
  for (std::size_t at = 0; !asked.empty() && at + asked.size() <= entry.words.size(); ++at) {
    const Word& first = entry.words[at];
    bool matches = field_allows(node.field, first.field);
    for (std::size_t i = 0; matches && i < asked.size(); ++i) {
      const Word& word = entry.words[at + i];
      matches = word.field == first.field && asked[i].contains(word.stem);
    }
    if (!matches) continue;
    found.push_back({first.field, first.position,
                     first.position + static_cast<std::uint32_t>(asked.size()) - 1});
  }
  return found;
}

/// Every choice of one occurrence per operand, tried one by one.
bool Oracle::has_near(const Entry& entry, const Node& node) {
  std::vector<std::vector<Span>> choices;
  for (const Node& child : node.children)
    choices.push_back(spans(entry, child));
  std::vector<Span> chosen;
  const auto is_near = [&] {
    std::vector<Span> ordered = chosen;
    std::sort(ordered.begin(), ordered.end(),
              [](const Span& x, const Span& y) { return x.first < y.first; });
    for (std::size_t i = 1; i < ordered.size(); ++i) {
      if (ordered[i].field != ordered[0].field) return false;
      if (ordered[i].first <= ordered[i - 1].last) return false;
      if (ordered[i].first - ordered[i - 1].last > node.distance) return false;
    }
    return true;
  };
  const auto try_from = [&](const auto& self, std::size_t depth) -> bool {
    if (depth == choices.size()) return is_near();
    for (const Span& span : choices[depth]) {
      chosen.push_back(span);
      if (self(self, depth + 1)) return true;
      chosen.pop_back();
    }
    return false;
  };
  return try_from(try_from, 0);
}

std::vector<NamedEntity> Oracle::names_asked_for(const Node& node) const {
  const EntityType type = *parse_entity_type(node.field->name);
  const std::vector<std::string> asked = name_words(node.text);
  const std::string key = canonical_key(type, node.text);
  std::vector<NamedEntity> names;
  for (const auto& [group, spellings] : names_) {
    if (group.first != type) continue;
    bool is_asked_for = false;
    for (const auto& [spelling, count] : spellings) {
      const std::vector<std::string> words = name_words(spelling);
      is_asked_for |= node.kind == NodeKind::name
                          ? !asked.empty() && std::includes(words.begin(), words.end(),
                                                            asked.begin(), asked.end())
                          : spelling == node.text || group.second == key;
    }
    for (const auto& [spelling, count] : spellings) {
      if (node.kind == NodeKind::spelling ? spelling == node.text : is_asked_for) {
        names.push_back({type, spelling});
      }
    }
  }
  return names;
}

Oracle::Truth Oracle::evaluate_name(const Node& node) {
  Truth truth(articles_.size(), false);
  for (const NamedEntity& name : names_asked_for(node)) {
    for (std::size_t i = 0; i < articles_.size(); ++i) {
      if (articles_[i].mentions.contains(name)) truth[i] = true;
    }
  }
  return truth;
}

Oracle::Truth Oracle::evaluate(const Node& node) {
  Truth truth(articles_.size(), false);
  const auto fill = [&](auto&& holds) {
    for (std::size_t i = 0; i < articles_.size(); ++i)
      truth[i] = holds(articles_[i]);
    return truth;
  };
  const auto combine = [&](bool start, auto&& join) {
    truth.assign(articles_.size(), start);
    for (const Node& child : node.children) {
      const Truth part = evaluate(child);
      for (std::size_t i = 0; i < truth.size(); ++i)
        truth[i] = join(truth[i], part[i]);
    }
    return truth;
  };
  switch (node.kind) {
    case NodeKind::everything:
      return Truth(articles_.size(), true);
    case NodeKind::word:
    case NodeKind::phrase:
      return fill([&](const Entry& entry) { return !spans(entry, node).empty(); });
    case NodeKind::near:
      return fill([&](const Entry& entry) { return has_near(entry, node); });
    case NodeKind::conjunction:
      return combine(true, [](bool x, bool y) { return x && y; });
    case NodeKind::disjunction:
      return combine(false, [](bool x, bool y) { return x || y; });
    case NodeKind::negation:
      return combine(true, [](bool, bool y) { return !y; });
    case NodeKind::name:
    case NodeKind::whole_name:
    case NodeKind::spelling:
      return evaluate_name(node);
    case NodeKind::keyword: {
      const bool is_source = node.field->name == "source";
      return fill([&](const Entry& entry) {
        const std::string& value = is_source ? entry.article.source : entry.article.language;
        return !value.empty() && fold_keyword(value) == fold_keyword(node.text);
      });
    }
    case NodeKind::date:
      return fill([&](const Entry& entry) {
        const auto& date = entry.article.published;
        return node.dates.contains(date ? to_day(*date) : undated_day);
      });
  }
  return truth;
}

void Oracle::add_word_operands(const Node& node, std::vector<Operand>& operands) {
  for (const QueryWord& asked : query_words(node.text)) {
    Operand operand;
    for (const Entry& entry : articles_) {
      double tf = 0;
      for (const Word& word : entry.words) {
        if (field_allows(node.field, word.field) && asked.contains(word.stem)) {
          tf += weight_of(word.field);
        }
      }
      operand.tf.push_back(tf);
    }
    operands.push_back(std::move(operand));
  }
}

void Oracle::collect_operands(const Node& node, std::vector<Operand>& operands) {
  switch (node.kind) {
    case NodeKind::word:
    case NodeKind::phrase:
      add_word_operands(node, operands);
      return;
    case NodeKind::name:
    case NodeKind::whole_name:
    case NodeKind::spelling: {
      Operand operand{std::vector<double>(articles_.size(), 0)};
      for (const NamedEntity& name : names_asked_for(node)) {
        for (std::size_t i = 0; i < articles_.size(); ++i) {
          const auto found = articles_[i].mentions.find(name);
          if (found != articles_[i].mentions.end()) operand.tf[i] += found->second;
        }
      }
      operands.push_back(std::move(operand));
      return;
    }
    case NodeKind::near:
    case NodeKind::conjunction:
    case NodeKind::disjunction:
      for (const Node& child : node.children)
        collect_operands(child, operands);
      return;
    case NodeKind::everything:
    case NodeKind::negation:
    case NodeKind::keyword:
    case NodeKind::date:
      return;
  }
}

std::vector<double> Oracle::scores(const Node& root) {
  std::vector<Operand> operands;
  collect_operands(root, operands);
  double total_length = 0;
  for (const Entry& entry : articles_)
    total_length += entry.length;
  const double n = static_cast<double>(articles_.size());
  const double average = total_length / n;
  std::vector<double> scores(articles_.size(), 0);
  for (const Operand& operand : operands) {
    const double df = static_cast<double>(
        std::count_if(operand.tf.begin(), operand.tf.end(), [](double tf) { return tf > 0; }));
    const double idf = std::log(1 + (n - df + 0.5) / (df + 0.5));
    for (std::size_t i = 0; i < articles_.size(); ++i) {
      const double tf = operand.tf[i];
      if (tf == 0) continue;
      const double length = articles_[i].length;
      scores[i] += idf * tf * (k1 + 1) / (tf + k1 * (1 - b + b * length / average));
    }
  }
  return scores;
}

Result<SearchResponse> Oracle::search(const SearchRequest& request) {
  prepare();
  Result<ParsedQuery> parsed = parse_query(request.query, request.match);
  if (!parsed) return parsed.error();
  const std::vector<Node> filters = all_filters(request);
  const Truth query = evaluate(parsed->root);
  Truth truth = filter_truth(filters, "");
  for (std::size_t i = 0; i < truth.size(); ++i)
    truth[i] = truth[i] && query[i];

  SearchResponse response;
  const std::vector<double> score = scores(parsed->root);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    if (truth[i]) order.push_back(i);
  }
  response.matches = order.size();
  std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
    const auto& a = articles_[x].article;
    const auto& c = articles_[y].article;
    if (request.sort != SortOrder::relevance && a.published != c.published) {
      if (!a.published || !c.published) return a.published.has_value();
      return request.sort == SortOrder::newest ? *a.published > *c.published
                                               : *a.published < *c.published;
    }
    if (score[x] != score[y]) return score[x] > score[y];
    return a.id < c.id;
  });
  for (std::size_t i = request.offset; i < order.size() && response.hits.size() < request.limit;
       ++i) {
    Hit hit;
    hit.rank = i + 1;
    hit.id = articles_[order[i]].article.id;
    hit.score = score[order[i]];
    response.hits.push_back(hit);
  }
  for (const std::string& field : request.facets) {
    Truth open = filter_truth(filters, field);
    for (std::size_t i = 0; i < open.size(); ++i)
      open[i] = open[i] && query[i];
    response.facets.push_back(count_facet(field, open, request.facet_limit, filters));
  }
  if (request.timeline != TimelineUnit::none) {
    response.timeline = Timeline{request.timeline, {}, 0};
    std::map<std::string, std::uint64_t> buckets;
    const std::size_t digits = request.timeline == TimelineUnit::year    ? 4
                               : request.timeline == TimelineUnit::month ? 7
                                                                         : 10;
    for (const std::size_t i : order) {
      const auto& date = articles_[i].article.published;
      if (date) {
        ++buckets[to_string(*date).substr(0, digits)];
      } else {
        ++response.timeline->undated;
      }
    }
    for (const auto& [date, count] : buckets)
      response.timeline->buckets.push_back({date, count});
  }
  return response;
}

}  // namespace pressmark
