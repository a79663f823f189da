// SPDX-License-Identifier: GPL-2.0-or-later
//
// Makes archives for tests. A failure here is no finding but a broken test: it throws.

#include "tests/archive/test_archive.h"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>
#include <xapian.h>

#include "archive/archive.h"
#include "archive/archive_content.h"
#include "archive/deleted_articles_writer.h"
#include "archive/terms.h"
#include "indexer/publish_families.h"
#include "indexer/publish_names.h"
#include "schema/fields.h"

namespace pressmark::testing {
namespace fs = std::filesystem;
namespace {

template <typename T>
void require(const Result<T>& result) {
  if (!result) throw std::runtime_error{result.error().message};
}

class MakeUp {
 public:
  MakeUp(std::uint64_t seed, std::uint32_t max_words) : random_(seed), max_words_(max_words) {}

  MadeUpArticle article(std::size_t number) {
    MadeUpArticle made;
    Article& article = made.article;
    article.id = std::to_string(below(1000)) + "/" + std::to_string(number);
    article.path = article.id + ".txt";
    if (below(4) != 0) article.source = pick({"Ansible", "Basilisk", "Ćulav"});
    article.language = pick({"en", "de", "ru"});
    if (below(3) == 0) article.section = pick({"World", "Sport"});
    if (below(3) == 0) article.byline = pick({"Jane Doe", "John Smith", "Jane Doe, John Smith"});
    if (below(4) == 0) article.dateline = pick({"BONN (Wire)", "OSLO"});
    for (const char* topic : {"Oil", "Ärzte", "grain"}) {
      if (below(5) == 0) article.topics.emplace_back(topic);
    }
    if (below(4) == 0) article.added = to_date(static_cast<Day>(17000 + below(5)));
    if (below(5) != 0) {
      article.published = to_date(static_cast<Day>(below(20000)));
      article.date_by = static_cast<DateBy>(below(5));
    }
    if (below(8) == 0) article.set_flag(ArticleFlag::repaired_utf8);
    made.ends.title = below(6);
    add_text(made, TextField::title, article.title, made.ends.title);
    add_text(made, TextField::body, article.body, below(10) == 0 ? 0 : below(max_words_));
    if (below(4) == 0) {
      made.ends.body = static_cast<std::uint32_t>(made.words.size());
      add_text(made, TextField::caption, article.captions, 1 + below(30));
    }
    made.length = made.ends.title * 2 + static_cast<std::uint32_t>(made.words.size());
    return made;
  }

 private:
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }

  std::string pick(std::initializer_list<const char*> values) {
    return *(values.begin() + below(static_cast<std::uint32_t>(values.size())));
  }

  // Low numbers far more often than high ones, as words are.
  std::string stem() {
    const std::uint32_t number = below(below(below(3000) + 1) + 1);
    std::string text = number % 7 == 0 ? "é" : "w";
    return text + std::to_string(number * number);
  }

  void add_text(MadeUpArticle& made, TextField field, std::string& text, std::uint32_t words) {
    const Position before = made.ends.before(field);
    for (std::uint32_t i = 1; i <= words; ++i) {
      if (i == 1 || below(12) == 0) {
        made.sentences.push_back(
            {field, before + i, static_cast<std::uint32_t>(text.size()), i == 1 || below(3) == 0});
      }
      if (below(20) == 0 && field != TextField::caption) add_name(made, before + i);
      const std::string word = stem();
      text += word + " ";
      const std::string ending = below(3) == 0 ? std::string(below(3), 's') : "";
      made.words.push_back({word, before + i, word + ending, below(9) == 0});
    }
  }

  void add_name(MadeUpArticle& made, Position position) {
    const auto type = static_cast<EntityType>(below(3));
    made.names.push_back({type, "Name " + std::to_string(below(40)), position, 1 + below(3)});
    if (below(6) == 0) made.names.push_back({EntityType::place, "Place", position, 1});
  }

  std::mt19937_64 random_;
  std::uint32_t max_words_;
};

}  // namespace

TemporaryFolder::TemporaryFolder() {
  static std::atomic<int> count = 0;
  const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
  std::string name = std::string{test->test_suite_name()} + "_" + test->name();
  std::replace(name.begin(), name.end(), '/', '_');  // in names of parameterised tests
  path_ = fs::path{::testing::TempDir()} /
          ("pressmark_" + name + "_" + std::to_string(::getpid()) + "_" + std::to_string(count++));
  fs::create_directories(path_);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code error;
  fs::remove_all(path_, error);
}

std::string key_of(const std::string& spelling) {
  return "key of " + spelling;
}

std::vector<MadeUpArticle> make_up_articles(std::size_t count, std::uint64_t seed,
                                            std::uint32_t max_words) {
  MakeUp make_up{seed, max_words};
  std::vector<MadeUpArticle> articles;
  for (std::size_t i = 0; i < count; ++i)
    articles.push_back(make_up.article(i));
  return articles;
}

std::vector<Article> make_up_plain_articles(std::size_t count, std::uint64_t seed) {
  std::vector<Article> articles;
  for (MadeUpArticle& made : make_up_articles(count, seed))
    articles.push_back(std::move(made.article));
  return articles;
}

void add_rows(SegmentColumnsWriter& writer, std::span<const MadeUpArticle> articles) {
  for (const MadeUpArticle& made : articles) {
    std::vector<StemPosition> words;
    for (const auto& word : made.words)
      words.push_back({.stem = word.stem,
                       .position = word.position,
                       .term = word.term,
                       .is_capitals = word.is_capitals,
                       .number = word.number});
    std::vector<std::string> keys;
    for (const auto& name : made.names)
      keys.push_back(key_of(name.spelling));
    std::vector<MentionRow> mentions;
    for (std::size_t i = 0; i < made.names.size(); ++i) {
      const auto& name = made.names[i];
      mentions.push_back({name.type, name.spelling, keys[i], name.first_position, name.words});
    }
    const Article& article = made.article;
    ArticleRow row;
    row.id = article.id;
    row.day = article.published ? to_day(*article.published) : undated_day;
    row.date_by = article.date_by;
    row.length = made.length;
    row.source = article.source;
    row.language = article.language;
    row.section = article.section;
    row.byline = article.byline;
    row.dateline = article.dateline;
    row.topics = article.topics;
    row.added = article.added ? to_day(*article.added) : undated_day;
    row.content_hash = content_hash(article);
    row.ends = made.ends;
    row.words = words;
    row.sentences = made.sentences;
    row.mentions = mentions;
    std::vector<MentionedDate> dates;
    for (Day i = 0; i < static_cast<Day>(made.length % 4); ++i)
      dates.push_back({static_cast<Day>(made.length) + 7 * i, static_cast<DaySpan>(i % 3)});
    row.mentioned_dates = dates;
    const std::string record = encode_article(article);
    row.record = record;
    writer.add(row);
  }
}

std::string write_database(const fs::path& folder, std::span<const MadeUpArticle> articles) {
  fs::create_directories(folder);
  const fs::path growing = folder / "growing";
  {
    Xapian::WritableDatabase database{growing.string(), Xapian::DB_CREATE_OR_OVERWRITE, 2048};
    for (const MadeUpArticle& made : articles) {
      Xapian::Document document;
      document.add_boolean_term(id_term(made.article.id));
      for (const auto& word : made.words) {
        const Field& field = *find_field(to_string(made.ends.field_at(word.position)));
        document.add_term(word.stem, field.weight);
        if (!field.prefix.empty())
          document.add_term(std::string{field.prefix} + word.stem, field.weight);
      }
      for (const auto& name : made.names)
        document.add_term(entity_term(name.type, name.spelling));
      database.add_document(document);
    }
    database.commit();
  }
  Xapian::Database grown{growing.string()};
  grown.compact((folder / "xapian").string(), Xapian::Compactor::FULL, 2048);
  fs::remove_all(growing);
  return Xapian::Database{(folder / "xapian").string()}.get_uuid();
}

std::string write_segment(const fs::path& folder, std::span<const MadeUpArticle> articles) {
  const std::string uuid = write_database(folder, articles);
  SegmentColumnsWriter writer;
  add_rows(writer, articles);
  require(writer.write(folder, uuid));
  return uuid;
}

SegmentEntry add_segment(const fs::path& archive, const std::string& id,
                         std::span<const MadeUpArticle> articles) {
  SegmentEntry entry;
  entry.id = id;
  entry.uuid = write_segment(archive / "segments" / id, articles);
  entry.articles = articles.size();
  const auto files = list_files(archive, fs::path{"segments"} / id);
  require(files);
  entry.files = *files;
  return entry;
}

Manifest describe_archive(const fs::path& archive, std::uint64_t number,
                          std::vector<SegmentEntry> segments) {
  Manifest manifest;
  manifest.number = number;
  manifest.format_version = archive_format_version;
  manifest.analysis_fingerprint = "made up";
  std::uint64_t text_bytes = 0;
  std::vector<SegmentReader> readers;
  for (const SegmentEntry& entry : segments) {
    auto reader = SegmentReader::open(archive, entry);
    require(reader);
    for (DocumentId document = 1; document <= reader->articles(); ++document) {
      if (reader->deleted().contains(document)) continue;
      const auto article = reader->article(document);
      require(article);
      text_bytes += article->title.size() + article->body.size();
    }
    readers.push_back(*std::move(reader));
  }
  const ArchiveContent content = count_content(readers);
  manifest.counts = content.counts;
  manifest.counts.names = count_names(readers);
  manifest.counts.text_bytes = text_bytes;
  manifest.languages = content.languages;
  manifest.archive_fingerprint = archive_fingerprint(readers);
  manifest.segments = std::move(segments);
  auto names = publish_names(archive, number, readers);
  require(names);
  manifest.canonical_map = std::move(names->canonical_map);
  manifest.counts.names = names->counts;
  auto families = publish_families(archive, number, readers, no_known_families(readers));
  require(families);
  set_families(manifest, *std::move(families));
  return manifest;
}

Manifest make_archive(const fs::path& archive,
                      const std::vector<std::vector<MadeUpArticle>>& segments) {
  std::vector<SegmentEntry> entries;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    entries.push_back(add_segment(archive, "segment-" + std::to_string(i), segments[i]));
  }
  Manifest manifest = describe_archive(archive, 1, std::move(entries));
  require(publish_manifest(archive, manifest));
  return manifest;
}

Manifest delete_documents(const fs::path& archive, Manifest manifest, std::size_t segment,
                          std::span<const DocumentId> documents) {
  SegmentEntry& entry = manifest.segments[segment];
  const auto reader = SegmentReader::open(archive, entry);
  require(reader);
  DeletedArticlesWriter writer{*reader};
  for (const DocumentId document : documents)
    writer.add(document);
  const auto deleted = publish_deleted_articles(archive, manifest.number + 1, entry.id, writer);
  require(deleted);
  entry.deleted = *deleted;
  manifest = describe_archive(archive, manifest.number + 1, std::move(manifest.segments));
  require(publish_manifest(archive, manifest));
  return manifest;
}

std::vector<std::string> files_below(const fs::path& folder) {
  std::vector<std::string> paths;
  for (const auto& entry : fs::recursive_directory_iterator{folder}) {
    if (entry.is_regular_file()) {
      paths.push_back(entry.path().lexically_relative(folder).generic_string());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string file_content(const fs::path& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in) throw std::runtime_error{"cannot open " + path.string()};
  std::ostringstream content;
  content << in.rdbuf();
  return content.str();
}

void overwrite(const fs::path& path, const std::string& content) {
  // In place: some file systems sync a file that was emptied first, and tests do this often.
  if (fs::exists(path)) fs::resize_file(path, content.size());
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  const ssize_t written = ::pwrite(file, content.data(), content.size(), 0);
  ::close(file);
  if (written != static_cast<ssize_t>(content.size())) {
    throw std::runtime_error{"cannot write " + path.string()};
  }
}

}  // namespace pressmark::testing
