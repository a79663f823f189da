// SPDX-License-Identifier: GPL-2.0-or-later
//
// Small archives made up from a seed, for the tests of this folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "archive/manifest.h"
#include "archive/segment_columns_writer.h"
#include "schema/article.h"

namespace pressmark::testing {

/// An empty folder of the running test's own, removed with everything in it at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Of no database in particular.
inline const std::string example_uuid = "12345678-1234-1234-1234-123456789abc";

/// Owns what an ArticleRow only views.
struct MadeUpArticle {
  struct Word {
    std::string stem;
    Position position;
    std::string term;
    bool is_capitals;
    std::uint32_t number = 0;
  };
  struct Name {
    EntityType type;
    std::string spelling;
    Position first_position;
    std::uint32_t words;
  };

  Article article;
  std::uint32_t length = 0;
  FieldEnds ends;
  std::vector<Word> words;
  std::vector<SentenceMark> sentences;
  std::vector<Name> names;
};

/// What the columns take for the key of a name.
std::string key_of(const std::string& spelling);

/// Articles with ids in no order, empty ones and undated ones among them.
std::vector<MadeUpArticle> make_up_articles(std::size_t count, std::uint64_t seed,
                                            std::uint32_t max_words = 300);

/// The articles of make_up_articles() alone.
std::vector<Article> make_up_plain_articles(std::size_t count, std::uint64_t seed);

void add_rows(SegmentColumnsWriter& writer, std::span<const MadeUpArticle> articles);

/// Writes folder/xapian and returns the database's UUID.
std::string write_database(const std::filesystem::path& folder,
                           std::span<const MadeUpArticle> articles);

/// Writes folder/xapian, folder/columns and folder/names; returns the UUID.
std::string write_segment(const std::filesystem::path& folder,
                          std::span<const MadeUpArticle> articles);

/// Writes archive/segments/<id> and describes it for a manifest.
SegmentEntry add_segment(const std::filesystem::path& archive, const std::string& id,
                         std::span<const MadeUpArticle> articles);

/// Everything but the publishing: number, counts and fingerprint fit the segments.
Manifest describe_archive(const std::filesystem::path& archive, std::uint64_t number,
                          std::vector<SegmentEntry> segments);

/// A published archive of one segment per element.
Manifest make_archive(const std::filesystem::path& archive,
                      const std::vector<std::vector<MadeUpArticle>>& segments);

/// Publishes `manifest` with these documents of one of its segments deleted, under the next number.
Manifest delete_documents(const std::filesystem::path& archive, Manifest manifest,
                          std::size_t segment, std::span<const DocumentId> documents);

/// Every file below a folder, relative, in path order.
std::vector<std::string> files_below(const std::filesystem::path& folder);

std::string file_content(const std::filesystem::path& path);

/// Overwrites a file in place, so that mappings of it see the change.
void overwrite(const std::filesystem::path& path, const std::string& content);

}  // namespace pressmark::testing
