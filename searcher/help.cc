// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the searcher says about itself.
#include "searcher/help.h"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

#include "analysis/analyzer.h"
#include "schema/fields.h"
#include "searcher/format_choices.h"
#include "searcher/output/styled_text.h"

namespace pressmark {

namespace {

std::string_view what_it_takes(FieldKind kind) {
  switch (kind) {
    case FieldKind::text:
      return "words, phrases, NEAR";
    case FieldKind::entity:
      return "words of a name, or a whole name in quotes";
    case FieldKind::keyword:
      return "one value, case ignored";
    case FieldKind::topics:
      return "values, case ignored";
    case FieldKind::credit:
      return "words of it, in a row";
    case FieldKind::date:
    case FieldKind::added:
    case FieldKind::mention:
      return "a day, month, year or range";
    case FieldKind::period:
      return "one period";
  }
  return {};  // not reached: every kind is named above
}

// An option and its explanation, which goes on below itself where it is long.
std::string option_lines(const OptionSpec& option, Command command) {
  constexpr std::size_t indent = 28;
  constexpr std::size_t width = 96;
  std::string column = option.letter != 0 ? fmt::format("  -{}, ", option.letter) : "      ";
  column += fmt::format("--{} {}", option.name, option.value);
  std::string about{option.help};
  if (option.name == "format") about += fmt::format(" {}", format_names(command));
  if (!option.fallback.empty()) about += fmt::format(" ({})", option.fallback);
  if (option.setting == Setting::yes) about += " *";
  return pad_right(column, indent - 1) + ' ' + hanging({about, {}}, indent, width, false);
}

std::string options_of(Command command) {
  std::string out;
  for (const OptionSpec& option : option_specs()) {
    if (!option.commands.contains(command)) continue;
    if (option.name == "json" && !prints_in(command, OutputFormat::json)) continue;
    out += option_lines(option, command);
  }
  return out +
         "\n* may be set for good: in the environment (PRESSMARK_LIMIT) or in config.toml\n"
         "  (docs/commands.md); --print-config shows what holds\n";
}

std::string command_help(std::string_view program, const CommandSpec& command) {
  return fmt::format("usage: {} {} -d ARCHIVE\n\n{}\nOptions\n{}\nExamples\n", program,
                     command.arguments, command.about, options_of(command.command)) +
         fmt::format(fmt::runtime(command.examples), program, "news.pressmark");
}

std::string overview(std::string_view program) {
  std::string out =
      fmt::format("Finds articles in an archive.\n\nusage: {} COMMAND -d ARCHIVE\n\n", program);
  for (const CommandSpec& command : command_specs()) {
    out += fmt::format("  {:<20}  {}\n", command.arguments, command.help);
  }
  out += fmt::format(
      "\n`{0} COMMAND --help` explains a command and its options.\n\n"
      "Queries\n"
      "  tillerson lavrov              both words, in any form (visit finds visits and visiting)\n"
      "  \"climate change\"              these words side by side\n"
      "  syria (russia OR iran) -oil   OR in capitals; - leaves out\n"
      "  tillerson NEAR/10 lavrov      at most 9 words between them\n"
      "  person:\"Sergei Lavrov\"        that person, however the name is spelt\n"
      "  date:2017-02..2017-05         published in these months\n"
      "Quote the whole query for the shell: {0} '\"climate change\" -oil' -d ARCHIVE\n\n"
      "Options of search\n",
      program);
  return out + options_of(Command::search) +
         "\nExit codes: 0 found, 1 nothing found, 2 usage or query, 3 archive, 4 input or output,\n"
         "5 limit of time or memory, 128 + n ended by signal n\n";
}

}  // namespace

std::string help_text(std::string_view program, const CommandSpec* topic) {
  return topic != nullptr ? command_help(program, *topic) : overview(program);
}

std::string help_fields_text() {
  std::size_t example_width = 0;
  for (const Field& field : fields)
    example_width = std::max(example_width, field.example.size());
  std::string out;
  for (const Field& field : fields) {
    out += fmt::format("{:<9} {:<{}}  {}", field.name, field.example, example_width,
                       what_it_takes(field.kind));
    if (field.is_facet) out += "; a facet";
    if (!field.synonyms.empty()) out += fmt::format(" (also: {})", field.synonyms);
    out += '\n';
  }
  return out;
}

std::string version_text(std::string_view program, std::string_view version) {
  return fmt::format("{} {}\narchive format {}\nanalysis {}\n", program, version,
                     archive_format_version, Analyzer::fingerprint());
}

}  // namespace pressmark
