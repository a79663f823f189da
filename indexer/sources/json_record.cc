// SPDX-License-Identifier: GPL-2.0-or-later
//
// What an object says is found in one walk over its keys; then each field is read as it may come.

#include "indexer/sources/json_record.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <simdjson.h>

#include "analysis/charset.h"
#include "analysis/dates/parse_date.h"
#include "base/utf8.h"
#include "indexer/sources/ascii_text.h"
#include "indexer/sources/clean_text.h"
#include "indexer/sources/dateline.h"
#include "indexer/sources/inner_markup.h"
#include "indexer/sources/json_repair.h"
#include "indexer/sources/metadata_fields.h"
#include "indexer/sources/record_fields.h"
#include "indexer/sources/record_keys.h"

namespace pressmark {

namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

Error bad_record(std::string message, std::string hint = {}) {
  return {ErrorKind::bad_input, std::move(message), std::move(hint)};
}

Error bad_type(std::string_view key, std::string_view wanted) {
  return bad_record("'" + std::string{key} + "' is not " + std::string{wanted});
}

Error not_an_object(simdjson::error_code code) {
  std::string cause = simdjson::error_message(code);
  cause = cause.substr(0, cause.find_first_of(".:"));
  if (cause.size() > 1 && cause[1] >= 'a' && cause[0] >= 'A' && cause[0] <= 'Z') {
    cause[0] = static_cast<char>(cause[0] - 'A' + 'a');
  }
  return bad_record("not a JSON object: " + cause);
}

// A value with the path of keys that leads to it.
struct Found {
  std::string path;
  element value;
  std::size_t rank;

  // Not one of the keys that are looked for in other people's records.
  bool is_first_choice() const { return rank <= 1; }
};

// What an object says, by RecordField.
class Fields {
 public:
  const std::optional<Found>& operator[](RecordField field) const { return found_[index(field)]; }

  void offer(RecordField field, std::string_view path, const element& value, std::size_t rank) {
    std::optional<Found>& found = found_[index(field)];
    if (!found || rank < found->rank) found = Found{std::string{path}, value, rank};
  }

 private:
  static std::size_t index(RecordField field) { return static_cast<std::size_t>(field); }

  std::array<std::optional<Found>, record_fields.size()> found_;
};

bool is_absent(const element& value) {
  if (value.is_null()) return true;
  std::string_view text;
  return value.get(text) == simdjson::SUCCESS && text.empty();
}

// A string, or the first of `keys` of an object that holds one.
std::optional<std::string_view> text_in(const element& value,
                                        std::initializer_list<std::string_view> keys) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return text;
  for (const std::string_view key : keys) {
    if (value[key].get(text) == simdjson::SUCCESS) return text;
  }
  return std::nullopt;
}

// What MongoDB writes for values that JSON does not know.
element plain_value(element value) {
  simdjson::dom::object typed;
  while (value.get(typed) == simdjson::SUCCESS && typed.size() == 1) {
    const auto [key, inner] = *typed.begin();
    if (key != "$oid" && key != "$date" && key != "$numberLong") break;
    value = inner;
  }
  return value;
}

// The clean text of a string, or of one in an object; empty if the record has none.
Result<std::string> text_of(const Fields& record, RecordField field, Article& article) {
  const std::optional<Found>& found = record[field];
  if (!found) return std::string{};
  const bool is_source = field == RecordField::source;
  const auto text = is_source                     ? text_in(found->value, {"name", "title", "uri"})
                    : field == RecordField::title ? text_in(found->value, {"rendered", "main"})
                                                  : text_in(found->value, {});
  // What "link" and the like hold besides is no reason to lose an article.
  const bool may_lack = is_source || field == RecordField::url;
  if (!text && may_lack && !found->is_first_choice()) return std::string{};
  if (!text) return bad_type(found->path, "a string");
  return clean_text(*text, article);
}

Status read_id(const Fields& record, Article& article) {
  const std::optional<Found>& found = record[RecordField::id];
  if (!found) return ok;
  std::string text;
  switch (found->value.type()) {
    case element_type::STRING:
      text = clean_text(std::string_view{found->value}, article);
      break;
    case element_type::INT64:
      text = std::to_string(std::int64_t{found->value});
      break;
    case element_type::UINT64:
      text = std::to_string(std::uint64_t{found->value});
      break;
    case element_type::ARRAY:
    case element_type::OBJECT:
    case element_type::DOUBLE:
    case element_type::BOOL:
    case element_type::NULL_VALUE:
      return bad_type(found->path, "a string or an integer");
  }
  if (!text.empty()) article.id = std::move(text);
  return ok;
}

// A string, or an array of strings: its paragraphs.
Result<std::string> paragraphs_of(const Fields& record, RecordField field, Article& article) {
  const std::optional<Found>& found = record[field];
  if (!found) return std::string{};
  if (const auto whole = text_in(found->value, {"rendered", "value"}))
    return arrange_paragraphs(without_markup(clean_text(*whole, article)));
  std::string_view text;
  simdjson::dom::array paragraphs;
  if (found->value.get(paragraphs) != simdjson::SUCCESS) return bad_type(found->path, "a string");
  std::string all;
  for (const element paragraph : paragraphs) {
    if (paragraph.get(text) != simdjson::SUCCESS) return bad_type(found->path, "text throughout");
    const std::string arranged = arrange_paragraphs(without_markup(clean_text(text, article)));
    if (!arranged.empty()) all += (all.empty() ? "" : "\n\n") + arranged;
  }
  return all;
}

Status read_texts(const Fields& record, Article& article) {
  for (const auto& [field, member] : {std::pair{RecordField::body, &Article::body},
                                      std::pair{RecordField::caption, &Article::captions}}) {
    Result<std::string> text = paragraphs_of(record, field, article);
    if (!text) return std::move(text).error();
    article.*member = *std::move(text);
  }
  if (!article.body.empty()) return ok;
  if (Result<std::string> text = paragraphs_of(record, RecordField::summary, article)) {
    article.body = *std::move(text);
  }
  return ok;
}

Status read_date(const Fields& record, Article& article) {
  const std::optional<Found>& found = record[RecordField::date];
  if (!found) return ok;
  std::string_view text;
  std::int64_t seconds = 0;
  double fraction = 0;
  if (found->value.get(text) == simdjson::SUCCESS) {
    article.published = parse_metadata_date(text);
  } else if (found->value.get(seconds) == simdjson::SUCCESS) {
    article.published = parse_record_date(std::to_string(seconds));
  } else if (found->value.get(fraction) == simdjson::SUCCESS) {
    constexpr double largest = 1e15;  // converts without overflow, and is no time of ours
    const bool is_time = std::abs(fraction) < largest;
    if (is_time) {
      article.published =
          parse_record_date(std::to_string(static_cast<std::int64_t>(std::floor(fraction))));
    }
  } else {
    return bad_type(found->path, "a date");
  }
  if (article.published) {
    article.date_by = DateBy::explicit_;
  } else {
    article.set_flag(ArticleFlag::impossible_date);
  }
  return ok;
}

// Names of people and sections come as strings, as objects with a name, and as arrays of these;
// what is none of that is left out: it is no reason to lose an article.
std::vector<std::string> names_of(const Fields& record, RecordField field, Article& article) {
  const std::optional<Found>& found = record[field];
  std::vector<std::string> names;
  if (!found) return names;
  const auto append = [&](const element& value) {
    const auto text = text_in(value, {"name", "original"});
    if (!text) return;
    std::string name = to_single_line(clean_text(*text, article));
    if (!name.empty()) names.push_back(std::move(name));
  };
  simdjson::dom::array several;
  if (found->value.get(several) != simdjson::SUCCESS) {
    append(found->value);
    return names;
  }
  for (const element value : several)
    append(value);
  return names;
}

std::string credits_of(const Fields& record, RecordField field, Article& article) {
  return fmt::format("{}", fmt::join(names_of(record, field, article), ", "));
}

Status read_metadata(const Fields& record, Article& article) {
  constexpr std::array targets{std::pair{RecordField::title, &Article::title},
                               std::pair{RecordField::url, &Article::url},
                               std::pair{RecordField::source, &Article::source},
                               std::pair{RecordField::language, &Article::language}};
  for (const auto& [field, member] : targets) {
    const Result<std::string> text = text_of(record, field, article);
    if (!text) return text.error();
    article.*member = to_single_line(*text);
  }
  article.title = to_single_line(without_markup(std::move(article.title)));
  article.language = language_code(article.language);
  article.byline = credits_of(record, RecordField::byline, article);
  article.section = credits_of(record, RecordField::section, article);
  article.dateline = tidy_dateline(credits_of(record, RecordField::dateline, article));
  article.topics = names_of(record, RecordField::topic, article);
  if (article.topics.size() == 1) append_topics(std::exchange(article.topics, {}).front(), article);
  return ok;
}

Status read_entities(const Fields& record, EntityType type, RecordField field, Article& article) {
  const std::optional<Found>& found = record[field];
  if (!found) return ok;
  simdjson::dom::array names;
  if (found->value.get(names) != simdjson::SUCCESS) {
    return bad_type(found->path, "an array of names");
  }
  for (const element name : names) {
    std::string_view text;
    if (name.get(text) != simdjson::SUCCESS) return bad_type(found->path, "an array of names");
    std::string spelling = to_single_line(clean_text(text, article));
    if (!spelling.empty()) article.tagged_entities.push_back({type, std::move(spelling)});
  }
  article.tagged_types.push_back(type);
  return ok;
}

Status read_fields(const Fields& record, Article& article) {
  for (const auto read : {&read_id, &read_metadata, &read_texts, &read_date}) {
    if (Status status = read(record, article); !status) return status;
  }
  constexpr std::array tagged{std::pair{EntityType::person, RecordField::person},
                              std::pair{EntityType::organisation, RecordField::org},
                              std::pair{EntityType::place, RecordField::place}};
  for (const auto& [type, field] : tagged) {
    if (Status status = read_entities(record, type, field, article); !status) return status;
  }
  return ok;
}

// Lists of what readers wrote.
constexpr std::array<std::string_view, 3> no_articles{"comments", "replies", "reactions"};

}  // namespace

class JsonRecordParser::Impl {
 public:
  explicit Impl(const std::map<std::string, std::string>& field_map) : keys_(field_map) {}

  Status parse(std::string& line, Article& article);
  HeldRecords take_held() { return std::exchange(held_, {}); }
  bool has_chosen_id() const { return has_chosen_id_; }

 private:
  Fields fields_of(const simdjson::dom::object& record) const;
  void find_fields(const simdjson::dom::object& object, const std::string& prefix,
                   Fields& fields) const;
  void hold(const simdjson::dom::array& list);
  bool hold_list_in(const simdjson::dom::object& around, bool is_named, std::size_t depth);
  Status find_held(const simdjson::dom::object& object, const Fields& record, Article& article);

  simdjson::dom::parser parser_;
  HeldRecords held_;
  bool has_chosen_id_ = false;
  RecordKeys keys_;
};

Fields JsonRecordParser::Impl::fields_of(const simdjson::dom::object& record) const {
  Fields fields;
  find_fields(record, {}, fields);
  return fields;
}

// Below `prefix`, which ends in a dot unless it is empty.
void JsonRecordParser::Impl::find_fields(const simdjson::dom::object& object,
                                         const std::string& prefix, Fields& fields) const {
  constexpr std::ptrdiff_t deepest = 4;
  for (const auto& [key, typed_value] : object) {
    const element value = plain_value(typed_value);
    if (is_absent(value)) continue;
    const std::string joined = prefix.empty() ? "" : prefix + std::string{key};
    const std::string_view path = prefix.empty() ? key : joined;
    simdjson::dom::object inner;
    const bool is_object = value.get(inner) == simdjson::SUCCESS;
    if (is_object && keys_.may_hold(path) && std::ranges::count(path, '.') < deepest)
      find_fields(inner, std::string{path} + '.', fields);
    if (is_object && RecordKeys::is_wrapper(path)) continue;
    for (const KeyMeaning& meaning : keys_.meanings(path))
      fields.offer(meaning.field, path, value, meaning.rank);
  }
}

void JsonRecordParser::Impl::hold(const simdjson::dom::array& list) {
  for (const element held : list)
    held_.records.push_back(simdjson::minify(held));
}

// The first list of records in the object, or in one of the objects in it. What has a name of its
// own, a title or an id, may be an article that refers to others: to headlines, mostly.
bool JsonRecordParser::Impl::hold_list_in(const simdjson::dom::object& around, bool is_named,
                                          std::size_t depth) {
  for (const auto& [key, value] : around) {
    simdjson::dom::array list;
    simdjson::dom::object first;
    if (value.get(list) != simdjson::SUCCESS || list.size() == 0) continue;
    if (list.at(0).get(first) != simdjson::SUCCESS) continue;
    if (std::ranges::find(no_articles, lower_ascii(key)) != no_articles.end()) continue;
    const Fields record = fields_of(first);
    if (!record[RecordField::body] && (!record[RecordField::title] || is_named)) continue;
    hold(list);
    return true;
  }
  if (depth == 0 || is_named) return false;
  for (const auto& [key, value] : around) {
    simdjson::dom::object inner;
    if (value.get(inner) == simdjson::SUCCESS && hold_list_in(inner, is_named, depth - 1))
      return true;
  }
  return false;
}

// An object around the records would pass for one article without text, and the records be lost.
Status JsonRecordParser::Impl::find_held(const simdjson::dom::object& object, const Fields& record,
                                         Article& article) {
  if (has_chosen_id_) return ok;
  for (const RecordField own : {RecordField::body, RecordField::date, RecordField::caption}) {
    if (record[own]) return ok;
  }
  std::string_view text;
  if (object.at_key("version").get(text) != simdjson::SUCCESS ||
      text.find("jsonfeed.org/version") == std::string_view::npos) {
    constexpr std::size_t deepest = 3;
    hold_list_in(object, record[RecordField::title] || record[RecordField::id], deepest);
    return ok;
  }
  simdjson::dom::array list;
  if (object.at_key("items").get(list) == simdjson::SUCCESS) hold(list);
  if (held_.records.empty()) return bad_record("a JSON Feed without items");
  if (object.at_key("title").get(text) == simdjson::SUCCESS)
    held_.source = to_single_line(clean_text(text, article));
  return ok;
}

Status JsonRecordParser::Impl::parse(std::string& line, Article& article) {
  held_ = {};
  has_chosen_id_ = false;
  if (line.find('\0') != std::string::npos) {
    std::erase(line, '\0');
    article.set_flag(ArticleFlag::removed_nul);
  }
  if (!is_valid_utf8(line)) {
    DecodedText decoded = decode_text(line);
    line = std::move(decoded.text);
    note_decoding(decoded, article);
  }
  if (repair_surrogate_escapes(line)) article.set_flag(ArticleFlag::repaired_utf8);

  element root;
  const auto parse_line = [&] {
    line.reserve(line.size() + simdjson::SIMDJSON_PADDING);
    return parser_.parse(line.data(), line.size(), false).get(root);
  };
  simdjson::error_code code = parse_line();
  if (code != simdjson::SUCCESS && repair_numbers(line)) code = parse_line();
  if (code != simdjson::SUCCESS) return not_an_object(code);
  simdjson::dom::object object;
  if (root.get(object) != simdjson::SUCCESS) {
    return bad_record("not a JSON object: it is another kind of value");
  }
  const Fields record = fields_of(object);
  const std::optional<Found>& id = record[RecordField::id];
  has_chosen_id_ = id && id->is_first_choice();
  Status found = find_held(object, record, article);
  return found && held_.records.empty() ? read_fields(record, article) : found;
}

JsonRecordParser::JsonRecordParser(const std::map<std::string, std::string>& field_map)
    : impl_(std::make_unique<Impl>(field_map)) {}
JsonRecordParser::JsonRecordParser(JsonRecordParser&&) noexcept = default;
JsonRecordParser& JsonRecordParser::operator=(JsonRecordParser&&) noexcept = default;
JsonRecordParser::~JsonRecordParser() = default;

Status JsonRecordParser::parse(std::string& line, Article& article) {
  return impl_->parse(line, article);
}

HeldRecords JsonRecordParser::take_held() {
  return impl_->take_held();
}

bool JsonRecordParser::has_chosen_id() const {
  return impl_->has_chosen_id();
}

Status check_field_map(const std::map<std::string, std::string>& field_map) {
  for (const auto& [name, key] : field_map) {
    const bool is_known =
        std::ranges::find(record_fields, name, &RecordFieldKeys::name) != record_fields.end();
    if (!is_known || key.empty()) {
      std::string names;
      for (const RecordFieldKeys& field : record_fields)
        names += (names.empty() ? "" : ", ") + std::string{field.name};
      const std::string mapping = name + "=" + key;
      return Error{ErrorKind::invalid_argument,
                   is_known ? "--map " + mapping + " names no key"
                            : "--map " + mapping + ": '" + name + "' is not a field of an article",
                   "the fields are " + names + "; write --map title=headline"};
    }
  }
  return ok;
}

}  // namespace pressmark
