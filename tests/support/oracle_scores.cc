// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the naive evaluator gives an article for: BM25, recency, neighbours.

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "analysis/han_kana.h"
#include "searcher/query/plain_words.h"
#include "tests/support/oracle.h"

namespace pressmark {
namespace {

constexpr double k1 = 1.2;
constexpr double b = 0.75;

}  // namespace

double Oracle::weight_of(TextField field) {
  return find_field(to_string(field))->weight;
}

void Oracle::add_word_operands(const Node& node, std::vector<Operand>& operands) {
  for (const QueryWord& asked : query_words(node)) {
    Operand operand{{}, node.weight / 1000.0};
    for (const Entry& entry : articles_) {
      double tf = 0;
      for (const Span& span : word_spans(entry, node, asked))
        tf += weight_of(span.field);
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
      Operand operand{std::vector<double>(articles_.size(), 0), node.weight / 1000.0};
      for (const NamedEntity& name : names_asked_for(node)) {
        for (const std::size_t article : mentioned_in_[name])
          operand.tf[article] += articles_[article].mentions.at(name);
      }
      operands.push_back(std::move(operand));
      return;
    }
    case NodeKind::near:
      collect_operands(node.children.front(), operands);
      if (node.closeness == Closeness::not_near) return;
      for (std::size_t i = 1; i < node.children.size(); ++i)
        collect_operands(node.children[i], operands);
      return;
    case NodeKind::occurs:
    case NodeKind::conjunction:
    case NodeKind::disjunction:
      for (const Node& child : node.children)
        collect_operands(child, operands);
      return;
    case NodeKind::everything:
    case NodeKind::negation:
    case NodeKind::keyword:
    case NodeKind::date:
    case NodeKind::property:
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
      scores[i] +=
          operand.weight * idf * tf * (k1 + 1) / (tf + k1 * (1 - b + b * length / average));
    }
  }
  return scores;
}

/// Undated articles keep half of their score; the others more, the newer they are.
void Oracle::blend_with_recency(std::vector<double>& scores) const {
  Day newest = undated_day;
  for (const Entry& entry : articles_) {
    if (entry.article.published) newest = std::max(newest, to_day(*entry.article.published));
  }
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const auto& date = articles_[i].article.published;
    const double recency = date ? 365.0 / (365.0 + (newest - to_day(*date))) : 0;
    scores[i] = scores[i] * (0.5 + 0.5 * recency);
  }
}

// Every full word of a plain text beside the next one, once for each two sets of stems.
void Oracle::add_neighbours(const Node& root, const std::vector<std::size_t>& first,
                            std::vector<double>& scores) {
  struct TextWord {
    std::set<std::string> stems;
    std::set<std::uint32_t> forms;
    double idf = 0;
    bool is_han_or_kana = false;  // has no neighbour
  };
  double total_length = 0;
  for (const Entry& entry : articles_)
    total_length += entry.length;
  const double n = static_cast<double>(articles_.size());
  std::vector<TextWord> words;
  for (const Node& node : root.children) {
    const bool is_han = is_han_or_kana(analyzer_words(node.text).front());
    if (node.weight < plain_weight && !is_han) continue;
    TextWord& word = words.emplace_back();
    word.is_han_or_kana = is_han;
    if (is_han) continue;
    for (const std::string& language : languages_)
      word.stems.emplace(analyzer_.analyze(node.text, language).front().stem);
    word.forms = forms_of(node, node.text).forms;
    double df = 0;
    for (const Entry& entry : articles_) {
      df += std::any_of(entry.words.begin(), entry.words.end(),
                        [&](const Word& at) { return word.forms.contains(at.form); });
    }
    word.idf = std::log(1 + (n - df + 0.5) / (df + 0.5));
  }
  std::set<std::pair<std::set<std::string>, std::set<std::string>>> known;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const TextWord& a = words[i - 1];
    const TextWord& c = words[i];
    if (a.is_han_or_kana || c.is_han_or_kana) continue;
    if (a.stems == c.stems || !known.emplace(a.stems, c.stems).second) continue;
    for (const std::size_t article : first) {
      const Entry& entry = articles_[article];
      double tf = 0;
      for (std::size_t at = 1; at < entry.words.size(); ++at) {
        const Word& left = entry.words[at - 1];
        const Word& right = entry.words[at];
        if (left.field == right.field && a.forms.contains(left.form) &&
            c.forms.contains(right.form)) {
          tf += weight_of(left.field);
        }
      }
      const double norm = k1 * (1 - b + b * entry.length / (total_length / n));
      scores[article] += 0.2 * (a.idf + c.idf) / 2 * tf * (k1 + 1) / (tf + norm);
    }
  }
}

}  // namespace pressmark
