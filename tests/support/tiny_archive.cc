// SPDX-License-Identifier: GPL-2.0-or-later
//
// The archive's contract in its plainest form: terms with weighted frequencies, columns, manifest.

#include "tests/support/tiny_archive.h"

#include <map>
#include <memory>
#include <set>
#include <stdexcept>

#include <xapian.h>

#include "analysis/dates/mentioned_dates.h"
#include "analysis/entities/canonical_names.h"
#include "analysis/fold.h"
#include "analysis/han_kana.h"
#include "archive/segment_columns_writer.h"
#include "archive/stored_article.h"
#include "archive/terms.h"
#include "indexer/publish_families.h"
#include "indexer/publish_names.h"
#include "schema/fields.h"

namespace pressmark {
namespace {

template <typename T>
T value_of(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  return *std::move(result);
}

struct Printed {
  NamedEntity name;
  std::string key;
  Position first = 0;
  std::uint32_t words = 0;
};

// Every place where the words of a spelling stand side by side.
std::vector<Printed> find_names(Analyzer& analyzer, const TinyArticle& tiny,
                                const std::vector<TinyWord>& words) {
  std::vector<Printed> found;
  for (const NamedEntity& name : tiny.names) {
    std::vector<std::string> terms;
    for (const Token& token : analyzer.analyze(name.spelling, tiny.language)) {
      terms.emplace_back(token.term);
    }
    for (std::size_t at = 0; at + terms.size() <= words.size(); ++at) {
      bool is_here = words[at + terms.size() - 1].position - words[at].position + 1 == terms.size();
      for (std::size_t i = 0; i < terms.size(); ++i) {
        is_here = is_here && words[at + i].term == terms[i];
      }
      if (!is_here) continue;
      found.push_back({name, canonical_key(name.type, name.spelling), words[at].position,
                       static_cast<std::uint32_t>(terms.size())});
    }
  }
  std::sort(found.begin(), found.end(),
            [](const Printed& a, const Printed& b) { return a.first < b.first; });
  return found;
}

class SegmentBuilder {
 public:
  explicit SegmentBuilder(const std::filesystem::path& folder)
      : folder_(folder),
        analyzer_(value_of(Analyzer::create())),
        database_((folder / "xapian").string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC) {}

  void add(const TinyArticle& tiny) {
    const Article article = to_article(tiny);
    ArticleRow row;
    const auto words = tiny_words(analyzer_, article, row.ends);
    const auto names = find_names(analyzer_, tiny, words);
    Xapian::Document document;
    std::vector<StemPosition> stems;
    for (const TinyWord& word : words) {
      const TextField where = row.ends.field_at(word.position);
      const std::uint32_t weight = find_field(to_string(where))->weight;
      document.add_term(std::string{any_text_prefix} + word.stem, weight);
      if (where == TextField::title) document.add_term("S" + word.stem, weight);
      if (where == TextField::caption) document.add_term("XC" + word.stem, weight);
      row.length += weight;
      stems.push_back({word.stem, word.position, word.term, word.is_capitals, word.is_behind_sign});
    }
    std::vector<MentionRow> mentions;
    for (const Printed& name : names) {
      document.add_term(entity_term(name.name.type, name.name.spelling));
      mentions.push_back({name.name.type, name.name.spelling, name.key, name.first, name.words});
    }
    document.add_boolean_term(id_term(article.id));
    if (!article.language.empty()) {
      document.add_boolean_term(keyword_term(*find_field("language"), article.language));
    }
    database_.add_document(document);
    row.id = article.id;
    row.day = article.published ? to_day(*article.published) : undated_day;
    row.date_by = article.date_by;
    row.source = article.source;
    row.language = article.language;
    row.section = article.section;
    row.byline = article.byline;
    row.dateline = article.dateline;
    row.topics = article.topics;
    row.added = article.added ? to_day(*article.added) : undated_day;
    const auto dates =
        find_mentioned_dates({article.title, article.body, article.language, article.published});
    row.mentioned_dates = dates;
    row.content_hash = content_hash(article);
    row.words = stems;
    row.mentions = mentions;
    const std::string record = encode_article(article);
    row.record = record;
    columns_.add(row);
  }

  void finish() {
    database_.commit();
    value_of(columns_.write(folder_, database_.get_uuid()));
    database_.close();
  }

 private:
  std::filesystem::path folder_;
  Analyzer analyzer_;
  Xapian::WritableDatabase database_;
  SegmentColumnsWriter columns_;
};

}  // namespace

std::vector<TinyWord> tiny_words(Analyzer& analyzer, const Article& article, FieldEnds& ends) {
  std::vector<TinyWord> words;
  const auto add = [&](const std::string& text, Position base) {
    const Token* before = nullptr;
    for (const Token& token : analyzer.analyze(text, article.language)) {
      words.push_back({std::string{token.stem}, std::string{token.term}, base + token.position,
                       token.is_capitals, before != nullptr && are_parted(text, *before, token)});
      before = &token;
    }
  };
  ends = {};
  add(article.title, 0);
  ends.title = static_cast<std::uint32_t>(words.size());
  add(article.body, ends.title + field_position_gap);
  const auto body_end = static_cast<std::uint32_t>(words.size());
  add(article.captions, body_end + 2 * field_position_gap);
  if (words.size() > body_end) ends.body = body_end;
  return words;
}

Article to_article(const TinyArticle& tiny) {
  Article article;
  article.id = tiny.id;
  article.title = tiny.title;
  article.body = tiny.body;
  article.source = tiny.source;
  article.language = tiny.language;
  article.section = tiny.section;
  article.byline = tiny.byline;
  article.captions = tiny.captions;
  article.dateline = tiny.dateline;
  article.topics = tiny.topics;
  article.added = parse_iso_date(tiny.added);
  article.path = "tiny/" + tiny.id;
  article.published = parse_iso_date(tiny.date);
  article.date_by = article.published ? DateBy::explicit_ : DateBy::none;
  return article;
}

TinyArchive::TinyArchive(const std::vector<TinySegment>& segments) {
  std::filesystem::create_directories(path());
  Manifest manifest;
  manifest.number = 1;
  manifest.format_version = archive_format_version;
  manifest.analysis_fingerprint = Analyzer::fingerprint() + "; tiny";
  std::vector<SegmentReader> unpublished;
  std::set<std::string> languages;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    SegmentEntry entry;
    entry.id = "tiny-" + std::to_string(i);
    entry.articles = segments[i].size();
    const auto folder = path() / "segments" / entry.id;
    std::filesystem::create_directories(folder);
    SegmentBuilder builder{folder};
    for (const TinyArticle& tiny : segments[i]) {
      builder.add(tiny);
      languages.insert(tiny.language);
    }
    builder.finish();
    unpublished.push_back(value_of(SegmentReader::open_unpublished(folder)));
    entry.uuid = unpublished.back().database().get_uuid();
    entry.files = value_of(list_files(path(), "segments/" + entry.id));
    manifest.counts.articles += entry.articles;
    manifest.segments.push_back(std::move(entry));
  }
  manifest.languages.assign(languages.begin(), languages.end());
  manifest.archive_fingerprint = archive_fingerprint(unpublished);
  manifest.canonical_map =
      value_of(publish_names(path(), manifest.number, unpublished)).canonical_map;
  set_families(manifest, value_of(publish_families(path(), manifest.number, unpublished,
                                                   no_known_families(unpublished))));
  value_of(publish_manifest(path(), manifest));
  reader_ = std::make_unique<ArchiveReader>(value_of(ArchiveReader::open(path())));
}

}  // namespace pressmark
