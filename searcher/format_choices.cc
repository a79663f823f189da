// SPDX-License-Identifier: GPL-2.0-or-later
//
// A table of what each command prints.
#include "searcher/format_choices.h"

#include <algorithm>

namespace pressmark {

std::span<const OutputFormat> formats_of(Command command) {
  using enum OutputFormat;
  static constexpr std::array hits{text, json, jsonl, csv, tsv, ids, paths, paths0};
  static constexpr std::array objects{text, json, jsonl};
  static constexpr std::array tables{text, json, csv, tsv};
  static constexpr std::array rows{text, json, jsonl, csv, tsv};
  static constexpr std::array files{csv, tsv, jsonl};
  static constexpr std::array reports{text, json};
  switch (command) {
    case Command::search:
    case Command::similar:
      return hits;
    case Command::show:
    case Command::explain:
      return objects;
    case Command::count:
    case Command::timeline:
    case Command::compare:
      return tables;
    case Command::kwic:
    case Command::names:
    case Command::batch:
    case Command::watch:
      return rows;
    case Command::export_:
      return files;
    case Command::verify:
    case Command::help:
    case Command::help_fields:
    case Command::print_config:
    case Command::version:
      break;
  }
  return reports;
}

bool prints_in(Command command, OutputFormat format) {
  return std::ranges::find(formats_of(command), format) != formats_of(command).end();
}

std::string format_names(Command command) {
  std::string names;
  for (const OutputFormat format : formats_of(command)) {
    if (!names.empty()) names += ", ";
    names += word_for<OutputFormat>(output_formats, format);
  }
  return names;
}

}  // namespace pressmark
