// SPDX-License-Identifier: GPL-2.0-or-later
//
// Arguments and environment, checked.
#include "searcher/command_line.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "base/did_you_mean.h"
#include "schema/fields.h"

namespace pressmark {

namespace {

constexpr std::uint32_t most_hits = 10'000;
constexpr std::uint32_t largest_offset = 1'000'000;
constexpr std::uint32_t most_facet_values = 10'000;
constexpr std::uint32_t shortest_snippet = 40;
constexpr std::uint32_t longest_snippet = 10'000;
constexpr std::size_t most_filters = 100;

constexpr std::array<std::string_view, 3> commands{"search", "show", "explain"};

// Words that will be commands: to search for them silently would change meaning later.
constexpr std::array<std::string_view, 11> reserved_commands{
    "similar", "kwic",  "count",  "timeline", "compare", "batch",
    "watch",   "names", "export", "serve",    "verify"};

template <typename T>
using Choices = std::span<const std::pair<std::string_view, T>>;

template <typename T>
using Choice = std::pair<std::string_view, T>;

constexpr std::array<Choice<OutputFormat>, 8> formats{{{"text", OutputFormat::text},
                                                       {"json", OutputFormat::json},
                                                       {"jsonl", OutputFormat::jsonl},
                                                       {"csv", OutputFormat::csv},
                                                       {"tsv", OutputFormat::tsv},
                                                       {"ids", OutputFormat::ids},
                                                       {"paths", OutputFormat::paths},
                                                       {"paths0", OutputFormat::paths0}}};
constexpr std::array<Choice<SortOrder>, 3> sort_orders{{{"relevance", SortOrder::relevance},
                                                        {"newest", SortOrder::newest},
                                                        {"oldest", SortOrder::oldest}}};
constexpr std::array<Choice<MatchMode>, 2> match_modes{
    {{"all", MatchMode::all}, {"any", MatchMode::any}}};
constexpr std::array<Choice<TimelineUnit>, 3> timeline_units{
    {{"year", TimelineUnit::year}, {"month", TimelineUnit::month}, {"day", TimelineUnit::day}}};
constexpr std::array<Choice<VerifyLevel>, 2> verify_levels{
    {{"quick", VerifyLevel::quick}, {"full", VerifyLevel::full}}};
constexpr std::array<Choice<ColorMode>, 3> color_modes{
    {{"auto", ColorMode::automatic}, {"always", ColorMode::always}, {"never", ColorMode::never}}};

Error usage_error(std::string message, std::string hint = {}) {
  return {ErrorKind::invalid_argument, std::move(message), std::move(hint)};
}

std::string join(std::span<const std::string> words) {
  return fmt::format("{}", fmt::join(words, " "));
}

// Text as one word of a shell command, for hints that can be copied.
std::string quote_for_shell(std::string_view text) {
  if (text.find_first_of("\"$`\\!") == std::string_view::npos) return fmt::format("\"{}\"", text);
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      quoted += c;
    }
  }
  return quoted + '\'';
}

std::vector<std::string_view> names_of_options() {
  std::vector<std::string_view> names;
  for (const OptionSpec& spec : option_specs)
    names.push_back(spec.name);
  return names;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view white_space = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(white_space);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(white_space) - begin + 1);
}

// Reads the values of the options into a CommandLine; remembers the first thing that is wrong.
class OptionReader {
 public:
  explicit OptionReader(const Arguments& arguments) : arguments_(arguments) {}

  bool has(std::string_view name) const { return arguments_.options.contains(name); }

  // As for grep and git, the last one given counts.
  const std::string* value(std::string_view name) const {
    const auto found = arguments_.options.find(name);
    return found == arguments_.options.end() || found->second.empty() ? nullptr
                                                                      : &found->second.back();
  }

  void read_number(std::string_view name, std::uint32_t most, std::uint32_t& to) {
    const std::string* text = value(name);
    if (text == nullptr) return;
    const char* end = text->data() + text->size();
    std::uint64_t number = 0;
    const auto [stop, error] = std::from_chars(text->data(), end, number);
    if (stop != end || text->empty() || error == std::errc::invalid_argument) {
      fail(usage_error(fmt::format("--{}: `{}` is not a whole number", name, *text),
                       fmt::format("give a number from 0 to {}", most)));
    } else if (error == std::errc::result_out_of_range || number > most) {
      fail(usage_error(fmt::format("--{}: {} is more than {}", name, *text, most),
                       name == "limit" ? "show further hits with --offset"
                                       : fmt::format("give a number from 0 to {}", most)));
    } else {
      to = static_cast<std::uint32_t>(number);
    }
  }

  template <typename T>
  void read_choice(std::string_view name, Choices<T> choices, T& to) {
    if (const std::string* text = value(name)) {
      read_choice_of(fmt::format("--{}", name), *text, choices, to);
    }
  }

  template <typename T>
  void read_choice_of(const std::string& what, std::string_view text, Choices<T> choices, T& to) {
    std::vector<std::string_view> names;
    for (const auto& [name, choice] : choices) {
      if (name == text) {
        to = choice;
        return;
      }
      names.push_back(name);
    }
    const auto meant = did_you_mean(text, names);
    fail(usage_error(fmt::format("{}: `{}` is none of {}", what, text, fmt::join(names, ", ")),
                     meant ? fmt::format("did you mean {}?", *meant) : std::string{}));
  }

  void fail(Error error) {
    if (!error_) error_ = std::move(error);
  }

  const std::optional<Error>& error() const { return error_; }

 private:
  const Arguments& arguments_;
  std::optional<Error> error_;
};

bool is_command(std::string_view word) {
  return std::find(commands.begin(), commands.end(), word) != commands.end();
}

Error unknown_option_error(const std::string& program, const Arguments& arguments) {
  const std::string& option = arguments.unknown_options.front();
  const std::string message = fmt::format("unknown option {}", option);
  if (!option.starts_with("--")) {
    std::vector<std::string> words = arguments.words;
    std::string command = program;
    if (!words.empty() && is_command(words.front())) {
      command += ' ' + words.front();
      words.erase(words.begin());
    }
    words.insert(words.end(), arguments.unknown_options.begin(), arguments.unknown_options.end());
    const std::string query = quote_for_shell(join(words));
    return usage_error(
        message,
        words.size() > 1
            ? fmt::format("to leave out a word, quote the whole query: {} {}", command, query)
            : fmt::format("to leave out a word, write it after --: {} -- {}", command, query));
  }
  const std::string name = option.substr(2, option.find('=') - 2);
  const auto meant = did_you_mean(name, names_of_options());
  return usage_error(message, meant ? fmt::format("did you mean --{}?", *meant)
                                    : fmt::format("{} --help lists the options", program));
}

// Facet names in their order, synonyms replaced, each once.
void read_facets(OptionReader& reader, std::vector<std::string>& facets) {
  const std::string* list = reader.value("facets");
  if (list == nullptr) return;
  facets.clear();
  if (*list == "none" || trim(*list).empty()) return;
  std::vector<std::string_view> known;
  for (const Field& field : fields) {
    if (field.is_facet) known.push_back(field.name);
  }
  std::string_view rest{*list};
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string_view name = trim(rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
    const Field* field = find_field(name);
    if (field == nullptr || !field->is_facet) {
      const auto meant = did_you_mean(name, known);
      reader.fail(
          usage_error(fmt::format("--facets: `{}` cannot be counted", name),
                      meant ? fmt::format("did you mean {}?", *meant)
                            : fmt::format("the facets are {}; or none", fmt::join(known, ", "))));
      return;
    }
    if (std::find(facets.begin(), facets.end(), field->name) == facets.end()) {
      facets.emplace_back(field->name);
    }
  }
}

void read_snippet_bytes(OptionReader& reader, std::uint32_t& bytes) {
  reader.read_number("snippet", longest_snippet, bytes);
  if (bytes > 0 && bytes < shortest_snippet) {
    reader.fail(usage_error(
        fmt::format("--snippet: {} bytes show nothing", bytes),
        fmt::format("give 0 for no snippets, or {} to {}", shortest_snippet, longest_snippet)));
  }
}

void read_request(OptionReader& reader, const Arguments& arguments, SearchRequest& request) {
  reader.read_number("limit", most_hits, request.limit);
  reader.read_number("offset", largest_offset, request.offset);
  reader.read_number("facet-limit", most_facet_values, request.facet_limit);
  read_snippet_bytes(reader, request.snippet_bytes);
  reader.read_choice<SortOrder>("sort", sort_orders, request.sort);
  reader.read_choice<MatchMode>("match", match_modes, request.match);
  reader.read_choice<TimelineUnit>("timeline", timeline_units, request.timeline);
  read_facets(reader, request.facets);
  if (const std::string* date = reader.value("from")) request.from = *date;
  if (const std::string* date = reader.value("to")) request.to = *date;
  if (const auto filters = arguments.options.find("filter"); filters != arguments.options.end()) {
    request.filters = filters->second;
  }
  if (request.filters.size() > most_filters) {
    reader.fail(usage_error(
        fmt::format("{} filters are more than {}", request.filters.size(), most_filters)));
  }
}

// What the format does not print need not be counted or cut out.
void drop_what_is_not_shown(OutputFormat format, SearchRequest& request) {
  if (format == OutputFormat::text || format == OutputFormat::json) return;
  request.facets.clear();
  request.timeline = TimelineUnit::none;
  const bool is_list = format == OutputFormat::ids || format == OutputFormat::paths ||
                       format == OutputFormat::paths0;
  if (is_list) request.snippet_bytes = 0;
  if (format == OutputFormat::ids) request.load_articles = false;
}

void read_archive(OptionReader& reader, const Arguments& arguments, const Environment& environment,
                  CommandLine& line) {
  const auto given = arguments.options.find("archive");
  if (given != arguments.options.end() && given->second.size() > 1) {
    reader.fail(usage_error("several archives at once are not in this version",
                            "give -d once; one archive can hold many folders of articles"));
  }
  const std::string* path = reader.value("archive");
  line.archive = path != nullptr ? *path : environment.archive;
  if (line.archive.empty()) {
    reader.fail(usage_error("which archive?", "give it with -d ARCHIVE or in PRESSMARK_ARCHIVE"));
  }
}

// Takes the command off the words, if they begin with one.
void read_command(OptionReader& reader, std::vector<std::string>& words,
                  const std::vector<std::string>& literal_words, CommandLine& line) {
  if (words.empty()) return;
  const std::string first = words.front();
  if (std::find(reserved_commands.begin(), reserved_commands.end(), first) !=
      reserved_commands.end()) {
    std::vector<std::string> query = words;
    query.insert(query.end(), literal_words.begin(), literal_words.end());
    reader.fail(
        usage_error(fmt::format("the command {} is not in this version", first),
                    fmt::format("to search for the word: {} -- {}", line.program, join(query))));
    return;
  }
  if (!is_command(first)) return;
  words.erase(words.begin());
  if (first == "show") line.command = Command::show;
  if (first == "explain") line.command = Command::explain;
}

// What the command works on: a query, an id, or the lines of stdin.
void read_operands(OptionReader& reader, const std::vector<std::string>& words, CommandLine& line) {
  if (line.reads_stdin) {
    if (!words.empty() || line.command == Command::show) {
      reader.fail(usage_error("--stdin reads the queries: there can be none on the command line"));
    }
    return;
  }
  if (line.command == Command::show) {
    if (words.size() == 1) {
      line.article_id = words.front();
    } else {
      std::vector<std::string> query{"show"};
      query.insert(query.end(), words.begin(), words.end());
      reader.fail(
          usage_error(fmt::format("show takes one article id, not {}", words.size()),
                      fmt::format("to search for the word: {} -- {}", line.program, join(query))));
    }
    return;
  }
  if (words.empty()) {
    reader.fail(
        usage_error("no query", fmt::format("every article: {} \"\" -d ARCHIVE", line.program)));
  }
  line.request.query = join(words);
}

void check_format(OptionReader& reader, const CommandLine& line) {
  if (line.command == Command::search) return;
  if (line.format == OutputFormat::text || line.format == OutputFormat::json ||
      line.format == OutputFormat::jsonl) {
    return;
  }
  reader.fail(usage_error("this command prints text, json or jsonl only"));
}

bool takes_next_argument(std::string_view option) {
  return std::any_of(option_specs.begin(), option_specs.end(), [&](const OptionSpec& spec) {
    if (spec.value.empty()) return false;
    if (option.starts_with("--")) return option.substr(2) == spec.name;
    return option.size() == 2 && option[0] == '-' && option[1] == spec.letter;
  });
}

// Could `value` be meant where it follows its option without a space: -n5, -fsource=Post?
bool is_plausible_value(char letter, std::string_view value) {
  if (letter == 'n') return value.find_first_not_of("0123456789=") == std::string_view::npos;
  if (letter == 'f') return value.find('=') != std::string_view::npos;
  if (letter == 'd') return value.find_first_of("/.=") != std::string_view::npos;
  return false;
}

}  // namespace

Result<CommandLine> read_command_line(const std::string& program, const Arguments& arguments,
                                      const Environment& environment) {
  CommandLine line;
  line.program = program;
  OptionReader reader{arguments};
  if (!arguments.unknown_options.empty()) return unknown_option_error(program, arguments);
  for (const auto& [name, command] :
       {std::pair{"help", Command::help}, std::pair{"help-fields", Command::help_fields},
        std::pair{"version", Command::version}}) {
    if (!reader.has(name)) continue;
    line.command = command;
    return line;
  }

  std::vector<std::string> words;
  for (const std::string& word : arguments.words)
    words.emplace_back(trim(word));
  read_command(reader, words, arguments.literal_words, line);
  words.insert(words.end(), arguments.literal_words.begin(), arguments.literal_words.end());
  if (reader.has("explain-query")) line.command = Command::explain;
  line.reads_stdin = reader.has("stdin");
  line.shows_timing = reader.has("timing");
  if (reader.has("json")) line.format = OutputFormat::json;
  reader.read_choice<OutputFormat>("format", formats, line.format);
  reader.read_choice<VerifyLevel>("verify", verify_levels, line.verify);
  if (!environment.color.empty()) {
    reader.read_choice_of<ColorMode>("PRESSMARK_COLOR", environment.color, color_modes, line.color);
  }
  reader.read_choice<ColorMode>("color", color_modes, line.color);
  read_request(reader, arguments, line.request);
  read_operands(reader, words, line);
  read_archive(reader, arguments, environment, line);
  check_format(reader, line);
  drop_what_is_not_shown(line.format, line.request);
  if (reader.error()) return *reader.error();
  return line;
}

bool asks_for_json(const Arguments& arguments) {
  const auto format = arguments.options.find("format");
  if (format != arguments.options.end() && !format->second.empty()) {
    return format->second.back() == "json";
  }
  return arguments.options.contains("json");
}

ArgumentKind kind_of_argument(std::string_view argument, std::string_view previous) {
  if (!argument.starts_with('-') || takes_next_argument(previous)) return ArgumentKind::regular;
  const std::size_t space = argument.find_first_of(" \t\n");
  const bool is_long = argument.starts_with("--");
  if (space != std::string_view::npos) {
    const bool may_have_value = is_long || argument.starts_with("-f");
    return may_have_value && argument.find('=') < space ? ArgumentKind::regular
                                                        : ArgumentKind::query;
  }
  if (is_long || argument.size() <= 2) return ArgumentKind::regular;
  return is_plausible_value(argument[1], argument.substr(2)) ? ArgumentKind::regular
                                                             : ArgumentKind::unknown_option;
}

}  // namespace pressmark
