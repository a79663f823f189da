// SPDX-License-Identifier: GPL-2.0-or-later
//
// Help for people: what it does, how it is called, what it takes, and examples that work.

#include "indexer/help.h"

#include <array>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "indexer/article_analysis.h"
#include "indexer/command_line.h"
#include "schema/fields.h"

namespace pressmark {
namespace {

struct CommandText {
  std::string_view command;
  std::string_view about;
  std::string_view examples;  // {0} is the program
};

constexpr std::array command_texts{
    CommandText{"build",
                "Reads articles from files, folders (in name order) and - (standard input), and\n"
                "makes an archive of them. The archive appears whole, at the end: if anything\n"
                "goes wrong, or Ctrl-C is pressed, it is what it was before. Articles that cannot\n"
                "be read are reported and left out; the exit code is then 1.\n",
                "  {0} build news/ -d news.pressmark\n"
                "  {0} build today.jsonl -d news.pressmark --replace --map title=headline\n"
                "  find . -name '*.txt' -print0 | {0} build --files-from - -0 -d news.pressmark\n"},
    CommandText{"update",
                "Adds the articles that an archive does not have, replaces those that differ from\n"
                "the one with the same id, and leaves the others alone: the same input twice\n"
                "changes nothing. Searches go on meanwhile and see finished batches as they come.\n"
                "After Ctrl-C what is finished stays: run the same command again to go on.\n",
                "  {0} update news/ -d news.pressmark\n"
                "  {0} update news/ -d news.pressmark --delete-missing\n"
                "  curl -s https://example.org/today.jsonl | {0} update - -d news.pressmark\n"},
    CommandText{"remove",
                "Removes articles by their ids, all at once. An id that the archive does not have\n"
                "is named, and the exit code is then 1.\n",
                "  {0} remove 2017/05/a.txt -d news.pressmark\n"
                "  searcher source:Example -d news.pressmark --format=ids -n 1000 |\n"
                "    xargs -d '\\n' {0} remove -d news.pressmark --\n"},
    CommandText{"merge",
                "Makes an archive as small and as quick as it gets: one segment, without what\n"
                "updates have left behind. Updates do most of this by themselves.\n",
                "  {0} merge -d news.pressmark\n"},
    CommandText{"rebuild",
                "Analyses the stored articles anew, which a new version of the program or of ICU\n"
                "may ask for. The archive is what it was until all of it is done.\n",
                "  {0} rebuild -d news.pressmark\n"},
    CommandText{
        "info",
        "Says how many articles an archive holds, how they are dated, which names and\n"
        "languages are in it, and its fingerprint: equal fingerprints are equal contents.\n",
        "  {0} info -d news.pressmark\n"},
    CommandText{"coverage",
                "Counts the articles of each source by month: how many there are, how many are\n"
                "undated or copies of others, and from which months there is nothing. A search\n"
                "cannot find what an archive does not hold.\n",
                "  {0} coverage -d news.pressmark\n"
                "  {0} coverage -d news.pressmark --json | jq '.sources[].missing'\n"},
    CommandText{
        "names",
        "Lists people, organisations and places with the number of their articles and their\n"
        "other spellings; --review looks for names that may be one and are two, or may be\n"
        "two and are one. It prints lines that would say so, with what speaks for each.\n"
        "Paste those that are right into aliases.txt in the archive's folder: searches\n"
        "follow it at once. `searcher names` looks names up, by words, dates and company.\n",
        "  {0} names -d news.pressmark --top 100\n"
        "  {0} names --review -d news.pressmark\n"
        "  {0} names --review -d news.pressmark --top 100 > doubts.txt\n"},
    CommandText{"verify",
                "Reads every block of every file of an archive and compares it with its checksum,\n"
                "then every article with its own. The exit code is 3 if anything is wrong.\n",
                "  {0} verify -d news.pressmark\n"},
    CommandText{
        "salvage",
        "Makes a new archive of every article of a damaged one whose stored text is whole,\n"
        "whatever else is damaged or missing. The damaged archive is only read. Articles\n"
        "that are lost are named; the exit code is then 1, and 3 if none is left.\n",
        "  {0} salvage news.pressmark -d saved.pressmark\n"},
    CommandText{
        "export",
        "Prints an archive as the _bulk API of OpenSearch and Elasticsearch takes it: for\n"
        "each article a line that names it and a line with its fields, dates with how they\n"
        "are known, and the people, organisations and places that searches count. Make the\n"
        "index from --mapping first. Parts for a request have whole articles if they have\n"
        "an even number of lines.\n",
        "  {0} export --opensearch --mapping |\n"
        "    curl -X PUT localhost:9200/news -H 'Content-Type: application/json' --data-binary @-\n"
        "  {0} export --opensearch -d news.pressmark | split -l 2000 - part.\n"
        "  curl localhost:9200/news/_bulk -H 'Content-Type: application/x-ndjson'\n"
        "    --data-binary @part.aa\n"},
    CommandText{"read",
                "Shows each article as build would take it: id, date and how it is known,\n"
                "language, what was repaired, and the names found in the text. Files may be text,\n"
                "JSON, CSV, HTML, feeds, news XML, mail or web archives, packed or not: content\n"
                "decides. --why-date says by what evidence each article is dated.\n",
                "  {0} read news/2017-05-11.txt\n"
                "  {0} read pages.zip --why-date\n"
                "  {0} read news.jsonl --json | jq .date\n"},
    CommandText{
        "furniture",
        "Prints the lines that many articles of one outlet share: \"Register now\", \"Follow\n"
        "us\". Keep them in a file, delete what belongs to the articles, and give the file\n"
        "to build, update and read. What an article is then depends on it and on that\n"
        "file, never on the articles around it.\n",
        "  {0} furniture news/ > furniture.txt\n"},
    CommandText{"print-config",
                "Prints each setting and where it comes from: an option counts before\n"
                "PRESSMARK_NAME, that before $XDG_CONFIG_HOME/pressmark/config.toml (below a line\n"
                "[indexer]), that before the default. Each command takes it as an option, too.\n",
                "  {0} --print-config\n"
                "  {0} build --print-config --threads 2\n"},
    CommandText{"help", "Without a command it lists them all.\n", "  {0} help build\n"},
    CommandText{"version", "Two programs with the same analysis read each other's archives.\n",
                "  {0} version\n"},
};

std::string option_column(const IndexerOptionSpec& option) {
  std::string column = option.letter != 0 ? fmt::format("-{}, ", option.letter) : "    ";
  column += fmt::format("--{}", option.name);
  if (!option.value.empty()) column.append(" ").append(option.value);
  return column;
}

std::string overview(std::string_view program) {
  std::string text = fmt::format(
      "{0} makes archives of news articles, which searcher searches.\n\nusage:\n", program);
  constexpr std::size_t width = 28;
  for (const IndexerCommandSpec& command : indexer_commands) {
    const std::string usage = fmt::format("{} {}", command.name, command.arguments);
    text += fmt::format("  {} {:<{}}  {}\n", program, usage, width, command.help);
  }
  text += fmt::format(
      "\n`{0} COMMAND --help` explains a command and its options.\n\n"
      "exit codes: 0 done; 1 finished, some articles rejected; 2 usage; 3 archive missing,\n"
      "locked or damaged; 4 input or output, disk full; 5 a limit reached; 128+n signal n\n",
      program);
  return text;
}

std::string describe_command(std::string_view program, const IndexerCommandSpec& command,
                             const CommandText& about) {
  std::string text = fmt::format("usage: {} {} {}\n\n{}\noptions:\n", program, command.name,
                                 command.arguments, about.about);
  for (const IndexerOptionSpec& option : indexer_options) {
    if (!takes_option(command.name, option)) continue;
    text += fmt::format("  {:<27}  {}\n", option_column(option), option.help);
  }
  text += "* may also be set by PRESSMARK_NAME or in the config file: print-config\n";
  text.append("\nexamples:\n").append(fmt::format(fmt::runtime(about.examples), program));
  return text;
}

}  // namespace

std::string indexer_help(std::string_view program, std::string_view command) {
  for (std::size_t i = 0; i < indexer_commands.size(); ++i) {
    static_assert(indexer_commands.size() == command_texts.size());
    if (indexer_commands[i].name == command && command_texts[i].command == command) {
      return describe_command(program, indexer_commands[i], command_texts[i]);
    }
  }
  return overview(program);
}

std::string indexer_version(std::string_view program, std::string_view version) {
  const Result<std::string> analysis = ArticleAnalyser::fingerprint(true);
  return fmt::format("{} {} (pressmark)\narchive format {}\nanalysis {}\n", program, version,
                     archive_format_version,
                     analysis ? *analysis : "without names: " + analysis.error().message);
}

}  // namespace pressmark
