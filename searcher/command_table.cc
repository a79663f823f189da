// SPDX-License-Identifier: GPL-2.0-or-later
//
// One row for each command and for each option.
#include "searcher/command_table.h"

#include <algorithm>
#include <array>

namespace pressmark {

namespace {

constexpr auto commands = std::to_array<CommandSpec>({
    {Command::search, "search", "[search] QUERY...", "the best articles, facets, a timeline",
     "Finds the articles that match a query, best first, and counts who, where and when.\n"
     "The word `search` may be left out; write it before a query that begins with a command.\n",
     "  {0} \"Tillerson Lavrov Syria\" -d {1}\n"
     "  {0} 'person:\"Sergei Lavrov\" place:Moscow' --sort newest -d {1}\n"
     "  {0} search Syria -f person=\"Rex Tillerson\" --timeline month -d {1}\n"},
    {Command::show, "show", "show ID", "one article in full",
     "Prints one article: its title, what is known about it, its text. Ids stand beside hits.\n"
     "With --copies, the articles of its family by date and outlet instead, and what their words\n"
     "have that its own have not, and the other way round: [-gone-] {{+new+}}. With --raw, what "
     "the\n"
     "indexer took out of the text stands in it as [-gone-].\n",
     "  {0} show hp-0106 -d {1}\n"
     "  {0} show hp-0106 --raw -d {1}\n"
     "  {0} show hp-0106 --copies -d {1}\n"},
    {Command::explain, "explain", "explain QUERY...", "how a query is read",
     "Prints the words with their stems, the tree and the plan, how many articles each part of "
     "the\n"
     "query finds, and what the words add to the scores of the first hits; no articles.\n",
     "  {0} explain 'Lavrov AND (Syria OR \"chemical attack\")' -d {1}\n"},
    {Command::count, "count", "count QUERY...", "articles or occurrences, with what they are of",
     "Counts what matches, exactly, and says what share that is: of the articles that the filters\n"
     "(-f, --from, --to) admit without the query; for occurrences, per million of their words.\n"
     "An occurrence is a place that a snippet would highlight: each word, phrase or name of the\n"
     "query, in title, body and captions. With --by, the same for every month, source, person, "
     "...\n"
     "Families are articles of which copies count once, in the group of the first copy that\n"
     "matches.\n",
     "  {0} count Syria -d {1}\n"
     "  {0} count sanctions -u occurrences --by month -d {1}\n"
     "  {0} count Tillerson --by source --format csv -d {1}\n"},
    {Command::timeline, "timeline", "timeline QUERY...", "attention over time, drawn",
     "Counts articles (or occurrences) by period and draws them. As percent, a period's bar is\n"
     "its share of all articles of that period (for occurrences: per million words), so that a\n"
     "month with more articles does not look like a month with more interest.\n",
     "  {0} timeline Syria -d {1}\n"
     "  {0} timeline Lavrov --by year --as percent -d {1}\n"
     "  {0} timeline Syria --svg syria.svg -d {1}\n"},
    {Command::kwic, "kwic", "kwic QUERY...", "every occurrence between its neighbours",
     "Prints a line for each occurrence: the words to its left, itself, the words to its right.\n"
     "Sorted by left or right neighbours, it shows what is said about a word.\n",
     "  {0} kwic sanctions -d {1}\n"
     "  {0} kwic '\"secretary of state\"' --sort right --context 6 -d {1}\n"},
    {Command::names, "names", "names [WORDS...]", "people, organisations and places",
     "Lists the names with these words in one of their spellings (without words: all of them):\n"
     "what they are, how else they are spelt, in how many articles, first and last. --with N\n"
     "adds the N names that share most articles with each; lift is how much more often the two\n"
     "meet than names as frequent would by chance.\n",
     "  {0} names lavrov -d {1}\n"
     "  {0} names --type org -n 5 -d {1}\n"
     "  {0} names tillerson --with 5 --from 2017-04 -d {1}\n"},
    {Command::similar, "similar", "similar ID", "articles like one",
     "Searches for the words and names that are frequent in one article and rare elsewhere, and\n"
     "shows the query that it made of them: it can be run, and changed.\n",
     "  {0} similar hp-0106 -d {1}\n"
     "  {0} similar hp-0106 --from 2017-06 -n 3 -d {1}\n"},
    {Command::compare, "compare", "compare QUERY QUERY", "two queries side by side",
     "Counts the articles that only the first query finds, only the second, and both; and lists\n"
     "the words and names that the articles of the one have more often than those of the other,\n"
     "if chance would do so in less than one case of a thousand. Compared with \"\", which is "
     "every\n"
     "article, it tells what is typical of a query. Each query is one word of the shell: quote "
     "it.\n",
     "  {0} compare Syria Ukraine -d {1}\n"
     "  {0} compare 'person:Trump' \"\" -n 5 -d {1}\n"},
    {Command::batch, "batch", "batch FILE", "a file of queries, a row of numbers for each",
     "Reads a query a line (or a name, a tab, and the query) from a file or from - (standard\n"
     "input), and prints how many articles each matches, and the first and last day of them. "
     "Empty\n"
     "lines and lines that begin with # are passed over. A query that cannot run is a row that\n"
     "says why; the exit code is then 2.\n",
     "  printf 'war\\tSyria OR Ukraine\\nLavrov\\n' | {0} batch - -d {1}\n"
     "  echo Lavrov | {0} batch - --from 2017 --format csv -d {1}\n"},
    {Command::watch, "watch", "watch FILE", "what is new for a file of queries",
     "Shows the articles that match now and did not at the last run, for each query of a file as\n"
     "batch reads it. What matched is kept in a state file (FILE.seen, or --state); the first run\n"
     "of a query only fills it. The exit code is 0 if anything is new and 1 if not, as cron and\n"
     "shell scripts want it.\n",
     "  echo Syria > q.txt; {0} watch q.txt -d {1} || echo nothing new\n"},
    {Command::verify, "verify", "verify RECEIPT", "does an answer that was kept still hold?",
     "Reads an answer of search or similar that was saved as JSON, asks the same again, and says\n"
     "`same` or `changed`: which articles came and went, what is told otherwise of those that are\n"
     "in both, and whether totals, order, facets or the archive are others. Scores, which every\n"
     "new article moves, are no change by themselves. With -n high enough that an answer lists "
     "all\n"
     "articles that match, all that came and went are named; else those on the page.\n"
     "The exit code is 0 for same and 1 for changed.\n",
     "  {0} Syria -n 1000 --json -d {1} | tee r.json\n"
     "  {0} verify r.json -d {1}\n"},
    {Command::export_, "export", "export QUERY...", "all matching articles, in chosen fields",
     "Writes every article that matches, however many, as they are read. CSV and TSV are safe to\n"
     "open in a spreadsheet; JSON Lines has every byte as it is in the archive.\n",
     "  {0} export Syria --format csv -d {1}\n"
     "  {0} export place:Moscow --fields id,date,title --sort oldest -d {1}\n"
     "  {0} export Lavrov --format jsonl --fields id,body -d {1}\n"},
});

constexpr std::array<std::string_view, 1> reserved{"serve"};

constexpr CommandSet queries{Command::search,   Command::explain, Command::count,
                             Command::timeline, Command::kwic,    Command::compare,
                             Command::batch,    Command::watch,   Command::export_};
constexpr CommandSet filtered{Command::search, Command::count,   Command::timeline, Command::kwic,
                              Command::names,  Command::similar, Command::compare,  Command::batch,
                              Command::watch,  Command::export_};
constexpr CommandSet all{
    Command::search, Command::show,   Command::explain, Command::count,       Command::timeline,
    Command::kwic,   Command::names,  Command::similar, Command::compare,     Command::batch,
    Command::watch,  Command::verify, Command::export_, Command::print_config};
constexpr CommandSet counting{Command::count, Command::timeline};

// clang-format off: a row reads better than a column
constexpr auto options = std::to_array<OptionSpec>({
    {'d', "archive", "ARCHIVE", all, Setting::yes, "",
     "the archive's folder; several are searched as one"},
    {'n',
     "limit",
     "N",
     {Command::search, Command::kwic, Command::names, Command::similar, Command::compare},
     Setting::yes,
     "10",
     "hits, lines, names or words to show, 0 to 10,000"},
    {0,
     "offset",
     "N",
     {Command::search},
     Setting::no,
     "0",
     "hits to pass over first, up to 1,000,000"},
    {0,
     "sort",
     "ORDER",
     {Command::search, Command::kwic, Command::similar, Command::export_},
     Setting::yes,
     "relevance",
     "relevance, newest, oldest or blend (of relevance and newest); kwic: left or right, no blend"},
    {0, "match", "MODE", queries, Setting::yes, "all",
     "all: a query; most: any one part may be missing; any: plain text, any of its words will do"},
    {'f', "filter", "FILTER", filtered, Setting::no, "",
     "field=value or field!=value; may be given again"},
    {0, "now", "DATE", queries, Setting::no, "",
     "the day that relative dates count from, instead of today: 2017-05-11"},
    {0, "from", "DATE", filtered, Setting::no, "",
     "published then or later: 2017, 2017-05, 2017-05-11"},
    {0, "to", "DATE", filtered, Setting::no, "", "published then or earlier"},
    {0,
     "facets",
     "LIST",
     {Command::search},
     Setting::yes,
     "person,org,place,source,language,month",
     "what to count, separated by commas (--help-fields); or none"},
    {0,
     "facet-limit",
     "N",
     {Command::search},
     Setting::yes,
     "10",
     "values of each facet, up to 10,000"},
    {0,
     "facet-find",
     "FIND",
     {Command::search},
     Setting::no,
     "",
     "field=text: of this facet, only values with words that begin so; may be given again"},
    {0,
     "timeline",
     "UNIT",
     {Command::search},
     Setting::yes,
     "none",
     "count articles by year, month or day"},
    {0, "by", "FIELD", counting, Setting::no, "",
     "count in groups: a facet; timeline: year, month (default) or day"},
    {0, "top", "N", {Command::count}, Setting::no, "", "the N largest groups only"},
    {0,
     "collapse",
     "WHICH",
     {Command::search},
     Setting::yes,
     "off",
     "of copies of one article, show the first, the last or the longest; or off: all"},
    {0, "copies", "", {Command::show}, Setting::no, "", "its copies, and the words that differ"},
    {0, "raw", "", {Command::show}, Setting::no, "", "with what was taken out of its text"},
    {'u', "unit", "UNIT", counting, Setting::no, "articles",
     "articles, families (copies of one article count once) or occurrences"},
    {0,
     "as",
     "WHAT",
     {Command::timeline},
     Setting::no,
     "count",
     "count or percent (occurrences: per million words)"},
    {0,
     "state",
     "FILE",
     {Command::watch},
     Setting::no,
     "",
     "what matched at the last run (the queries' file with .seen behind it)"},
    {0, "svg", "FILE", {Command::timeline}, Setting::no, "", "draw it as a picture, too"},
    {0,
     "context",
     "WORDS",
     {Command::kwic},
     Setting::yes,
     "10",
     "words on either side of an occurrence, 1 to 50"},
    {0,
     "type",
     "LIST",
     {Command::names},
     Setting::no,
     "person,org,place",
     "of which types, separated by commas"},
    {0,
     "with",
     "N",
     {Command::names},
     Setting::no,
     "0",
     "names that share articles with each, up to 100"},
    {0,
     "fields",
     "LIST",
     {Command::export_},
     Setting::no,
     "id,date,date_by,title,source,language,url,path",
     "what of each article, separated by commas; also score, body, byline, section, topics, "
     "dateline, captions, added, person, org,"
     " place"},
    {0,
     "snippet",
     "BYTES",
     {Command::search, Command::similar},
     Setting::yes,
     "240",
     "length of snippets, 40 to 10,000, or 0 for none"},
    {0, "format", "FORMAT", all, Setting::no, "", "print the answer as one of"},
    {0, "json", "", all, Setting::no, "", "the same as --format json"},
    {0, "timing", "", {Command::search}, Setting::no, "", "write the time taken into JSON"},
    {0,
     "stdin",
     "",
     {Command::search, Command::explain},
     Setting::no,
     "",
     "read queries from standard input, one a line"},
    {0,
     "explain",
     "",
     {Command::search},
     Setting::no,
     "",
     "show what the score of each hit is made of; text and json"},
    {0,
     "explain-query",
     "",
     {Command::search},
     Setting::no,
     "",
     "show how the query is read, as explain does; no articles"},
    {0, "verify", "LEVEL", all, Setting::yes, "quick", "check the archive first: quick or full"},
    {0, "color", "WHEN", all, Setting::yes, "auto", "auto, always or never (or NO_COLOR)"},
    {0, "pager", "WHEN", all, Setting::yes, "auto",
     "auto or never: show in $PAGER what is taller than the terminal"},
    {0, "print-config", "", all, Setting::no, "", "where each setting comes from; search nothing"},
    {0, "help-fields", "", all, Setting::no, "",
     "the fields that queries, filters and facets know"},
    {'h', "help", "", all, Setting::no, "", "this text; with a command, that command's"},
    {'V', "version", "", all, Setting::no, "",
     "the versions of program, archive format and analysis"},
});
// clang-format on

}  // namespace

std::span<const CommandSpec> command_specs() {
  return commands;
}

const CommandSpec* find_command(std::string_view name) {
  const auto found = std::find_if(commands.begin(), commands.end(),
                                  [&](const CommandSpec& spec) { return spec.name == name; });
  return found == commands.end() ? nullptr : &*found;
}

const CommandSpec* spec_of(Command command) {
  const auto found = std::find_if(commands.begin(), commands.end(),
                                  [&](const CommandSpec& spec) { return spec.command == command; });
  return found == commands.end() ? nullptr : &*found;
}

bool is_reserved_command(std::string_view name) {
  return std::find(reserved.begin(), reserved.end(), name) != reserved.end();
}

std::span<const OptionSpec> option_specs() {
  return options;
}

const OptionSpec* find_option(std::string_view name) {
  const auto found = std::find_if(options.begin(), options.end(),
                                  [&](const OptionSpec& spec) { return spec.name == name; });
  return found == options.end() ? nullptr : &*found;
}

}  // namespace pressmark
