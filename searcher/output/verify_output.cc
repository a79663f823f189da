// SPDX-License-Identifier: GPL-2.0-or-later
//
// A line for each thing that differs, and none for what does not.
#include "searcher/output/verify_output.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/json_writer.h"
#include "searcher/output/json_parts.h"
#include "searcher/output/styled_text.h"

namespace pressmark {

namespace {

constexpr std::size_t most_named_articles = 10;

std::string_view what_became_of(const WentArticle& went) {
  if (went.rank_now) return "still matches";
  return went.is_in_archive ? "matches no more" : "is not in the archive";
}

std::string words_of_went(const WentArticle& went) {
  std::string text =
      fmt::format("{} ({} then): {}", make_line(went.id).text, went.rank, what_became_of(went));
  if (went.rank_now) text += fmt::format(", now {}", *went.rank_now);
  return text;
}

// "came       a.txt (now 2)", one below the other.
template <typename Items, typename Words>
std::string labelled_lines(std::string_view label, const Items& items, const Words& words) {
  std::string out;
  for (std::size_t i = 0; i < std::min(items.size(), most_named_articles); ++i)
    out += pad_right(i == 0 ? label : "", 11) + words(items[i]) + '\n';
  if (items.size() > most_named_articles) {
    out += fmt::format("{:11}{} more: --format json names all\n", "",
                       with_separators(items.size() - most_named_articles));
  }
  return out;
}

std::string labelled_line(std::string_view label, std::string_view text) {
  return pad_right(label, 11) + std::string{text} + '\n';
}

std::string then_and_now(std::uint64_t then, std::uint64_t now) {
  return fmt::format("{} then, {} now", with_separators(then), with_separators(now));
}

std::string archive_lines(const ArchiveIdentity& then, const ArchiveIdentity& now) {
  std::string out;
  if (then.fingerprint != now.fingerprint) {
    const std::string sizes = then.articles == now.articles
                                  ? count_of(now.articles, "article") + " then and now"
                                  : then_and_now(then.articles, now.articles);
    out += labelled_line("archive", "other articles: " + sizes);
  }
  if (then.analysis != now.analysis) out += labelled_line("analysis", "another one than then");
  if (then.aliases != now.aliases) out += labelled_line("aliases", "aliases.txt is another one");
  return out;
}

std::string verification_text(const Receipt& receipt, const Verification& found,
                              const OutputOptions& options) {
  std::string out = styled(found.is_same() ? "same" : "changed",
                           found.is_same() ? Style::plain : Style::bold, options.use_color);
  out += fmt::format(": {}   read as: {}\n", count_of(receipt.articles, "article") + " then",
                     make_line(receipt.read_as).text);
  out += archive_lines(receipt.archive, found.archive);
  if (found.refusal) return out + labelled_line("refused", make_line(found.refusal->message).text);
  const AnswerDifferences& differences = found.differences;
  if (differences.read_as) out += labelled_line("read as", make_line(found.read_as).text);
  if (found.articles && *found.articles != receipt.articles) {
    out += labelled_line("articles", then_and_now(receipt.articles, *found.articles));
  }
  if (found.families && receipt.families && found.families != receipt.families) {
    out += labelled_line("families", then_and_now(*receipt.families, *found.families));
  }
  out += labelled_lines("came", found.came, [](const CameArticle& came) {
    return fmt::format("{} (now {})", make_line(came.id).text, came.rank);
  });
  out += labelled_lines("went", found.went, words_of_went);
  out += labelled_lines("altered", differences.hits, [](const AlteredHit& hit) {
    return fmt::format("{}: {}", make_line(hit.id).text, fmt::join(hit.keys, ", "));
  });
  if (differences.order) out += labelled_line("order", "of those listed then and now: another");
  if (differences.scores) out += labelled_line("scores", "others (which is no change by itself)");
  if (!differences.facets.empty()) {
    out += labelled_line("facets",
                         make_line(fmt::format("{}", fmt::join(differences.facets, ", "))).text);
  }
  if (differences.timeline) out += labelled_line("timeline", "another");
  if (!receipt.lists_all()) {
    out += labelled_line("listed", fmt::format("{} of {}: of the others, the numbers are compared",
                                               with_separators(receipt.ids.size()),
                                               with_separators(receipt.articles)));
  }
  return out;
}

// {"read_as":..,"articles":..,"families":..,"archive":{..}}
struct AnswerSide {
  std::string_view key;
  std::string_view read_as;
  std::optional<std::uint64_t> articles;
  std::optional<std::uint64_t> families;
  const ArchiveIdentity& archive;
};

void write_answer_side(JsonWriter& json, const AnswerSide& side) {
  json.key(side.key).begin_object();
  write_text_or_null(json, "read_as", side.read_as);
  write_number_or_null(json, "articles", side.articles);
  write_number_or_null(json, "families", side.families);
  write_archive(json, side.archive);
  json.end_object();
}

void write_came_and_went(JsonWriter& json, const Verification& found) {
  json.key("came").begin_array();
  for (const CameArticle& came : found.came)
    json.begin_object().key("id").value(came.id).key("rank").value(came.rank).end_object();
  json.end_array().key("went").begin_array();
  for (const WentArticle& went : found.went) {
    json.begin_object().key("id").value(went.id).key("rank").value(went.rank);
    json.key("in_archive").value(went.is_in_archive);
    write_number_or_null(json, "rank_now", went.rank_now);
    json.end_object();
  }
  json.end_array();
}

std::string verification_json(const Receipt& receipt, const Verification& found) {
  JsonWriter json;
  json.begin_object().key("schema").value(json_schema);
  json.key("same").value(found.is_same());
  json.key("query").value(receipt.request.query);
  write_text_or_null(json, "similar_to", receipt.similar_to);
  write_answer_side(json,
                    {"then", receipt.read_as, receipt.articles, receipt.families, receipt.archive});
  write_answer_side(json, {"now", found.read_as, found.articles, found.families, found.archive});
  json.key("lists_all").value(receipt.lists_all());
  write_came_and_went(json, found);
  json.key("altered").begin_array();
  for (const AlteredHit& hit : found.differences.hits) {
    json.begin_object().key("id").value(hit.id);
    json.key("keys").texts(hit.keys);
    json.end_object();
  }
  json.end_array();
  json.key("order").value(found.differences.order);
  json.key("scores").value(found.differences.scores);
  json.key("facets").texts(found.differences.facets);
  json.key("timeline").value(found.differences.timeline);
  write_text_or_null(json, "error", found.refusal ? found.refusal->message : "");
  json.end_object();
  return json.take() + '\n';
}

}  // namespace

std::string format_verification(OutputFormat format, const Receipt& receipt,
                                const Verification& verification, const OutputOptions& options) {
  return format == OutputFormat::json ? verification_json(receipt, verification)
                                      : verification_text(receipt, verification, options);
}

}  // namespace pressmark
