// SPDX-License-Identifier: GPL-2.0-or-later
//
// The commands and options of the indexer: what main.cc takes apart, and what help prints.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace pressmark {

enum class IndexerCommand : std::uint8_t {
  build,
  update,
  remove,
  merge,
  rebuild,
  info,
  coverage,
  names,
  verify,
  salvage,
  export_,
  read,
  furniture,
  print_config,
  help,
  version,
};

struct IndexerCommandSpec {
  IndexerCommand command;
  std::string_view name;
  std::string_view arguments;  ///< As the usage line shows them.
  std::string_view help;
};

inline constexpr std::array indexer_commands{
    IndexerCommandSpec{IndexerCommand::build, "build", "PATH... -d ARCHIVE",
                       "make an archive of articles"},
    IndexerCommandSpec{IndexerCommand::update, "update", "PATH... -d ARCHIVE",
                       "add what is new, replace what changed, skip the rest"},
    IndexerCommandSpec{IndexerCommand::remove, "remove", "ID... -d ARCHIVE",
                       "remove articles from an archive"},
    IndexerCommandSpec{IndexerCommand::merge, "merge", "-d ARCHIVE",
                       "make an archive one segment, without deleted articles"},
    IndexerCommandSpec{IndexerCommand::rebuild, "rebuild", "-d ARCHIVE",
                       "analyse the articles of an archive anew"},
    IndexerCommandSpec{IndexerCommand::info, "info", "-d ARCHIVE", "say what an archive holds"},
    IndexerCommandSpec{IndexerCommand::coverage, "coverage", "-d ARCHIVE",
                       "say what it holds of each source and month, and what it lacks"},
    IndexerCommandSpec{IndexerCommand::names, "names", "[--review] -d ARCHIVE",
                       "list its names, or propose lines for its aliases.txt"},
    IndexerCommandSpec{IndexerCommand::verify, "verify", "-d ARCHIVE",
                       "check every byte of an archive"},
    IndexerCommandSpec{IndexerCommand::salvage, "salvage", "DAMAGED -d ARCHIVE",
                       "make a new archive of what is readable of a damaged one"},
    IndexerCommandSpec{IndexerCommand::export_, "export", "--opensearch -d ARCHIVE",
                       "print its articles for OpenSearch or Elasticsearch: what _bulk takes"},
    IndexerCommandSpec{IndexerCommand::read, "read", "PATH...",
                       "show articles as they are read, dated and tagged; index nothing"},
    IndexerCommandSpec{IndexerCommand::furniture, "furniture", "PATH...",
                       "list the lines that articles of one outlet share"},
    IndexerCommandSpec{IndexerCommand::print_config, "print-config", "",
                       "each setting and who set it (also: --print-config)"},
    IndexerCommandSpec{IndexerCommand::help, "help", "[COMMAND]", "explain a command"},
    IndexerCommandSpec{IndexerCommand::version, "version", "",
                       "the versions of program, archive format and analysis"},
};

struct IndexerOptionSpec {
  char letter;                ///< 0: none.
  std::string_view name;      ///< Without the dashes.
  std::string_view value;     ///< What its value is called; empty: it has none.
  std::string_view commands;  ///< That take it, separated by spaces; "all": every one.
  std::string_view help;
  bool is_setting = false;         ///< May come from PRESSMARK_NAME and from the config file.
  std::string_view fallback = {};  ///< Of a setting: the value where none is given.
  bool adds_up = false;            ///< A list, which may be given in parts.
};

inline constexpr std::array indexer_options{
    IndexerOptionSpec{'d', "archive", "ARCHIVE",
                      "build update remove merge rebuild info coverage names verify salvage export "
                      "print-config",
                      "the archive's folder *", true},
    IndexerOptionSpec{0, "replace", "", "build",
                      "build an existing archive anew; it is readable until the new one is done"},
    IndexerOptionSpec{0, "delete-missing", "", "update",
                      "remove articles that were read from the PATHs and are not there any more"},
    IndexerOptionSpec{0, "files-from", "FILE", "build update read furniture",
                      "read more PATHs from FILE, one a line; - is standard input"},
    IndexerOptionSpec{'0', "null", "", "build update read furniture",
                      "PATHs in --files-from end with NUL, as `find -print0` writes them"},
    IndexerOptionSpec{0, "format", "FORMAT", "build update read furniture",
                      "auto, text, jsonl, json, csv, html, feed, newsxml, reuters,\n"
                      "                               mail, mbox or warc (auto: by content)"},
    IndexerOptionSpec{.letter = 0,
                      .name = "map",
                      .value = "OURS=THEIRS,...",
                      .commands = "build update read furniture",
                      .help = "names of fields in JSON and tables: title=headline,date=published",
                      .adds_up = true},
    IndexerOptionSpec{0, "furniture", "FILE", "build update read",
                      "leave out the lines that FILE lists; `furniture` makes one"},
    IndexerOptionSpec{0, "entities", "WHEN", "build read print-config",
                      "recognise people, organisations and places: on or off (on) *", true, "on"},
    IndexerOptionSpec{'j', "threads", "N", "build update remove merge rebuild salvage print-config",
                      "threads, 1 to 256 (as many as there are cores) *", true},
    IndexerOptionSpec{0, "memory", "SIZE", "build update remove merge rebuild salvage print-config",
                      "about how much memory to use at most: 512M, 2G (512M) *", true, "512M"},
    IndexerOptionSpec{0, "strict", "", "build update read furniture",
                      "stop at the first article that is rejected"},
    IndexerOptionSpec{0, "review", "", "names",
                      "names that may be one, or two: propose lines for aliases.txt"},
    IndexerOptionSpec{0, "top", "N", "names", "print so many, those of most articles (20)"},
    IndexerOptionSpec{0, "opensearch", "", "export",
                      "for the _bulk API; there is no other form yet"},
    IndexerOptionSpec{0, "index", "NAME", "export",
                      "name the index with every article (the request's address names it)"},
    IndexerOptionSpec{0, "mapping", "", "export",
                      "print what makes the index instead: the types of its fields"},
    IndexerOptionSpec{0, "why-date", "", "read", "say by what evidence each article is dated"},
    IndexerOptionSpec{0, "report", "FILE", "build update salvage",
                      "write a line of JSON for every rejected or doubtful article"},
    IndexerOptionSpec{0, "dry-run", "", "build update",
                      "read and analyse everything, write nothing"},
    IndexerOptionSpec{0, "json", "",
                      "build update remove merge rebuild info coverage names verify salvage export "
                      "read print-config",
                      "print JSON"},
    IndexerOptionSpec{'v', "verbose", "", "build update merge rebuild salvage",
                      "name every rejected or doubtful article; progress every 10 s"},
    IndexerOptionSpec{0, "color", "WHEN", "all", "auto, always or never (or NO_COLOR) *", true,
                      "auto"},
    IndexerOptionSpec{0, "print-config", "", "all",
                      "print each setting (*) and who set it; do nothing else"},
    IndexerOptionSpec{'h', "help", "", "all", "this text"},
};

/// `command` is a name.
bool takes_option(std::string_view command, const IndexerOptionSpec& option);

}  // namespace pressmark
