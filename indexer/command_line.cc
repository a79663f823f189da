// SPDX-License-Identifier: GPL-2.0-or-later
//
// Each option's value is checked by a function of its own; the first thing wrong is what is said.

#include "indexer/command_line.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/did_you_mean.h"
#include "indexer/bulk_export.h"
#include "indexer/sources/article_reader.h"

namespace pressmark {
namespace {

constexpr std::uint32_t max_threads = 256;
constexpr std::uint64_t least_memory = 16U << 20U;

Error usage_error(std::string message, std::string hint) {
  return Error{ErrorKind::invalid_argument, std::move(message), std::move(hint)};
}

std::optional<std::uint64_t> parse_digits(std::string_view text) {
  std::uint64_t number = 0;
  const char* last = text.data() + text.size();
  const auto [rest, problem] = std::from_chars(text.data(), last, number);
  if (text.empty() || problem != std::errc{} || rest != last) return std::nullopt;
  return number;
}

/// One of a few words, as --format and --color take them.
template <typename T>
struct Choice {
  std::string_view word;
  T value;
};

template <typename T, std::size_t count>
Status choose(std::string_view what, std::string_view word, const std::array<Choice<T>, count>& of,
              T& value) {
  std::string words;
  for (const Choice<T>& choice : of) {
    if (choice.word == word) {
      value = choice.value;
      return ok;
    }
    words.append(words.empty() ? "" : ", ").append(choice.word);
  }
  return usage_error(fmt::format("{} does not know '{}'", what, word),
                     fmt::format("it takes one of: {}", words));
}

constexpr std::array formats{
    Choice<ArticleFormat>{"auto", ArticleFormat::automatic},
    Choice<ArticleFormat>{"text", ArticleFormat::plain_text},
    Choice<ArticleFormat>{"jsonl", ArticleFormat::json_lines},
    Choice<ArticleFormat>{"json", ArticleFormat::json},
    Choice<ArticleFormat>{"csv", ArticleFormat::csv},
    Choice<ArticleFormat>{"html", ArticleFormat::html},
    Choice<ArticleFormat>{"feed", ArticleFormat::feed},
    Choice<ArticleFormat>{"newsxml", ArticleFormat::news_xml},
    Choice<ArticleFormat>{"reuters", ArticleFormat::reuters_sgml},
    Choice<ArticleFormat>{"mail", ArticleFormat::mail},
    Choice<ArticleFormat>{"mbox", ArticleFormat::mbox},
    Choice<ArticleFormat>{"warc", ArticleFormat::web_archive},
};
constexpr std::array switches{Choice<bool>{"on", true}, Choice<bool>{"off", false}};
constexpr std::array colors{
    Choice<IndexerColor>{"auto", IndexerColor::automatic},
    Choice<IndexerColor>{"always", IndexerColor::always},
    Choice<IndexerColor>{"never", IndexerColor::never},
};

Status read_threads(const std::string& what, const std::string& text, IndexerCommandLine& line) {
  const std::optional<std::uint64_t> number = parse_digits(text);
  if (!number || *number < 1 || *number > max_threads) {
    return usage_error(
        fmt::format("{} takes a number from 1 to {}, not '{}'", what, max_threads, text),
        "without it there are as many as the machine has cores");
  }
  line.build.threads = static_cast<std::uint32_t>(*number);
  return ok;
}

Status read_top(const std::string& text, IndexerCommandLine& line) {
  const std::optional<std::uint64_t> number = parse_digits(text);
  if (!number || *number > std::numeric_limits<std::uint32_t>::max())
    return usage_error(fmt::format("--top takes a number, not '{}'", text), "--top 100");
  line.top = static_cast<std::uint32_t>(*number);
  return ok;
}

Status read_memory(const std::string& what, const std::string& text, IndexerCommandLine& line) {
  Result<std::uint64_t> bytes = parse_memory_size(text);
  if (!bytes) {
    Error error = std::move(bytes).error();
    error.message = fmt::format("{}: {}", what, error.message);
    return error;
  }
  line.build.memory_bytes = *bytes;
  return ok;
}

/// "title=headline,date=published"
Status read_map(std::string_view text, IndexerCommandLine& line) {
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const std::string_view pair = text.substr(0, comma);
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos || equals == 0 || equals + 1 == pair.size()) {
      return usage_error(fmt::format("--map cannot read '{}'", pair),
                         "write ours=theirs, separated by commas: title=headline,date=published");
    }
    const std::string ours{pair.substr(0, equals)};
    if (!line.build.read.field_map.emplace(ours, pair.substr(equals + 1)).second) {
      return usage_error(fmt::format("--map names '{}' twice", ours),
                         "each of our fields is read from one of theirs");
    }
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return check_read_options(line.build.read);
}

/// Where an option without a value is kept; nullptr for any other.
bool* find_flag(std::string_view name, IndexerCommandLine& line) {
  if (name == "replace") return &line.build.replace;
  if (name == "delete-missing") return &line.deletes_missing;
  if (name == "null") return &line.files_end_with_nul;
  if (name == "strict") return &line.build.is_strict;
  if (name == "dry-run") return &line.build.is_dry_run;
  if (name == "json") return &line.prints_json;
  if (name == "why-date") return &line.explains_dates;
  if (name == "review") return &line.reviews_names;
  if (name == "opensearch") return &line.exports_bulk;
  if (name == "mapping") return &line.prints_mapping;
  if (name == "verbose") return &line.is_verbose;
  return nullptr;
}

/// One of indexer_options, but for --help and --print-config. `what` is what messages call it.
Status read_option(const std::string& name, const std::string& text, const std::string& what,
                   IndexerCommandLine& line) {
  if (bool* flag = find_flag(name, line)) {
    *flag = true;
    return ok;
  }
  if (name == "format") return choose(what, text, formats, line.build.read.format);
  if (name == "entities") return choose(what, text, switches, line.build.use_entities);
  if (name == "color") return choose(what, text, colors, line.color);
  if (name == "map") return read_map(text, line);
  if (name == "threads") return read_threads(what, text, line);
  if (name == "top") return read_top(text, line);
  if (name == "memory") return read_memory(what, text, line);
  if (text.empty())
    return usage_error(fmt::format("{} is empty", what), "leave it out, or give it a value");
  if (name == "archive") line.build.archive = text;
  if (name == "files-from") line.files_from = text;
  if (name == "report") line.report = text;
  if (name == "furniture") line.furniture = text;
  if (name == "index") {
    line.index = text;
    return check_index_name(text);
  }
  return ok;
}

Result<const IndexerCommandSpec*> find_command(const std::string& program,
                                               const std::string& name) {
  std::vector<std::string_view> names;
  for (const IndexerCommandSpec& spec : indexer_commands) {
    if (spec.name == name) return &spec;
    names.push_back(spec.name);
  }
  if (name.empty()) {
    return usage_error("no command given", fmt::format("`{} help` lists them", program));
  }
  const std::optional<std::string_view> meant = did_you_mean(name, names);
  return usage_error(fmt::format("there is no command '{}'", name),
                     meant ? fmt::format("did you mean '{}'?", *meant)
                           : fmt::format("`{} help` lists the commands", program));
}

Status check_options(const IndexerCommandSpec& command, const IndexerArguments& arguments,
                     const std::string& program) {
  if (!arguments.repeated_options.empty()) {
    return usage_error(
        fmt::format("{} is given more than once", arguments.repeated_options.front()),
        "give it once");
  }
  if (arguments.unknown_options.empty()) return ok;
  const std::string& typed = arguments.unknown_options.front();
  const std::string name = typed.substr(0, typed.find('='));
  std::vector<std::string> known;
  for (const IndexerOptionSpec& option : indexer_options) {
    if (takes_option(command.name, option)) known.push_back(fmt::format("--{}", option.name));
  }
  const std::vector<std::string_view> candidates{known.begin(), known.end()};
  const std::optional<std::string_view> meant = did_you_mean(name, candidates);
  return usage_error(fmt::format("{} has no option {}", command.name, name),
                     meant ? fmt::format("did you mean {}?", *meant)
                           : fmt::format("`{} {} --help` lists them", program, command.name));
}

/// What only makes sense, or is only missing, for some commands.
Status check_whole(const IndexerCommandSpec& command, const std::string& program,
                   const IndexerCommandLine& line) {
  const bool takes_paths = command.arguments.starts_with("PATH");
  if (takes_paths && line.build.paths.empty() && line.files_from.empty()) {
    return usage_error("no PATH given", fmt::format("{} {} {}; - is standard input", program,
                                                    command.name, command.arguments));
  }
  if (command.command == IndexerCommand::remove && line.ids.empty()) {
    return usage_error("no ID given",
                       fmt::format("{} {} {}", program, command.name, command.arguments));
  }
  if (command.command == IndexerCommand::salvage && line.damaged.empty()) {
    return usage_error("no damaged archive given",
                       fmt::format("{} {} {}", program, command.name, command.arguments));
  }
  if (command.command == IndexerCommand::export_ && !line.exports_bulk) {
    return usage_error("export needs --opensearch",
                       "`searcher export` writes CSV, TSV and JSON Lines");
  }
  // An update looks into the archive whether it writes or not.
  const bool writes_nothing = line.build.is_dry_run && command.command == IndexerCommand::build;
  const bool reads_no_archive = writes_nothing || line.prints_mapping;
  const bool needs_archive = takes_option(command.name, indexer_options.front());
  if (needs_archive && line.build.archive.empty() && !reads_no_archive) {
    return usage_error("no archive given", "name it with -d ARCHIVE or in PRESSMARK_ARCHIVE");
  }
  if (line.files_end_with_nul && line.files_from.empty()) {
    return usage_error("-0 is about --files-from, which is missing",
                       "add --files-from FILE; - is standard input");
  }
  const bool reads_stdin_twice =
      line.files_from == "-" && std::ranges::find(line.build.paths, "-") != line.build.paths.end();
  if (reads_stdin_twice) {
    return usage_error("standard input cannot be both an article and --files-from",
                       "give one of them as a file");
  }
  return ok;
}

/// Options first, then words, into `line`. A setting that the command has no use for is passed
/// over.
Status read_values(const IndexerCommandSpec& command, const IndexerArguments& arguments,
                   IndexerCommandLine& line) {
  for (const IndexerOptionSpec& option : indexer_options) {
    const auto setting = line.settings.find(option.name);
    if (setting == line.settings.end() || !takes_option(command.name, option) ||
        option.name == "print-config")
      continue;
    const auto& [value, origin, is_typed] = setting->second;
    const bool is_in_file = !is_typed && !origin.starts_with("PRESSMARK_");
    const std::string what = is_in_file ? fmt::format("{}: {}", origin, option.name) : origin;
    Status read = read_option(std::string{option.name}, value, what, line);
    if (!read) return read;
  }
  if (command.arguments.starts_with("PATH")) {
    line.build.paths = arguments.words;
  } else if (command.command == IndexerCommand::remove) {
    line.ids = arguments.words;
  } else if (command.command == IndexerCommand::salvage && arguments.words.size() <= 1) {
    line.damaged = arguments.words.empty() ? "" : arguments.words.front();
  } else if (command.command == IndexerCommand::help && arguments.words.size() <= 1) {
    line.help_topic = arguments.words.empty() ? "" : arguments.words.front();
  } else if (!arguments.words.empty()) {
    return usage_error(
        fmt::format("{} takes no argument '{}'", command.name, arguments.words.back()),
        fmt::format("{} {} {}", line.program, command.name, command.arguments));
  }
  return ok;
}

}  // namespace

bool takes_option(std::string_view command, const IndexerOptionSpec& option) {
  std::string_view rest = option.commands;
  if (rest == "all") return true;
  while (!rest.empty()) {
    const std::size_t space = std::min(rest.find(' '), rest.size());
    if (rest.substr(0, space) == command) return true;
    rest.remove_prefix(std::min(space + 1, rest.size()));
  }
  return false;
}

Result<IndexerCommandLine> read_indexer_command_line(const std::string& program,
                                                     const IndexerArguments& arguments,
                                                     const Environment& environment,
                                                     std::uint32_t cores) {
  const Result<const IndexerCommandSpec*> command = find_command(program, arguments.command);
  if (!command) return command.error();
  IndexerCommandLine line;
  line.command = (*command)->command;
  line.program = program;
  line.build.threads = std::clamp(cores, 1U, max_threads);
  if (arguments.options.contains("help")) {
    line.command = IndexerCommand::help;
    line.help_topic = arguments.command == "help" ? "" : arguments.command;
    return line;
  }
  if (Status known = check_options(**command, arguments, program); !known) {
    return std::move(known).error();
  }
  // Help must not depend on a config file that is in order.
  const bool only_explains =
      line.command == IndexerCommand::help || line.command == IndexerCommand::version;
  Result<IndexerSettings> settings =
      gather_indexer_settings(arguments.options, only_explains ? Environment{} : environment);
  if (!settings) return std::move(settings).error();
  line.settings = *std::move(settings);
  if (arguments.options.contains("print-config")) line.command = IndexerCommand::print_config;
  if (Status read = read_values(**command, arguments, line); !read) {
    return std::move(read).error();
  }
  if (line.command == IndexerCommand::print_config) return line;
  if (!line.help_topic.empty()) {
    const Result<const IndexerCommandSpec*> topic = find_command(program, line.help_topic);
    if (!topic) return topic.error();
  }
  if (Status whole = check_whole(**command, program, line); !whole) {
    return std::move(whole).error();
  }
  return line;
}

Result<std::uint64_t> parse_memory_size(std::string_view text) {
  unsigned shift = 0;
  std::string_view digits = text;
  constexpr std::array suffixes{std::pair{'K', 10U}, std::pair{'M', 20U}, std::pair{'G', 30U}};
  for (const auto& [letter, bits] : suffixes) {
    if (text.empty() || (text.back() != letter && text.back() != letter + ('a' - 'A'))) continue;
    shift = bits;
    digits.remove_suffix(1);
  }
  const std::optional<std::uint64_t> number = parse_digits(digits);
  if (!number || *number > (std::numeric_limits<std::uint64_t>::max() >> shift)) {
    return usage_error(fmt::format("'{}' is not a size", text), "write 512M or 2G");
  }
  if (*number << shift < least_memory) {
    return usage_error(fmt::format("{} of memory is too little", text), "16M is the least");
  }
  return *number << shift;
}

std::vector<std::string> split_paths(std::string_view content, char separator) {
  std::vector<std::string> paths;
  while (!content.empty()) {
    const std::size_t end = std::min(content.find(separator), content.size());
    std::string_view path = content.substr(0, end);
    if (separator == '\n' && path.ends_with('\r')) path.remove_suffix(1);
    if (!path.empty()) paths.emplace_back(path);
    content.remove_prefix(std::min(end + 1, content.size()));
  }
  return paths;
}

}  // namespace pressmark
