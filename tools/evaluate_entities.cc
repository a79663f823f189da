// SPDX-License-Identifier: GPL-2.0-or-later
//
// Precision, recall and F1 of the entity recogniser on annotated text, per type: a name counts if
// its words and its type are exactly those of the annotation.
//
//   evaluate_entities file.conll [--errors]
//
// The file is in CoNLL form (tools/support/conll.h); names of other types than PER, ORG and LOC are
// ignored.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/entities/recognizer.h"
#include "base/files.h"
#include "tools/support/conll.h"
#include "tools/support/span_scores.h"

namespace {

using pressmark::ConllArticle;
using pressmark::ConllName;
using pressmark::SpanCounts;

void print_row(std::string_view name, const SpanCounts& counts) {
  std::printf("%-8.*s %8d %8d %8d %10.1f %8.1f %8.1f\n", static_cast<int>(name.size()), name.data(),
              counts.expected, counts.found, counts.right, counts.precision(), counts.recall(),
              counts.f1());
}

void print_errors(const ConllArticle& article, const std::set<ConllName>& expected,
                  const std::set<ConllName>& found) {
  const auto print = [&](const char* what, const ConllName& name) {
    const std::size_t begin = name.range.begin > 40 ? name.range.begin - 40 : 0;
    std::string context = article.body.substr(begin, name.range.end + 30 - begin);
    std::replace(context.begin(), context.end(), '\n', ' ');
    const std::string type{to_string(*pressmark::entities::entity_type_of(name.type))};
    std::printf("%s\t%s\t%s\t%s\n", what, type.c_str(),
                article.body.substr(name.range.begin, name.range.size()).c_str(), context.c_str());
  };
  for (const ConllName& name : expected) {
    if (!found.contains(name)) print("missed", name);
  }
  for (const ConllName& name : found) {
    if (!expected.contains(name)) print("extra", name);
  }
}

int fail(const pressmark::Error& error) {
  std::fprintf(stderr, "error: %s\n", error.message.c_str());
  if (!error.hint.empty()) std::fprintf(stderr, "hint: %s\n", error.hint.c_str());
  return exit_code(error.kind);
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string_view> arguments(argv + 1, argv + argc);
  const bool wants_errors = arguments.size() == 2 && arguments[1] == "--errors";
  if (arguments.empty() || (arguments.size() == 2 && !wants_errors) || arguments.size() > 2) {
    std::fputs("usage: evaluate_entities file.conll [--errors]\n", stderr);
    return 2;
  }
  const auto text =
      pressmark::read_file(std::filesystem::path{arguments[0]}, std::uint64_t{1} << 30U);
  if (!text) return fail(text.error());
  const auto articles = pressmark::parse_conll(*text, arguments[0]);
  if (!articles) return fail(articles.error());
  auto recognizer = pressmark::EntityRecognizer::create();
  if (!recognizer) return fail(recognizer.error());
  const pressmark::SpanScores scores =
      score_spans(*recognizer, *articles,
                  wants_errors ? pressmark::SpanReport{print_errors} : pressmark::SpanReport{});
  std::printf("%-8s %8s %8s %8s %10s %8s %8s\n", "type", "expected", "found", "right", "precision",
              "recall", "f1");
  for (const pressmark::EntityType type : pressmark::entity_types)
    print_row(to_string(type), scores[static_cast<std::size_t>(type)]);
  print_row("all", total(scores));
  return 0;
}
