// SPDX-License-Identifier: GPL-2.0-or-later
//
// Is an archive whole? Checksums come first: Xapian, its own check included, may crash on damage
// that they would have told of, so nothing is opened before all of them hold.

#include <algorithm>
#include <array>
#include <cerrno>
#include <set>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include "archive/archive.h"
#include "archive/archive_content.h"
#include "archive/character_breaks.h"
#include "archive/current_file.h"
#include "archive/damaged_archive.h"
#include "archive/deleted_articles_writer.h"
#include "archive/group_copies.h"
#include "archive/verify_forms.h"
#include "archive/verify_postings.h"
#include "archive/verify_sketches.h"

namespace pressmark {
namespace fs = std::filesystem;
namespace {

// Xapian 1.4.22 opens what it checks as if to write.
bool may_write_files_of(const fs::path& folder) {
  std::error_code error;
  for (fs::directory_iterator at{folder, error}, end; !error && at != end; at.increment(error)) {
    if (::faccessat(AT_FDCWD, at->path().c_str(), W_OK, AT_EACCESS) != 0) return false;
  }
  return !error;
}

class Verifier {
 public:
  Verifier(const fs::path& archive, const Manifest& manifest, VerifyReport& report)
      : archive_(archive), manifest_(manifest), report_(report) {}

  void run() {
    check_files();
    check_names();
    if (!report_.problems.empty()) return;
    // Whatever is thrown from here on is damage that the checksums do not cover.
    const Status checked = run_on_archive([this]() -> Status { return check_contents(); });
    if (!checked) add("", checked.error().message);
  }

 private:
  void add(std::string path, std::string message) {
    report_.problems.push_back({std::move(path), std::move(message)});
  }

  void check_files() {
    for (const FileEntry* file : listed_files(manifest_)) {
      ++report_.files;
      report_.bytes += file->size;
      const std::string problem = check_file(archive_, *file);
      if (!problem.empty()) add(file->path, problem);
    }
  }

  // Names in the archive that nobody should have put there.
  void check_names() {
    std::set<std::string> listed;
    for (const FileEntry* file : listed_files(manifest_))
      listed.insert(file->path);
    constexpr std::array known{"CURRENT",     "CURRENT.tmp", "LOCK",
                               "aliases.txt", "publish",     "segments"};
    for (const fs::path& path : list(archive_)) {
      const std::string name = path.filename().string();
      const bool is_known = std::find(known.begin(), known.end(), name) != known.end();
      if (!is_known && !parse_manifest_file_name(name)) add(name, "does not belong here");
    }
    // A segment that the manifest does not name is a writer's or an older manifest's, and not ours;
    // so is everything below publish/ that it does not list.
    for (const SegmentEntry& segment : manifest_.segments)
      check_folder("segments/" + segment.id, listed);
  }

  void check_folder(const std::string& folder, const std::set<std::string>& listed) {
    for (const fs::path& path : list(archive_ / folder)) {
      const std::string name = folder + "/" + path.filename().string();
      std::error_code error;
      if (fs::is_directory(fs::symlink_status(path, error))) {
        check_folder(name, listed);
      } else if (!listed.contains(name)) {
        add(name, "does not belong here");
      }
    }
  }

  std::vector<fs::path> list(const fs::path& folder) {
    std::vector<fs::path> paths;
    std::error_code error;
    for (fs::directory_iterator at{folder, error}, end; !error && at != end; at.increment(error)) {
      paths.push_back(at->path());
    }
    // A folder that is missing has missing files, and they were reported.
    if (error && error != std::errc::no_such_file_or_directory) {
      add(folder.lexically_relative(archive_).generic_string(), error.message());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
  }

  Status check_contents() {
    std::vector<SegmentReader> segments;
    for (const SegmentEntry& entry : manifest_.segments) {
      Result<SegmentReader> segment = SegmentReader::open(archive_, entry);
      if (!segment) {
        add("segments/" + entry.id, segment.error().message);
        continue;
      }
      check_database("segments/" + entry.id + "/xapian");
      check_articles("segments/" + entry.id, *segment);
      const auto report = [&](std::string_view column, std::string problem) {
        add("segments/" + entry.id + "/columns/" + std::string{column}, std::move(problem));
      };
      verify_postings(*segment, report);
      verify_forms(*segment, report);
      verify_sketches(*segment, report);
      if (entry.deleted) check_deleted(entry.deleted->file.path, *segment);
      segments.push_back(*std::move(segment));
    }
    if (segments.size() != manifest_.segments.size()) return ok;
    check_manifest(segments);
    check_families(segments);
    return ok;
  }

  // All articles, compared anew.
  void check_families(const std::vector<SegmentReader>& segments) {
    const Result<Families> families = open_families(archive_, manifest_.families, segments);
    if (!families) return add(manifest_.families.path, families.error().message);
    if (families->content() != group_copies(segments, no_known_families(segments))) {
      add(manifest_.families.path, "differs from the copies that there are");
    }
    if (families->size() != manifest_.counts.families ||
        families->copied_articles() != manifest_.counts.copied) {
      add(manifest_file_name(manifest_.number), "counts other families than there are");
    }
  }

  // What the manifest says of all articles together.
  void check_manifest(const std::vector<SegmentReader>& segments) {
    const std::string name = manifest_file_name(manifest_.number);
    const auto check = [&](std::string_view what, std::uint64_t said, std::uint64_t found) {
      if (said == found) return;
      add(name, "counts " + std::to_string(said) + " " + std::string{what} + "; there are " +
                    std::to_string(found));
    };
    ArchiveContent content = count_content(segments);
    content.counts.names = count_names(segments);
    const ArchiveCounts& said = manifest_.counts;
    check("articles", said.articles, content.counts.articles);
    for (std::size_t i = 0; i < said.dates.size(); ++i) {
      check("articles dated by " + std::string{to_string(static_cast<DateBy>(i))}, said.dates[i],
            content.counts.dates[i]);
    }
    for (const EntityType type : entity_types) {
      const auto i = static_cast<std::size_t>(type);
      check("names in " + std::string{to_string(type)}, said.names[i], content.counts.names[i]);
    }
    check("bytes of text", said.text_bytes, text_bytes_);
    if (content.languages != manifest_.languages) {
      add(name, "lists other languages than its articles have");
    }
    if (archive_fingerprint(segments) != manifest_.archive_fingerprint) {
      add(name, "the articles have another fingerprint");
    }
  }

  // The deletions, derived anew from the rows of the deleted articles.
  void check_deleted(const std::string& path, const SegmentReader& segment) {
    DeletedArticlesWriter derived{segment, DeletedArticles{}};
    for (DocumentId document = 1; document <= segment.articles(); ++document) {
      if (segment.deleted().contains(document)) derived.add(document);
    }
    if (!derived.agrees_with(segment.deleted())) {
      add(path, "differs from what its articles take off the statistics");
    }
  }

  // An archive that is only to be read, or on a medium that is, has checksums and comparisons.
  void check_database(const std::string& path) {
    if (!may_write_files_of(archive_ / path)) return;
    const std::size_t errors = Xapian::Database::check((archive_ / path).string(), 0, nullptr);
    if (errors != 0) add(path, "Xapian's own check finds " + std::to_string(errors) + " errors");
  }

  // Every stored article and every row of the columns, against each other.
  void check_articles(const std::string& folder, const SegmentReader& segment) {
    const SegmentColumns& columns = segment.columns();
    std::vector<Position> breaks;
    for (DocumentId document = 1; document <= segment.articles(); ++document) {
      const Result<Article> article = segment.article(document);
      if (!article) {
        add(folder + "/columns/text", article.error().message);
        continue;
      }
      if (!segment.deleted().contains(document)) {
        text_bytes_ += article->title.size() + article->body.size();
      }
      const Day day = article->published ? to_day(*article->published) : undated_day;
      const auto check = [&](bool holds, std::string_view column) {
        if (holds) return;
        add(folder + "/columns/" + std::string{column},
            "differs from the stored article in row " + std::to_string(document));
      };
      check(columns.id[document] == article->id, "id");
      if (!segment.deleted().contains(document) && segment.find_article(article->id) != document) {
        add(folder + "/columns/id", "row " + std::to_string(document) +
                                        " has an id by which the database finds another article");
      }
      check(columns.content_hash[document] == content_hash(*article), "content_hash");
      check(columns.day[document] == day, "day");
      check(columns.date_by[document] == static_cast<std::uint8_t>(article->date_by), "date_by");
      check(value_of(columns.source, document) == article->source, "source");
      check(value_of(columns.language, document) == article->language, "language");
      check(value_of(columns.section, document) == article->section, "section");
      check(value_of(columns.byline, document) == article->byline, "byline");
      check(value_of(columns.dateline, document) == article->dateline, "dateline");
      check(topics_of(columns, document) == sorted(article->topics), "topic");
      check(columns.added[document] == (article->added ? to_day(*article->added) : undated_day),
            "added");
      const ArticleWords words = columns.word_order[document];
      words.all_words();
      words.sentences();
      read_breaks(columns.word_order.row(document), breaks);
      words.mentions();
      for (const OrdinalsColumn& entities : columns.entities)
        entities[document];
      const std::span<const std::uint32_t> dates = columns.mentioned_dates[document];
      check(std::is_sorted(dates.begin(), dates.end()), "mentioned_dates");
    }
  }

  static std::vector<std::string> sorted(std::vector<std::string> topics) {
    std::sort(topics.begin(), topics.end());
    return topics;
  }

  static std::vector<std::string> topics_of(const SegmentColumns& columns, DocumentId document) {
    std::vector<std::string> topics;
    for (const std::uint32_t topic : columns.topic[document])
      topics.emplace_back(columns.topic_values.values()[topic]);
    return topics;
  }

  static std::string_view value_of(const KeywordColumn& column, DocumentId document) {
    const std::uint32_t ordinal = column[document];
    return ordinal == 0 ? std::string_view{} : column.values()[ordinal - 1];
  }

  const fs::path& archive_;
  const Manifest& manifest_;
  VerifyReport& report_;
  std::uint64_t text_bytes_ = 0;  // of the live articles read so far
};

}  // namespace

Result<VerifyReport> verify_archive(const fs::path& path) {
  VerifyReport report;
  Result<CurrentFile> current = read_current_file(path);
  if (!current) {
    // No archive, or none that we may read: nothing to verify. A damaged CURRENT is a finding.
    std::error_code error;
    if (current.error().kind != ErrorKind::archive || !fs::exists(path / "CURRENT", error)) {
      return std::move(current).error();
    }
    report.problems.push_back({"CURRENT", current.error().message});
    return report;
  }
  const Result<HeldManifest> held = hold_current_manifest(path);
  if (!held) {
    if (held.error().kind != ErrorKind::archive) return held.error();
    report.problems.push_back({current->manifest, held.error().message});
    return report;
  }
  Verifier{path, held->manifest, report}.run();
  return report;
}

}  // namespace pressmark
