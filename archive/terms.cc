// SPDX-License-Identifier: GPL-2.0-or-later
//
// Spelling terms.

#include "archive/terms.h"

#include <algorithm>

#include <fmt/format.h>

#include "archive/checksum.h"
#include "base/utf8.h"

namespace pressmark {
namespace {

// Xapian takes 245 bytes, of which each NUL counts twice. What is cut keeps this much, or up to
// three bytes less so as not to split a character, and gets 32 hex digits: more than this, so that
// it never equals a term that was not cut.
constexpr std::size_t max_plain_bytes = 200;
static_assert(max_plain_bytes + 2 * sizeof(Hash128) <= 245);
static_assert(max_plain_bytes - 4 + 2 * sizeof(Hash128) > max_plain_bytes);

std::size_t key_bytes(std::string_view text) {
  return text.size() + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\0'));
}

std::string make_term(std::string_view prefix, std::string_view value) {
  std::string term{prefix};
  term += value;
  if (key_bytes(term) <= max_plain_bytes) return term;

  std::size_t end = 0;
  for (std::size_t bytes = 0; bytes < max_plain_bytes; ++end)
    bytes += term[end] == '\0' ? 2U : 1U;
  if (key_bytes(std::string_view{term}.substr(0, end)) > max_plain_bytes) --end;
  const std::size_t character = floor_to_code_point(term, end);
  const std::string hash = to_hex(xxh3_128(term));
  term.resize(end - character <= 3 ? character : end);  // more only in what is not UTF-8
  return term + hash;
}

int year_of(Date date) {
  return static_cast<int>(date.year());
}
unsigned month_of(Date date) {
  return static_cast<unsigned>(date.month());
}

}  // namespace

std::string id_term(std::string_view article_id) {
  return make_term(id_prefix, article_id);
}

std::string entity_term(EntityType type, std::string_view spelling) {
  return make_term(find_field(to_string(type))->prefix, spelling);
}

std::string keyword_term(const Field& field, std::string_view folded_value) {
  return make_term(field.prefix, folded_value);
}

std::string day_term(Date date) {
  return fmt::format("{}{:04}{:02}{:02}", find_field("date")->prefix, year_of(date), month_of(date),
                     static_cast<unsigned>(date.day()));
}

std::string month_term(Date date) {
  return fmt::format("{}{:04}{:02}", month_prefix, year_of(date), month_of(date));
}

std::string year_term(Date date) {
  return fmt::format("{}{:04}", year_prefix, year_of(date));
}

}  // namespace pressmark
