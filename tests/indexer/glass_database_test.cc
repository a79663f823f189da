// SPDX-License-Identifier: GPL-2.0-or-later
//
// A database written at one go beside one that Xapian made of the same documents.

#include "indexer/glass_database.h"

#include <cstdint>
#include <filesystem>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

/// The same documents for both writers.
class Twins {
 public:
  explicit Twins(const fs::path& folder)
      : folder_(folder),
        by_xapian_((folder / "by-xapian").string(),
                   Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_NO_TERMLIST) {}

  void add(const DocumentTerms& terms) {
    postings_.add(terms);
    Xapian::Document document;
    for (std::size_t i = 0; i < terms.size(); ++i)
      document.add_term(std::string{terms[i].text}, terms[i].frequency);
    by_xapian_.add_document(document);
  }

  void write() {
    by_xapian_.commit();
    const Status written = write_glass_database(ours(), postings_);
    ASSERT_TRUE(written) << written.error().message;
  }

  fs::path ours() const { return folder_ / "ours"; }
  fs::path theirs() const { return folder_ / "by-xapian"; }

 private:
  fs::path folder_;
  TermPostings postings_;
  Xapian::WritableDatabase by_xapian_;
};

/// Everything that such a database can be asked.
std::string describe_database(const Xapian::Database& database) {
  std::ostringstream text;
  text << database.get_doccount() << ' ' << database.get_lastdocid() << ' '
       << database.get_total_length() << ' ' << database.get_doclength_lower_bound() << ' '
       << database.get_doclength_upper_bound() << '\n';
  for (auto all = database.postlist_begin(""); all != database.postlist_end(""); ++all)
    text << *all << ':' << database.get_doclength(*all) << ' ';
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    text << '\n'
         << *term << ' ' << term.get_termfreq() << ' ' << database.get_collection_freq(*term);
    for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term);
         ++posting) {
      text << ' ' << *posting << ':' << posting.get_wdf();
    }
  }
  return text.str();
}

std::string describe_database(const fs::path& path) {
  return describe_database(Xapian::Database{path.string()});
}

void expect_twins(const Twins& twins) {
  const std::string theirs = describe_database(twins.theirs());
  EXPECT_TRUE(describe_database(twins.ours()) == theirs);
  std::ostringstream problems;
  EXPECT_EQ(Xapian::Database::check(twins.ours().string(), Xapian::DBCHECK_SHOW_STATS, &problems),
            0U)
      << problems.str();
}

std::uint32_t draw(std::mt19937& random, std::uint32_t below) {
  return static_cast<std::uint32_t>(random() % below);
}

/// Few frequent terms, many rare ones, with NULs and bytes that sort high.
DocumentTerms random_terms(std::mt19937& random) {
  DocumentTerms terms;
  for (std::uint32_t i = draw(random, 40); i-- > 0;) {
    std::string term{"t"};
    const std::uint32_t rank = draw(random, 1 + draw(random, 2000));
    term += std::to_string(rank);
    if (rank % 7 == 0) term += '\0';
    if (rank % 11 == 0) term += std::string("\0\xFF", 2) + term;
    if (rank % 13 == 0) term += std::string(rank % 200, 'x');
    terms.add(term, draw(random, 4) == 0 ? draw(random, 300) : draw(random, 3));
  }
  return terms;
}

TEST(GlassDatabase, IsWhatXapianMakesOfTheSameDocuments) {
  for (const std::uint32_t documents : {1U, 2U, 30U, 3000U}) {
    const TemporaryFolder folder;
    Twins twins{folder / "."};
    std::mt19937 random{documents};
    for (std::uint32_t i = 0; i < documents; ++i)
      twins.add(random_terms(random));
    twins.write();
    SCOPED_TRACE(documents);
    expect_twins(twins);
  }
}

TEST(GlassDatabase, HasListsOfManyChunks) {
  const TemporaryFolder folder;
  Twins twins{folder / "."};
  const std::string longest(245, 'l');
  for (std::uint32_t i = 1; i <= 40000; ++i) {  // beyond 32,767, numbers in keys have three bytes
    DocumentTerms terms;
    terms.add("every", i % 500);
    if (i % 3 == 0) terms.add(longest, 1 + i % 2);
    if (i % 1000 == 0) terms.add(std::string("every\0", 6), 1);
    twins.add(terms);
  }
  twins.write();
  expect_twins(twins);
  Xapian::Database database{twins.ours().string()};
  auto posting = database.postlist_begin("every");
  posting.skip_to(39999);
  EXPECT_EQ(*posting, 39999U);
  EXPECT_EQ(posting.get_wdf(), 39999U % 500);
}

TEST(GlassDatabase, IsCompactedByXapian) {
  const TemporaryFolder folder;
  Xapian::Database all;
  Xapian::Database all_theirs;
  std::mt19937 random{9};
  for (const char* part : {"a", "b", "c"}) {
    fs::create_directory(folder / part);
    Twins twins{folder / part};
    for (int i = 0; i < 700; ++i)
      twins.add(random_terms(random));
    twins.write();
    all.add_database(Xapian::Database{twins.ours().string()});
    all_theirs.add_database(Xapian::Database{twins.theirs().string()});
  }
  all.compact((folder / "ours").string(), Xapian::Compactor::FULL);
  all_theirs.compact((folder / "theirs").string(), Xapian::Compactor::FULL);
  EXPECT_TRUE(describe_database(folder / "ours") == describe_database(folder / "theirs"));
  EXPECT_EQ(Xapian::Database::check((folder / "ours").string()), 0U);
}

TEST(GlassDatabase, MayHaveNoDocumentsOrNoTerms) {
  const TemporaryFolder folder;
  ASSERT_TRUE(write_glass_database(folder / "none", {}));
  EXPECT_EQ(Xapian::Database{(folder / "none").string()}.get_doccount(), 0U);
  TermPostings postings;
  postings.add({});
  ASSERT_TRUE(write_glass_database(folder / "empty", postings));
  const Xapian::Database empty{(folder / "empty").string()};
  EXPECT_EQ(empty.get_doccount(), 1U);
  EXPECT_EQ(empty.get_doclength(1), 0U);
  EXPECT_TRUE(empty.allterms_begin() == empty.allterms_end());
}

TEST(GlassDatabase, HasAnIdentifierOfItsOwn) {
  const TemporaryFolder folder;
  ASSERT_TRUE(write_glass_database(folder / "a", {}));
  ASSERT_TRUE(write_glass_database(folder / "b", {}));
  EXPECT_NE(Xapian::Database{(folder / "a").string()}.get_uuid(),
            Xapian::Database{(folder / "b").string()}.get_uuid());
}

TEST(GlassDatabase, RefusesTermsThatXapianRefuses) {
  for (const std::string& term : {std::string{}, std::string(246, 'x'), std::string(123, '\0')}) {
    const TemporaryFolder folder;
    DocumentTerms terms;
    terms.add(term, 1);
    TermPostings postings;
    postings.add(terms);
    const Status written = write_glass_database(folder / "a", postings);
    ASSERT_FALSE(written) << term.size();
    EXPECT_EQ(written.error().kind, ErrorKind::limit);
    EXPECT_FALSE(fs::exists(folder / "a"));
  }
}

TEST(GlassDatabase, WantsAFolderOfItsOwn) {
  const TemporaryFolder folder;
  for (const char* path : {".", "no/such/folder"}) {
    const Status written = write_glass_database(folder / path, {});
    ASSERT_FALSE(written) << path;
    EXPECT_EQ(written.error().kind, ErrorKind::io);
  }
}

}  // namespace
}  // namespace pressmark
