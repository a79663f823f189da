// SPDX-License-Identifier: GPL-2.0-or-later
//
// Keys and their meanings, and repairs that have to come before parsing.

#include "indexer/sources/json_record.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <simdjson.h>

#include "analysis/charset.h"
#include "analysis/dates/parse_date.h"
#include "base/utf8.h"
#include "indexer/sources/clean_text.h"
#include "indexer/sources/dateline.h"
#include "indexer/sources/inner_markup.h"
#include "indexer/sources/metadata_fields.h"
#include "indexer/sources/record_fields.h"

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

std::optional<std::uint32_t> read_hex4(std::string_view digits) {
  if (digits.size() < 4) return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : digits.substr(0, 4)) {
    const bool is_digit = c >= '0' && c <= '9';
    const char lower = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    if (!is_digit && (lower < 'a' || lower > 'f')) return std::nullopt;
    value = value * 16 + static_cast<std::uint32_t>(is_digit ? c - '0' : lower - 'a' + 10);
  }
  return value;
}

// The code unit that the escape `\uXXXX` at `at` stands for.
std::optional<std::uint32_t> read_escape(std::string_view json, std::size_t at) {
  return json.substr(at).starts_with("\\u") ? read_hex4(json.substr(at + 2)) : std::nullopt;
}

// Writes \ufffd over escaped surrogates without their other half, which simdjson refuses. True if
// there were any.
bool repair_surrogate_escapes(std::string& json) {
  constexpr std::size_t escape_length = 6;
  bool is_changed = false;
  for (std::size_t at = json.find('\\'); at != std::string::npos; at = json.find('\\', at)) {
    const std::optional<std::uint32_t> unit = read_escape(json, at);
    if (!unit) {
      at += 2;  // another escape: what it escapes is no beginning of one
      continue;
    }
    const bool is_high = *unit >= 0xD800 && *unit <= 0xDBFF;
    const bool is_low = *unit >= 0xDC00 && *unit <= 0xDFFF;
    if (is_high) {
      const auto next = read_escape(json, at + escape_length);
      if (next && *next >= 0xDC00 && *next <= 0xDFFF) {
        at += 2 * escape_length;
        continue;
      }
    }
    if (is_high || is_low) {
      json.replace(at, escape_length, "\\ufffd");
      is_changed = true;
    }
    at += escape_length;
  }
  return is_changed;
}

constexpr std::array<std::string_view, 3> no_numbers{"-Infinity", "Infinity", "NaN"};

// Writes null over what Python writes for missing numbers, outside of strings, one "NaN" or
// "Infinity" after the other. True if there were any.
bool repair_numbers(std::string& json) {
  std::string repaired;
  bool in_string = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (in_string && c == '\\' && at + 1 < json.size()) {
      repaired += c;
      repaired += json[++at];
      continue;
    }
    in_string = in_string != (c == '"');
    const std::string_view rest = std::string_view{json}.substr(at);
    const auto word = std::ranges::find_if(
        no_numbers, [&](std::string_view no_number) { return rest.starts_with(no_number); });
    if (in_string || word == no_numbers.end()) {
      repaired += c;
    } else {
      repaired += "null";
      at += word->size() - 1;
    }
  }
  const bool is_changed = repaired != json;
  json = std::move(repaired);
  return is_changed;
}

// A value found under a key.
struct Found {
  std::string_view key;
  element value;
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

}  // namespace

class JsonRecordParser::Impl {
 public:
  explicit Impl(std::map<std::string, std::string> field_map) {
    for (const RecordField& field : record_fields) {
      std::vector<std::string>& keys = keys_.emplace_back();
      if (const auto mapped = field_map.find(std::string{field.name}); mapped != field_map.end()) {
        keys.push_back(mapped->second);
        continue;
      }
      for (const std::string_view key : field.keys) {
        if (!key.empty()) keys.emplace_back(key);
      }
    }
  }

  Status parse(std::string& line, Article& article);
  HeldRecords take_held() { return std::exchange(held_, {}); }

 private:
  enum FieldIndex : std::size_t {
    id,
    title,
    body,
    date,
    url,
    source,
    language,
    byline,
    section,
    topic,
    dateline,
    caption,
    summary,
    first_entity
  };

  std::optional<Found> find(const simdjson::dom::object& record, std::size_t field) const;
  Result<std::string> text_of(const simdjson::dom::object& record, FieldIndex field,
                              Article& article) const;
  Status read_id(const simdjson::dom::object& record, Article& article) const;
  Result<std::string> paragraphs_of(const simdjson::dom::object& record, FieldIndex field,
                                    Article& article) const;
  Status read_texts(const simdjson::dom::object& record, Article& article) const;
  Status read_date(const simdjson::dom::object& record, Article& article) const;
  Status read_metadata(const simdjson::dom::object& record, Article& article) const;
  std::vector<std::string> names_of(const simdjson::dom::object& record, FieldIndex field,
                                    Article& article) const;
  std::string credits_of(const simdjson::dom::object& record, FieldIndex field,
                         Article& article) const;
  Status read_entities(const simdjson::dom::object& record, EntityType type,
                       Article& article) const;
  Status find_held(const simdjson::dom::object& record, Article& article);

  simdjson::dom::parser parser_;
  HeldRecords held_;
  std::vector<std::vector<std::string>> keys_;  // by index in record_fields
};

std::optional<Found> JsonRecordParser::Impl::find(const simdjson::dom::object& record,
                                                  std::size_t field) const {
  for (const std::string& key : keys_[field]) {
    element value;
    if (record.at_key(key).get(value) == simdjson::SUCCESS && !is_absent(value)) {
      return Found{key, value};
    }
  }
  return std::nullopt;
}

// The clean text of a string, or of one in an object; empty if the record has none.
Result<std::string> JsonRecordParser::Impl::text_of(const simdjson::dom::object& record,
                                                    FieldIndex field, Article& article) const {
  const std::optional<Found> found = find(record, field);
  if (!found) return std::string{};
  const auto text = field == source  ? text_in(found->value, {"name", "title", "uri"})
                    : field == title ? text_in(found->value, {"rendered"})
                                     : text_in(found->value, {});
  // What "link" and the like hold besides is no reason to lose an article.
  const bool may_lack = field == source || field == url;
  if (!text && may_lack && found->key != keys_[field].front()) return std::string{};
  if (!text) return bad_type(found->key, "a string");
  return clean_text(*text, article);
}

Status JsonRecordParser::Impl::read_id(const simdjson::dom::object& record,
                                       Article& article) const {
  const std::optional<Found> found = find(record, id);
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
      return bad_type(found->key, "a string or an integer");
  }
  if (!text.empty()) article.id = std::move(text);
  return ok;
}

// A string, or an array of strings: its paragraphs.
Result<std::string> JsonRecordParser::Impl::paragraphs_of(const simdjson::dom::object& record,
                                                          FieldIndex field,
                                                          Article& article) const {
  const std::optional<Found> found = find(record, field);
  if (!found) return std::string{};
  if (const auto whole = text_in(found->value, {"rendered"}))
    return arrange_paragraphs(without_markup(clean_text(*whole, article)));
  std::string_view text;
  simdjson::dom::array paragraphs;
  if (found->value.get(paragraphs) != simdjson::SUCCESS) return bad_type(found->key, "a string");
  std::string all;
  for (const element paragraph : paragraphs) {
    if (paragraph.get(text) != simdjson::SUCCESS) return bad_type(found->key, "text throughout");
    const std::string arranged = arrange_paragraphs(without_markup(clean_text(text, article)));
    if (!arranged.empty()) all += (all.empty() ? "" : "\n\n") + arranged;
  }
  return all;
}

Status JsonRecordParser::Impl::read_texts(const simdjson::dom::object& record,
                                          Article& article) const {
  for (const auto& [field, member] :
       {std::pair{body, &Article::body}, std::pair{caption, &Article::captions}}) {
    Result<std::string> text = paragraphs_of(record, field, article);
    if (!text) return std::move(text).error();
    article.*member = *std::move(text);
  }
  if (!article.body.empty()) return ok;
  if (Result<std::string> text = paragraphs_of(record, summary, article)) {
    article.body = *std::move(text);
  }
  return ok;
}

Status JsonRecordParser::Impl::read_date(const simdjson::dom::object& record,
                                         Article& article) const {
  const std::optional<Found> found = find(record, date);
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
    return bad_type(found->key, "a date");
  }
  if (article.published) {
    article.date_by = DateBy::explicit_;
  } else {
    article.set_flag(ArticleFlag::impossible_date);
  }
  return ok;
}

Status JsonRecordParser::Impl::read_metadata(const simdjson::dom::object& record,
                                             Article& article) const {
  constexpr std::array targets{std::pair{title, &Article::title}, std::pair{url, &Article::url},
                               std::pair{source, &Article::source},
                               std::pair{language, &Article::language}};
  for (const auto& [field, member] : targets) {
    const Result<std::string> text = text_of(record, field, article);
    if (!text) return text.error();
    article.*member = to_single_line(*text);
  }
  article.title = to_single_line(without_markup(std::move(article.title)));
  article.language = language_code(article.language);
  article.byline = credits_of(record, byline, article);
  article.section = credits_of(record, section, article);
  article.dateline = tidy_dateline(credits_of(record, dateline, article));
  article.topics = names_of(record, topic, article);
  if (article.topics.size() == 1) append_topics(std::exchange(article.topics, {}).front(), article);
  return ok;
}

// Names of people and sections come as strings, as objects with a name, and as arrays of these;
// what is none of that is left out: it is no reason to lose an article.
std::vector<std::string> JsonRecordParser::Impl::names_of(const simdjson::dom::object& record,
                                                          FieldIndex field,
                                                          Article& article) const {
  const std::optional<Found> found = find(record, field);
  std::vector<std::string> names;
  if (!found) return names;
  const auto append = [&](const element& value) {
    std::string_view text;
    if (value.get(text) != simdjson::SUCCESS && value["name"].get(text) != simdjson::SUCCESS)
      return;
    std::string name = to_single_line(clean_text(text, article));
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

std::string JsonRecordParser::Impl::credits_of(const simdjson::dom::object& record,
                                               FieldIndex field, Article& article) const {
  return fmt::format("{}", fmt::join(names_of(record, field, article), ", "));
}

Status JsonRecordParser::Impl::read_entities(const simdjson::dom::object& record, EntityType type,
                                             Article& article) const {
  const std::optional<Found> found = find(record, first_entity + static_cast<std::size_t>(type));
  if (!found) return ok;
  simdjson::dom::array names;
  if (found->value.get(names) != simdjson::SUCCESS) {
    return bad_type(found->key, "an array of names");
  }
  for (const element name : names) {
    std::string_view text;
    if (name.get(text) != simdjson::SUCCESS) return bad_type(found->key, "an array of names");
    std::string spelling = to_single_line(clean_text(text, article));
    if (!spelling.empty()) article.tagged_entities.push_back({type, std::move(spelling)});
  }
  article.tagged_types.push_back(type);
  return ok;
}

// An object around the records would pass for one article without text, and the records be lost.
Status JsonRecordParser::Impl::find_held(const simdjson::dom::object& record, Article& article) {
  for (const std::size_t own : {id, body, date, caption}) {
    if (find(record, own)) return ok;
  }
  const auto hold = [&](const simdjson::dom::array& list) {
    for (const element held : list)
      held_.records.push_back(simdjson::minify(held));
  };
  simdjson::dom::array list;
  std::string_view text;
  if (record.at_key("version").get(text) == simdjson::SUCCESS &&
      text.find("jsonfeed.org/version") != std::string_view::npos) {
    if (record.at_key("items").get(list) == simdjson::SUCCESS) hold(list);
    if (held_.records.empty()) return bad_record("a JSON Feed without items");
    if (record.at_key("title").get(text) == simdjson::SUCCESS)
      held_.source = to_single_line(clean_text(text, article));
    return ok;
  }
  for (const auto& [key, value] : record) {
    simdjson::dom::object first;
    if (value.get(list) != simdjson::SUCCESS || list.size() == 0) continue;
    if (list.at(0).get(first) != simdjson::SUCCESS) continue;
    // A headline with a list of other headlines is a record.
    if (!find(first, body) && (!find(first, title) || find(record, title))) continue;
    hold(list);
    break;
  }
  return ok;
}

Status JsonRecordParser::Impl::parse(std::string& line, Article& article) {
  held_ = {};
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
  simdjson::dom::object record;
  if (root.get(record) != simdjson::SUCCESS) {
    return bad_record("not a JSON object: it is another kind of value");
  }
  if (Status found = find_held(record, article); !found || !held_.records.empty()) return found;
  for (const auto read :
       {&Impl::read_id, &Impl::read_metadata, &Impl::read_texts, &Impl::read_date}) {
    if (Status status = (this->*read)(record, article); !status) return status;
  }
  for (const EntityType type : entity_types) {
    if (Status status = read_entities(record, type, article); !status) return status;
  }
  return ok;
}

JsonRecordParser::JsonRecordParser(std::map<std::string, std::string> field_map)
    : impl_(std::make_unique<Impl>(std::move(field_map))) {}
JsonRecordParser::JsonRecordParser(JsonRecordParser&&) noexcept = default;
JsonRecordParser& JsonRecordParser::operator=(JsonRecordParser&&) noexcept = default;
JsonRecordParser::~JsonRecordParser() = default;

Status JsonRecordParser::parse(std::string& line, Article& article) {
  return impl_->parse(line, article);
}

HeldRecords JsonRecordParser::take_held() {
  return impl_->take_held();
}

Status check_field_map(const std::map<std::string, std::string>& field_map) {
  for (const auto& [name, key] : field_map) {
    const bool is_known =
        std::ranges::find(record_fields, name, &RecordField::name) != record_fields.end();
    if (!is_known || key.empty()) {
      std::string names;
      for (const RecordField& field : record_fields)
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
