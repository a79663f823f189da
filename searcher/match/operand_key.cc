// SPDX-License-Identifier: GPL-2.0-or-later
//
// Texts are written with their length, so that none can pass for two.
#include "searcher/match/operand_key.h"

#include <cstdint>
#include <string_view>

namespace pressmark {
namespace {

void append_number(std::uint32_t number, std::string& key) {
  for (const unsigned shift : {0U, 8U, 16U, 24U})
    key += static_cast<char>(number >> shift & 0xFFU);
}

void append_text(std::string_view text, std::string& key) {
  append_number(static_cast<std::uint32_t>(text.size()), key);
  key += text;
}

template <typename Enum>
void append_value(Enum value, std::string& key) {
  key += static_cast<char>(value);
}

}  // namespace

std::string operand_key(const Plan& operand) {
  std::string key;
  append_value(operand.kind, key);
  append_value(operand.scope, key);
  append_value(operand.word_match, key);
  append_value(operand.begins_word, key);
  append_value(operand.ends_word, key);
  append_value(operand.in_capitals, key);
  append_value(operand.entity, key);
  append_value(operand.name_match, key);
  append_number(operand.edits, key);
  append_text(operand.form, key);
  append_text(operand.text, key);
  append_number(static_cast<std::uint32_t>(operand.stems.size()), key);
  for (const std::string& stem : operand.stems)
    append_text(stem, key);
  for (const std::string& word : operand.name_words)
    append_text(word, key);
  return key;
}

}  // namespace pressmark
