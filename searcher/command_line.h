// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the searcher was asked to do: arguments and environment, checked, as plain values.
//
// main.cc has the arguments taken apart by the table below; everything that can be wrong with their
// values is found here, before anything runs.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "searcher/output/output.h"
#include "searcher/search.h"

namespace pressmark {

struct OptionSpec {
  char letter;             ///< 0: none.
  std::string_view name;   ///< Without the dashes.
  std::string_view value;  ///< What its value is called; empty: it has none.
  std::string_view help;
};

// clang-format off
inline constexpr std::array option_specs{
    OptionSpec{'d', "archive", "ARCHIVE", "the archive to search (or PRESSMARK_ARCHIVE)"},
    OptionSpec{'n', "limit", "N", "hits to show, 0 to 10,000 (10)"},
    OptionSpec{0, "offset", "N", "hits to pass over first, up to 1,000,000"},
    OptionSpec{0, "sort", "ORDER", "relevance, newest or oldest"},
    OptionSpec{0, "match", "MODE", "join words side by side by all (AND) or any (OR)"},
    OptionSpec{'f', "filter", "FILTER", "field=value or field!=value; may be given again"},
    OptionSpec{0, "from", "DATE", "published then or later: 2017, 2017-05, 2017-05-11"},
    OptionSpec{0, "to", "DATE", "published then or earlier"},
    OptionSpec{0, "facets", "LIST", "what to count, separated by commas (--help-fields); or none"},
    OptionSpec{0, "facet-limit", "N", "values of each facet, up to 10,000 (10)"},
    OptionSpec{0, "timeline", "UNIT", "count articles by year, month or day"},
    OptionSpec{0, "snippet", "BYTES", "length of snippets, 40 to 10,000 (240), or 0 for none"},
    OptionSpec{0, "format", "FORMAT", "text, json, jsonl, csv, tsv, ids, paths or paths0"},
    OptionSpec{0, "json", "", "the same as --format json"},
    OptionSpec{0, "timing", "", "write the time taken into JSON"},
    OptionSpec{0, "stdin", "", "read queries from standard input, one a line"},
    OptionSpec{0, "explain-query", "", "show how the query is read; search nothing"},
    OptionSpec{0, "verify", "LEVEL", "check the archive first: quick or full"},
    OptionSpec{0, "color", "WHEN", "auto, always or never (or PRESSMARK_COLOR, NO_COLOR)"},
    OptionSpec{0, "help-fields", "", "the fields that queries, filters and facets know"},
    OptionSpec{'h', "help", "", "this text"},
    OptionSpec{'V', "version", "", "the versions of program, archive format and analysis"},
};
// clang-format on

/// The arguments taken apart by option_specs; nothing about their values is known yet.
struct Arguments {
  std::map<std::string, std::vector<std::string>, std::less<>> options;  ///< By name; given ones.
  std::vector<std::string> words;          ///< Neither option nor value: command, query, id.
  std::vector<std::string> literal_words;  ///< After `--`.
  std::vector<std::string> unknown_options;
};

/// The environment variables that matter; empty where unset.
struct Environment {
  std::string archive;  ///< PRESSMARK_ARCHIVE
  std::string color;    ///< PRESSMARK_COLOR
};

enum class Command : std::uint8_t { search, show, explain, help, help_fields, version };
enum class ColorMode : std::uint8_t { automatic, always, never };

struct CommandLine {
  Command command = Command::search;
  std::string program = "searcher";  ///< What it was called by.
  std::string archive;
  SearchRequest request;
  std::string article_id;  ///< Of show.
  OutputFormat format = OutputFormat::text;
  VerifyLevel verify = VerifyLevel::quick;
  ColorMode color = ColorMode::automatic;
  bool reads_stdin = false;
  bool shows_timing = false;
};

/// Fails with invalid_argument, and says what would work.
Result<CommandLine> read_command_line(const std::string& program, const Arguments& arguments,
                                      const Environment& environment);

/// True if an error, too, should be JSON; known even where read_command_line() fails.
bool asks_for_json(const Arguments& arguments);

/// What one argument is, before options are looked up in it. A query may begin with a minus
/// (`searcher "-Trump Syria"`), and a word to leave out is not a cluster of options: `-night` is
/// not -n with the value "ight".
enum class ArgumentKind : std::uint8_t {
  regular,         ///< An option, the value of the one before it, or a word without a minus.
  query,           ///< It has a space in it and is no --name=value or -fname=value.
  unknown_option,  ///< A letter that is an option, and letters that are no value of that option.
};

ArgumentKind kind_of_argument(std::string_view argument, std::string_view previous);

}  // namespace pressmark
