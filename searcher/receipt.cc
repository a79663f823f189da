// SPDX-License-Identifier: GPL-2.0-or-later
//
// A receipt may come from anywhere: every value is checked as an option of the command line is.
#include "searcher/receipt.h"

#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <simdjson.h>

#include "searcher/query/describe.h"
#include "searcher/query/parser.h"
#include "searcher/request_choices.h"

namespace pressmark {

namespace {

namespace dom = simdjson::dom;

Error no_receipt_error(const std::string& path, std::string_view why) {
  return Error{ErrorKind::invalid_argument, fmt::format("{} is no receipt: {}", path, why),
               "keep an answer of search or similar: searcher QUERY -d ARCHIVE --format json"};
}

// Thrown inside this file only; parse_receipt() makes it an Error.
struct ReceiptProblem {
  std::string message;
};

// Members of one object: each must be there, and of its kind.
class ReceiptMembers {
 public:
  ReceiptMembers(const dom::object& object, std::string_view name) : object_(object), name_(name) {}

  std::string text(std::string_view key) const { return std::string{get<std::string_view>(key)}; }

  // Empty for null.
  std::string text_or_null(std::string_view key) const {
    return is_null(key) ? std::string{} : text(key);
  }

  std::uint64_t count(std::string_view key) const { return get<std::uint64_t>(key); }

  std::uint32_t number(std::string_view key, std::uint32_t most) const {
    const std::uint64_t value = count(key);
    if (value > most) fail(key, fmt::format("is more than {}", most));
    return static_cast<std::uint32_t>(value);
  }

  template <typename T>
  T choice(std::string_view key, Choices<T> choices) const {
    const std::optional<T> meant = meaning_of(choices, get<std::string_view>(key));
    if (!meant) fail(key, "is no word that is known here");
    return *meant;
  }

  std::vector<std::string> texts(std::string_view key) const {
    std::vector<std::string> all;
    for (const dom::element element : get<dom::array>(key)) {
      std::string_view one;
      if (element.get(one) != simdjson::SUCCESS) fail(key, "has an element of another type");
      all.emplace_back(one);
    }
    return all;
  }

  // Of an array of objects, the text that each has under `member`.
  std::vector<std::string> texts_of(std::string_view key, std::string_view member) const {
    std::vector<std::string> all;
    for (const dom::element element : get<dom::array>(key)) {
      dom::object one;
      if (element.get(one) != simdjson::SUCCESS) fail(key, "has an element of another type");
      all.push_back(ReceiptMembers{one, key}.text(member));
    }
    return all;
  }

  bool is_null(std::string_view key) const { return get<dom::element>(key).is_null(); }

  ReceiptMembers object(std::string_view key) const { return {get<dom::object>(key), key}; }

  [[noreturn]] void fail(std::string_view key, std::string_view what) const {
    throw ReceiptProblem{name_.empty() ? fmt::format("`{}` {}", key, what)
                                       : fmt::format("`{}.{}` {}", name_, key, what)};
  }

 private:
  template <typename T>
  T get(std::string_view key) const {
    dom::element element;
    T value;
    if (object_.at_key(key).get(element) != simdjson::SUCCESS) fail(key, "is missing");
    if (element.get(value) != simdjson::SUCCESS) fail(key, "is of another type");
    return value;
  }

  dom::object object_;
  std::string_view name_;
};

SearchRequest read_asked(const ReceiptMembers& members) {
  SearchRequest request;
  request.match = members.choice<MatchMode>("match", match_modes);
  request.filters = members.texts("filters");
  if (request.filters.size() > most_filters) members.fail("filters", "are too many");
  request.from = members.text_or_null("from");
  request.to = members.text_or_null("to");
  if (!members.is_null("now")) {
    request.today = parse_iso_date(members.text("now"));
    if (!request.today) members.fail("now", "is no day");
  }
  request.sort = members.choice<SortOrder>("sort", sort_orders);
  request.collapse = members.choice<Collapse>("collapse", collapses);
  request.offset = members.number("offset", largest_offset);
  request.limit = members.number("limit", most_hits);
  request.facets = members.texts("facets");
  request.facet_finds = members.texts("facet_finds");
  request.facet_limit = members.number("facet_limit", most_facet_values);
  request.timeline = members.choice<TimelineUnit>("timeline", timeline_units);
  request.snippet_bytes = members.number("snippet", longest_snippet);
  return request;
}

ArchiveIdentity read_receipt_archive(const ReceiptMembers& members) {
  return {members.text("fingerprint"), members.text("analysis"), members.text_or_null("aliases"),
          members.count("articles")};
}

void read_receipt_answer(const ReceiptMembers& answer, Receipt& receipt) {
  if (answer.count("schema") != 1) answer.fail("schema", "is not 1");
  const ReceiptMembers request = answer.object("request");
  receipt.request = read_asked(request);
  receipt.similar_to = request.text_or_null("similar_to");
  const ReceiptMembers query = answer.object("query");
  receipt.request.query = query.text("text");
  receipt.read_as = query.text("read_as");
  receipt.archive = read_receipt_archive(answer.object("archive"));
  const ReceiptMembers total = answer.object("total");
  receipt.articles = total.count("articles");
  if (!total.is_null("families")) receipt.families = total.count("families");
  receipt.ids = answer.texts_of("hits", "id");
  if (receipt.ids.size() > receipt.request.limit) answer.fail("hits", "are more than the limit");
}

}  // namespace

bool Receipt::lists_all() const {
  const std::uint64_t all = request.collapse == Collapse::off ? articles : families.value_or(0);
  return request.offset == 0 && ids.size() == all;
}

Result<Receipt> parse_receipt(std::string text, const std::string& path) {
  dom::parser parser;
  dom::element root;
  if (const auto code = parser.parse(text).get(root); code != simdjson::SUCCESS) {
    return no_receipt_error(path, simdjson::error_message(code));
  }
  dom::object answer;
  if (root.get(answer) != simdjson::SUCCESS) return no_receipt_error(path, "not an object of JSON");
  const auto has = [&](std::string_view key) {
    dom::element element;
    return answer.at_key(key).get(element) == simdjson::SUCCESS;
  };
  if (has("error")) return no_receipt_error(path, "it is an error, and no answer");
  if (!has("hits")) return no_receipt_error(path, "it has no hits");
  if (!has("request")) return no_receipt_error(path, "it does not say what was asked (`request`)");
  Receipt receipt;
  try {
    read_receipt_answer(ReceiptMembers{answer, {}}, receipt);
  } catch (const ReceiptProblem& problem) {
    return no_receipt_error(path, problem.message);
  }
  receipt.answer = std::move(text);
  return receipt;
}

std::optional<Date> day_counted_from(const SearchRequest& request) {
  if (request.match == MatchMode::any) return std::nullopt;  // there, a date is words
  QueryLimits limits;
  const Result<ParsedQuery> undated = parse_query(request.query, limits);
  limits.today = request.today;
  const Result<ParsedQuery> parsed = parse_query(request.query, limits);
  const bool is_the_same =
      !parsed || (undated && describe(undated->root) == describe(parsed->root));
  return is_the_same ? std::nullopt : request.today;
}

}  // namespace pressmark
