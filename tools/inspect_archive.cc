// SPDX-License-Identifier: GPL-2.0-or-later
//
// Prints what an archive's files hold: the manifest, the columns and their sizes, and one article
// the way the word-order column has it.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "archive/archive.h"
#include "archive/damaged_archive.h"
#include "base/escape.h"
#include "schema/date.h"

namespace pressmark {
namespace {

void print_manifest(const Manifest& manifest) {
  fmt::print("manifest {} (format {})\n", manifest.number, manifest.format_version);
  fmt::print("  analysis     {}\n", escape_for_terminal_line(manifest.analysis_fingerprint));
  fmt::print("  fingerprint  {}\n", manifest.archive_fingerprint);
  fmt::print("  entities     {}\n", manifest.has_entities ? "yes" : "no");
  fmt::print("  languages    {}\n", fmt::join(manifest.languages, " "));
  fmt::print("  articles     {} ({} bytes of text)\n", manifest.counts.articles,
             manifest.counts.text_bytes);
  for (std::size_t i = 0; i < manifest.counts.dates.size(); ++i) {
    fmt::print("  {:<11}  {}\n", fmt::format("date {}", to_string(static_cast<DateBy>(i))),
               manifest.counts.dates[i]);
  }
  for (const EntityType type : entity_types) {
    fmt::print("  {:<11}  {}\n", fmt::format("{}s", to_string(type)),
               manifest.counts.names[static_cast<std::size_t>(type)]);
  }
}

void print_segment(const SegmentEntry& entry, const SegmentReader& segment) {
  const SegmentColumns& columns = segment.columns();
  fmt::print("\nsegment {} (database {})\n", entry.id, entry.uuid);
  fmt::print("  articles {}, stems {}, names {}, sources {}, languages {}, total length {}\n",
             segment.articles(), columns.lexicon.size(), columns.names.size(),
             columns.source.values().size(), columns.language.values().size(),
             columns.total_length);
  std::uint64_t total = 0;
  for (const FileEntry& file : entry.files) {
    fmt::print("  {:>12}  {:>6} blocks  {}\n", file.size, file.blocks.size(), file.path);
    total += file.size;
  }
  fmt::print("  {:>12}  bytes\n", total);
}

// The stems of an article and their forms by position, with its sentences and the names that begin
// there.
void print_words(const SegmentColumns& columns, DocumentId document) {
  std::vector<std::string> stems(columns.lexicon.size());
  std::vector<std::vector<PrintedForm>> forms(columns.lexicon.size());
  FormsCursor rows{columns.forms};
  for (LexiconCursor stem{columns.lexicon}; !stem.at_end(); stem.next()) {
    stems[stem.id()] = escape_for_terminal_line(stem.stem());
    forms[stem.id()] = rows.next(stem.stem());
  }
  const ArticleWords words = columns.word_order[document];
  std::vector<FormMark> marks;
  words.read_forms(marks);
  auto mark = marks.begin();
  const std::vector<SentenceMark> sentences = words.sentences();
  const std::vector<MentionMark> mentions = words.mentions();
  fmt::print("  title words {}, row of {} bytes\n", words.title_words(),
             columns.word_order.row(document).size());
  auto sentence = sentences.begin();
  auto mention = mentions.begin();
  for (const auto& [position, id] : words.all_words()) {
    for (; sentence != sentences.end() && sentence->first_position <= position; ++sentence) {
      fmt::print("\n  {} at byte {}{}:", to_string(sentence->field), sentence->byte_offset,
                 sentence->begins_paragraph ? ", new paragraph" : "");
    }
    for (; mention != mentions.end() && mention->first_position <= position; ++mention) {
      const NameEntry name = columns.names[mention->ordinal];
      fmt::print(" [{} {}, {} words]", to_string(name.type),
                 escape_for_terminal_line(name.spelling), mention->words);
    }
    const bool is_marked = mark != marks.end() && mark->position == position;
    const std::uint32_t number = is_marked ? (mark++)->form : 0;
    fmt::print(" {}:{}", position, stems[id]);
    if (number >= forms[id].size()) continue;  // damage, which indexer verify tells of
    const PrintedForm& form = forms[id][number];
    if (form.text != stems[id]) fmt::print("/{}", escape_for_terminal_line(form.text));
    if (form.is_capitals) fmt::print("^");
  }
  fmt::print("\n");
}

Status print_article(const ArchiveReader& archive, const std::string& id) {
  for (const SegmentReader& segment : archive.segments()) {
    const std::optional<DocumentId> document = segment.find_article(id);
    if (!document) continue;
    const SegmentColumns& columns = segment.columns();
    const Result<Article> article = segment.article(*document);
    if (!article) return article.error();
    fmt::print("\narticle {} (document {})\n", escape_for_terminal_line(id), *document);
    fmt::print("  title  {}\n", escape_for_terminal_line(article->title));
    fmt::print("  date   {} ({})\n", article->published ? to_string(*article->published) : "none",
               to_string(article->date_by));
    fmt::print("  length {}, rank of id {}\n", columns.length[*document],
               columns.id_rank[*document]);
    print_words(columns, *document);
    return ok;
  }
  return Error{ErrorKind::invalid_argument, "there is no article \"" + id + "\""};
}

Status inspect(const std::string& path, const std::string& article) {
  const Result<ArchiveReader> archive = ArchiveReader::open(path);
  if (!archive) return archive.error();
  print_manifest(archive->manifest());
  for (std::size_t i = 0; i < archive->segments().size(); ++i) {
    print_segment(archive->manifest().segments[i], archive->segments()[i]);
  }
  return article.empty() ? Status{ok} : print_article(*archive, article);
}

int run(int argc, char** argv) {
  CLI::App app{"Prints what the files of an archive hold."};
  std::string archive;
  std::string article;
  app.add_option("-d,--archive", archive, "The archive")->required();
  app.add_option("--article", article, "Id of an article whose words are to be printed");
  CLI11_PARSE(app, argc, argv);
  const Status status = run_on_archive([&] { return inspect(archive, article); });
  if (status) return 0;
  fmt::print(stderr, "error: {}\n", escape_for_terminal_line(status.error().message));
  if (!status.error().hint.empty()) {
    fmt::print(stderr, "hint: {}\n", escape_for_terminal_line(status.error().hint));
  }
  return exit_code(status.error().kind);
}

}  // namespace
}  // namespace pressmark

int main(int argc, char** argv) {
  return pressmark::run(argc, argv);
}
