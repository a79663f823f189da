// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the searcher says about itself.
#include "searcher/help.h"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

#include "analysis/analyzer.h"
#include "schema/fields.h"
#include "searcher/command_line.h"

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
    case FieldKind::date:
      return "a day, month, year or range";
    case FieldKind::period:
      return "one period";
  }
  return {};  // not reached: every kind is named above
}

}  // namespace

std::string help_text(std::string_view program) {
  std::string out = fmt::format(
      "Finds articles in an archive.\n\n"
      "  {0} [search] QUERY... -d ARCHIVE\n"
      "  {0} show ID -d ARCHIVE             print one article in full\n"
      "  {0} explain QUERY... -d ARCHIVE    show how a query is read\n\n"
      "Queries\n"
      "  tillerson lavrov              both words, in any form (visit finds visits and visiting)\n"
      "  \"climate change\"              these words side by side\n"
      "  syria (russia OR iran) -oil   OR in capitals; - leaves out\n"
      "  tillerson NEAR/10 lavrov      at most 9 words between them\n"
      "  person:\"Sergei Lavrov\"        that person, however the name is spelt\n"
      "  date:2017-02..2017-05         published in these months\n"
      "Quote the whole query for the shell: {0} '\"climate change\" -oil' -d ARCHIVE\n\n"
      "Options\n",
      program);
  for (const OptionSpec& spec : option_specs) {
    const std::string letter = spec.letter == 0 ? "    " : fmt::format("-{}, ", spec.letter);
    out += fmt::format("  {}--{:<20}  {}\n", letter, fmt::format("{} {}", spec.name, spec.value),
                       spec.help);
  }
  out +=
      "\nExit codes: 0 found, 1 nothing found, 2 usage or query, 3 archive, 4 input or output,\n"
      "5 limit of time or memory, 128 + n ended by signal n\n";
  return out;
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
