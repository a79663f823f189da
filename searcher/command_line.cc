// SPDX-License-Identifier: GPL-2.0-or-later
//
// First what is to be done, then each option that the command takes, then what it is done to.
#include "searcher/command_line.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "base/did_you_mean.h"
#include "schema/fields.h"
#include "searcher/format_choices.h"
#include "searcher/option_reader.h"
#include "searcher/request_choices.h"

namespace pressmark {

namespace {

constexpr std::uint32_t most_context_words = 50;
constexpr std::uint32_t most_co_mentions = 100;
constexpr std::uint32_t most_groups = 1'000'000;

constexpr std::array<Choice<ConcordanceOrder>, 5> concordance_orders{
    {{"relevance", ConcordanceOrder::relevance},
     {"newest", ConcordanceOrder::newest},
     {"oldest", ConcordanceOrder::oldest},
     {"left", ConcordanceOrder::left},
     {"right", ConcordanceOrder::right}}};
constexpr std::array<Choice<CountUnit>, 3> count_units{{{"articles", CountUnit::articles},
                                                        {"families", CountUnit::families},
                                                        {"occurrences", CountUnit::occurrences}}};
constexpr std::array<Choice<bool>, 2> timeline_measures{{{"count", false}, {"percent", true}}};
constexpr std::array<Choice<VerifyLevel>, 2> verify_levels{
    {{"quick", VerifyLevel::quick}, {"full", VerifyLevel::full}}};
constexpr std::array<Choice<ColorMode>, 3> color_modes{
    {{"auto", ColorMode::automatic}, {"always", ColorMode::always}, {"never", ColorMode::never}}};
constexpr std::array<Choice<PagerMode>, 2> pager_modes{
    {{"auto", PagerMode::automatic}, {"never", PagerMode::never}}};

std::string join_words(std::span<const std::string> words) {
  return fmt::format("{}", fmt::join(words, " "));
}

// --- fields

// The fields that keep(field) is true of, in the order of the table.
template <typename Keep>
std::vector<std::string_view> field_names(const Keep& keep) {
  std::vector<std::string_view> names;
  for (const Field& field : fields) {
    if (keep(field)) names.push_back(field.name);
  }
  return names;
}

bool is_facet(const Field& field) {
  return field.is_facet;
}

bool is_period(const Field& field) {
  return field.kind == FieldKind::period;
}

// A field named in an option's value; null, and an error, if keep(field) is not true of it.
template <typename Keep>
const Field* read_named_field(OptionReader& reader, std::string_view option, std::string_view name,
                              const Keep& keep) {
  const Field* field = find_field(name);
  if (field != nullptr && keep(*field)) return field;
  const std::vector<std::string_view> known = field_names(keep);
  const auto meant = did_you_mean(name, known);
  reader.fail(usage_error(fmt::format("{}: `{}` cannot be counted", reader.origin(option), name),
                          meant ? fmt::format("did you mean {}?", *meant)
                                : fmt::format("it takes {}{}", fmt::join(known, ", "),
                                              option == "facets" ? "; or none" : "")));
  return nullptr;
}

// Facet names in their order, synonyms replaced, each once.
void read_facets(OptionReader& reader, std::vector<std::string>& facets) {
  const std::string* list = reader.value("facets");
  if (list == nullptr) return;
  facets.clear();
  if (*list == "none") return;
  for (const std::string& name : split_list(*list)) {
    const Field* field = name == "date" ? find_field(name)  // its periods, step by step
                                        : read_named_field(reader, "facets", name, is_facet);
    if (field == nullptr) return;
    if (std::find(facets.begin(), facets.end(), field->name) == facets.end()) {
      facets.emplace_back(field->name);
    }
  }
}

// --- the request

// kwic has other orders than the rest. What is set for good may be meant for the others: it holds
// for those that know it. What is typed is meant for this one.
template <typename T>
void read_order(OptionReader& reader, Choices<T> choices, T& order) {
  const std::string* word = reader.value("sort");
  const bool is_known =
      word != nullptr && (meaning_of<SortOrder>(sort_orders, *word) ||
                          meaning_of<ConcordanceOrder>(concordance_orders, *word));
  if (is_known && !reader.is_typed("sort") && !meaning_of(choices, *word)) return;
  reader.read_choice<T>("sort", choices, order);
}

void read_snippet_bytes(OptionReader& reader, std::uint32_t& bytes) {
  reader.read_number("snippet", {0, longest_snippet}, bytes);
  if (bytes > 0 && bytes < shortest_snippet) {
    reader.fail(usage_error(
        fmt::format("{}: {} bytes show nothing", reader.origin("snippet"), bytes),
        fmt::format("give 0 for no snippets, or {} to {}", shortest_snippet, longest_snippet)));
  }
}

void read_request(OptionReader& reader, Command command, SearchRequest& request) {
  reader.read_number("limit", {0, most_hits, "show further hits with --offset, or export all"},
                     request.limit);
  reader.read_number("offset", {0, largest_offset}, request.offset);
  reader.read_number("facet-limit", {0, most_facet_values}, request.facet_limit);
  read_snippet_bytes(reader, request.snippet_bytes);
  if (command != Command::kwic) read_order<SortOrder>(reader, sort_orders, request.sort);
  reader.read_choice<MatchMode>("match", match_modes, request.match);
  reader.read_choice<Collapse>("collapse", collapses, request.collapse);
  reader.read_choice<TimelineUnit>("timeline", timeline_units, request.timeline);
  read_facets(reader, request.facets);
  request.facet_finds = reader.all_values("facet-find");
  if (const std::string* date = reader.value("now")) {
    request.today = parse_iso_date(*date);
    if (!request.today) {
      reader.fail(usage_error(fmt::format("{}: '{}' is not a day", reader.origin("now"), *date),
                              "a day is written 2017-05-11"));
    }
  }
  if (const std::string* date = reader.value("from")) request.from = *date;
  if (const std::string* date = reader.value("to")) request.to = *date;
  request.filters = reader.all_values("filter");
  if (request.filters.size() > most_filters) {
    reader.fail(usage_error(
        fmt::format("{} filters are more than {}", request.filters.size(), most_filters)));
  }
}

// What the format does not print need not be counted or cut out.
void drop_what_is_not_shown(OutputFormat format, bool answers_in_lines, SearchRequest& request) {
  if (format == OutputFormat::text || format == OutputFormat::json) return;
  request.facets.clear();
  request.timeline = TimelineUnit::none;
  const bool is_list = format == OutputFormat::ids || format == OutputFormat::paths ||
                       format == OutputFormat::paths0;
  if (is_list) request.snippet_bytes = 0;
  if (format == OutputFormat::ids || answers_in_lines) request.load_articles = false;
}

// --- what single commands take

void read_counting(OptionReader& reader, CommandLine& line) {
  CountOptions& count = line.count;
  reader.read_choice<CountUnit>("unit", count_units, count.unit);
  reader.read_choice<bool>("as", timeline_measures, line.shows_percent);
  reader.read_number("top", {1, most_groups}, count.largest);
  const bool is_timeline = line.command == Command::timeline;
  if (is_timeline) count.by = find_field("month");
  if (const std::string* name = reader.value("by")) {
    count.by = is_timeline ? read_named_field(reader, "by", *name, is_period)
                           : read_named_field(reader, "by", *name, is_facet);
  }
  if (reader.value("top") != nullptr && count.by == nullptr) {
    reader.fail(usage_error("--top is about groups", "name them: --by source"));
  }
  if (const std::string* path = reader.value("svg")) {
    line.svg_path = *path;
    if (path->empty()) reader.fail(usage_error("--svg: the name of the file is empty"));
  }
}

void read_concordance(OptionReader& reader, CommandLine& line) {
  ConcordanceOptions& options = line.concordance;
  reader.read_number("context", {1, most_context_words}, options.context_words);
  if (line.command == Command::kwic) {  // others have other orders
    read_order<ConcordanceOrder>(reader, concordance_orders, options.order);
  }
  options.limit = line.request.limit;
  line.compare.limit = line.request.limit;
}

// Known once the queries' file is.
void read_state(OptionReader& reader, CommandLine& line) {
  if (line.command != Command::watch) return;
  const std::string* path = reader.value("state");
  if (path != nullptr && !path->empty()) {
    line.state_path = *path;
  } else if (line.batch_path != "-" && path == nullptr) {
    line.state_path = line.batch_path + ".seen";
  } else {
    reader.fail(usage_error("watch needs a file for what it has seen", "name it: --state FILE"));
  }
}

void read_names(OptionReader& reader, CommandLine& line) {
  NamesOptions& options = line.names;
  reader.read_number("with", {0, most_co_mentions}, options.co_mentions);
  options.limit = line.request.limit;
  const std::string* list = reader.value("type");
  if (list == nullptr) return;
  options.types.clear();
  for (const std::string& name : split_list(*list)) {
    const Field* field = find_field(name);
    const auto type = parse_entity_type(field != nullptr ? field->name : "");
    if (!type) {
      reader.fail(usage_error(fmt::format("--type: `{}` is no type of name", name),
                              "types are person, org, place"));
      return;
    }
    if (std::find(options.types.begin(), options.types.end(), *type) == options.types.end()) {
      options.types.push_back(*type);
    }
  }
  if (options.types.empty()) reader.fail(usage_error("--type: the list is empty"));
}

void read_export(OptionReader& reader, CommandLine& line) {
  const std::string* list = reader.value("fields");
  if (list == nullptr) return;
  Result<std::vector<ExportField>> chosen = find_export_fields(split_list(*list));
  if (!chosen) {
    reader.fail(std::move(chosen).error());
    return;
  }
  line.export_.fields = *std::move(chosen);
}

// --- formats

void read_format(OptionReader& reader, CommandLine& line) {
  line.format = formats_of(line.command).front();
  if (reader.has("json")) line.format = OutputFormat::json;
  reader.read_choice<OutputFormat>("format", output_formats, line.format);
  if (prints_in(line.command, line.format)) return;
  const CommandSpec* spec = spec_of(line.command);
  reader.fail(usage_error(
      fmt::format("{} does not print {}", spec != nullptr ? spec->name : "--print-config",
                  word_for<OutputFormat>(output_formats, line.format)),
      fmt::format("its formats are {}", format_names(line.command))));
}

// --- what it is done to

void read_archive(OptionReader& reader, CommandLine& line) {
  const std::vector<std::string> given = reader.all_values("archive");
  line.archives.assign(given.begin(), given.end());
  std::erase(line.archives, std::filesystem::path{});
  if (line.archives.empty()) {
    reader.fail(usage_error("which archive?", "give it with -d ARCHIVE or in PRESSMARK_ARCHIVE"));
  }
}

// Takes the command off the words, if they begin with one.
void read_command(OptionReader& reader, std::vector<std::string>& words,
                  const std::vector<std::string>& literal_words, CommandLine& line) {
  if (words.empty()) return;
  const std::string first = words.front();
  if (is_reserved_command(first)) {
    std::vector<std::string> query = words;
    query.insert(query.end(), literal_words.begin(), literal_words.end());
    reader.fail(usage_error(
        fmt::format("the command {} is not in this version", first),
        fmt::format("to search for the word: {} -- {}", line.program, join_words(query))));
    return;
  }
  const CommandSpec* spec = find_command(first);
  if (spec == nullptr) {
    std::vector<std::string_view> names;
    for (const CommandSpec& known : command_specs())
      names.push_back(known.name);
    line.meant_command = did_you_mean(first, names).value_or("");
    return;
  }
  words.erase(words.begin());
  line.command = spec->command;
}

// The command works on a query, an id, words of a name, or the lines of stdin.
void read_operands(OptionReader& reader, const std::vector<std::string>& words, CommandLine& line) {
  if (line.reads_stdin) {
    if (!words.empty()) {
      reader.fail(usage_error("--stdin reads the queries: there can be none on the command line"));
    }
    return;
  }
  const bool takes_id = line.command == Command::show || line.command == Command::similar;
  const bool takes_two = line.command == Command::compare;
  const bool takes_receipt = line.command == Command::verify;
  const bool takes_file =
      line.command == Command::batch || line.command == Command::watch || takes_receipt;
  if (takes_file && words.size() == 1) {
    (takes_receipt ? line.receipt_path : line.batch_path) = words.front();
    return;
  }
  if (takes_id && words.size() == 1) {
    line.article_id = words.front();
    return;
  }
  if (takes_two && words.size() == 2) {
    line.request.query = words.front();
    line.other_query = words.back();
    return;
  }
  if (takes_id || takes_two || takes_file) {
    const std::string_view name = spec_of(line.command)->name;
    std::vector<std::string> query{std::string{name}};
    query.insert(query.end(), words.begin(), words.end());
    reader.fail(usage_error(
        fmt::format("{} takes {}, not {}", name,
                    takes_id     ? "one article id"
                    : takes_file ? "one file"
                                 : "two queries, each in quotes",
                    words.size()),
        fmt::format("to search for the word: {} -- {}", line.program, join_words(query))));
    return;
  }
  if (words.empty() && line.command != Command::names) {
    const std::string_view command =
        line.command == Command::search ? "" : spec_of(line.command)->name;
    reader.fail(
        usage_error("no query", fmt::format("every article: {}{}{} \"\" -d ARCHIVE", line.program,
                                            command.empty() ? "" : " ", command)));
  }
  line.request.query = join_words(words);
}

// An option that the command has no use for is refused, never ignored; a setting, which is for all
// commands, is passed over.
void check_options(OptionReader& reader, OptionValues& values, const CommandLine& line) {
  const CommandSpec* command = spec_of(line.command);
  for (auto value = values.begin(); value != values.end();) {
    const OptionSpec* option = find_option(value->first);
    if (option == nullptr || option->commands.contains(line.command)) {
      ++value;
      continue;
    }
    if (value->second.is_typed) {
      reader.fail(
          usage_error(fmt::format("{} does not take --{}", command->name, option->name),
                      fmt::format("its options: {} {} --help", line.program, command->name)));
      return;
    }
    value = values.erase(value);
  }
}

// What an option asks for instead of a command's work.
bool read_instead(const OptionReader& reader, CommandLine& line) {
  for (const auto& [name, command] :
       {std::pair{"help", Command::help}, std::pair{"help-fields", Command::help_fields},
        std::pair{"version", Command::version}}) {
    if (!reader.has(name)) continue;
    if (command == Command::help && line.command != Command::search) {
      line.help_topic = spec_of(line.command);
    }
    line.command = command;
    return true;
  }
  return false;
}

}  // namespace

Result<CommandLine> read_command_line(const std::string& program, const Arguments& arguments,
                                      const Environment& environment) {
  CommandLine line;
  line.program = program;
  if (!arguments.unknown_options.empty()) return unknown_option_error(program, arguments);
  std::vector<std::string> words;
  for (const std::string& word : arguments.words)
    words.emplace_back(trim(word));
  const Result<OptionValues> typed = gather_settings(arguments, {});
  if (!typed) return typed.error();
  OptionReader help_reader{*typed};
  read_command(help_reader, words, arguments.literal_words, line);
  // Help must not depend on a config file that is in order.
  if (read_instead(help_reader, line)) return line;
  if (help_reader.error()) return *help_reader.error();

  Result<OptionValues> gathered = gather_settings(arguments, environment);
  if (!gathered) return std::move(gathered).error();
  line.settings = *gathered;
  OptionValues& values = *gathered;
  OptionReader reader{values};
  if (reader.has("print-config")) line.command = Command::print_config;
  if (line.command != Command::print_config) check_options(reader, values, line);
  if (reader.error()) return *reader.error();
  words.insert(words.end(), arguments.literal_words.begin(), arguments.literal_words.end());
  if (reader.has("explain-query")) line.command = Command::explain;
  line.reads_stdin = reader.has("stdin");
  line.shows_timing = reader.has("timing");
  line.explains_scores = reader.has("explain");
  line.shows_copies = reader.has("copies");
  line.shows_raw = reader.has("raw");
  if (line.shows_raw && line.shows_copies) {
    reader.fail(usage_error("--raw is about the text, and --copies shows none", "leave one out"));
  }
  read_format(reader, line);
  if (line.explains_scores && line.format != OutputFormat::text &&
      line.format != OutputFormat::json) {
    reader.fail(usage_error(fmt::format("--explain is for text and json, not {}",
                                        word_for<OutputFormat>(output_formats, line.format)),
                            "leave one of both out"));
  }
  reader.read_choice<VerifyLevel>("verify", verify_levels, line.verify);
  reader.read_choice<ColorMode>("color", color_modes, line.color);
  reader.read_choice<PagerMode>("pager", pager_modes, line.pager);
  read_request(reader, line.command, line.request);
  read_counting(reader, line);
  read_concordance(reader, line);
  read_names(reader, line);
  read_export(reader, line);
  if (line.command != Command::print_config) {
    read_operands(reader, words, line);
    read_state(reader, line);
    read_archive(reader, line);
  }
  drop_what_is_not_shown(line.format, line.answers_in_lines(), line.request);
  if (reader.error()) return *reader.error();
  return line;
}

}  // namespace pressmark
