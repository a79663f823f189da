// SPDX-License-Identifier: GPL-2.0-or-later
//
// Numbers and lists as options have them.
#include "searcher/option_reader.h"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace pressmark {

Error usage_error(std::string message, std::string hint) {
  return {ErrorKind::invalid_argument, std::move(message), std::move(hint)};
}

std::vector<std::string> split_list(std::string_view list) {
  std::vector<std::string> parts;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view part = trim(list.substr(0, comma));
    if (!part.empty()) parts.emplace_back(part);
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return parts;
}

const std::string* OptionReader::value(std::string_view name) const {
  const auto found = values_->find(name);
  return found == values_->end() || found->second.values.empty() ? nullptr
                                                                 : &found->second.values.back();
}

std::vector<std::string> OptionReader::all_values(std::string_view name) const {
  const auto found = values_->find(name);
  return found == values_->end() ? std::vector<std::string>{} : found->second.values;
}

void OptionReader::read_number(std::string_view name, const NumberBounds& bounds,
                               std::uint32_t& to) {
  const std::string* text = value(name);
  if (text == nullptr) return;
  const char* end = text->data() + text->size();
  std::uint64_t number = 0;
  const auto [stop, problem] = std::from_chars(text->data(), end, number);
  const std::string range = fmt::format("give a number from {} to {}", bounds.least, bounds.most);
  if (stop != end || text->empty() || problem == std::errc::invalid_argument) {
    fail(usage_error(fmt::format("{}: `{}` is not a whole number", origin(name), *text), range));
  } else if (problem == std::errc::result_out_of_range || number > bounds.most) {
    fail(usage_error(fmt::format("{}: {} is more than {}", origin(name), *text, bounds.most),
                     bounds.hint.empty() ? range : std::string{bounds.hint}));
  } else if (number < bounds.least) {
    fail(usage_error(fmt::format("{}: {} is less than {}", origin(name), *text, bounds.least),
                     range));
  } else {
    to = static_cast<std::uint32_t>(number);
  }
}

}  // namespace pressmark
