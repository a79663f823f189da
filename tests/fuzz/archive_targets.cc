// SPDX-License-Identifier: GPL-2.0-or-later
//
// Files of an archive that nobody vouches for: what is in them makes sense, or DamagedArchive is
// thrown. In an archive checksums come first; these are for what has a good one all the same.

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "archive/canonical_map.h"
#include "archive/checksum.h"
#include "archive/column_file.h"
#include "archive/columns.h"
#include "archive/columns_output.h"
#include "archive/damaged_archive.h"
#include "archive/deleted_articles.h"
#include "archive/families.h"
#include "archive/forms.h"
#include "archive/lexicon.h"
#include "archive/manifest.h"
#include "archive/names.h"
#include "archive/postings.h"
#include "archive/stored_article.h"
#include "archive/text_column.h"
#include "archive/word_order.h"
#include "base/utf8.h"
#include "tests/fuzz/targets.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

constexpr std::string_view fuzzed_uuid = "12345678-1234-1234-1234-123456789abc";

// Columns are asked for as much as this of them: a file may claim four billion rows.
constexpr std::uint32_t most_rows = 200;

std::uint32_t rows_to_read(std::uint32_t rows) {
  return std::min(rows, most_rows);
}

/// Where files are written, one after the other, for as long as the program runs.
const std::filesystem::path& fuzzed_file() {
  static const TemporaryFolder folder;
  static const std::filesystem::path path = folder / "column";
  return path;
}

template <typename T>
T opened(Result<T> result) {
  if (!result) throw DamagedArchive{result.error().message};
  return *std::move(result);
}

template <typename T>
void read_fixed(VerifiedFile file, ColumnKind kind) {
  const auto column =
      opened(FixedColumn<T>::open(std::move(file), fuzzed_uuid, std::string{to_string(kind)}));
  require(column.values().size() == column.rows(), "there is a value per row");
}

void read_keywords(VerifiedFile file, ColumnKind kind) {
  const auto column =
      opened(KeywordColumn::open(std::move(file), fuzzed_uuid, std::string{to_string(kind)}));
  require(std::ranges::is_sorted(column.values()), "keywords are sorted");
  for (const std::uint32_t ordinal : column.ordinals())
    require(ordinal <= column.values().size(), "an ordinal is one of a keyword");
}

void read_ordinals(VerifiedFile file, ColumnKind kind) {
  auto column =
      opened(OrdinalsColumn::open(std::move(file), fuzzed_uuid, std::string{to_string(kind)}));
  constexpr std::uint32_t limit = 1000;
  column.set_limit(limit);
  for (DocumentId document = 1; document <= rows_to_read(column.rows()); ++document) {
    for (const std::uint32_t ordinal : column[document])
      require(ordinal < limit, "an ordinal is below the limit");
  }
  for (DocumentId document = 1; document <= rows_to_read(column.rows()); ++document) {
    for (const std::uint32_t ordinal : column.all()[document])
      require(ordinal < limit, "an ordinal is below the limit");
  }
}

void read_bytes(VerifiedFile file, ColumnKind kind) {
  const auto column =
      opened(BytesColumn::open(std::move(file), fuzzed_uuid, std::string{to_string(kind)}));
  std::size_t bytes = 0;
  for (DocumentId document = 1; document <= rows_to_read(column.rows()); ++document)
    bytes += static_cast<std::size_t>(std::ranges::count(column[document], 'x'));
  require(bytes <= std::filesystem::file_size(fuzzed_file()) * most_rows, "rows are in the file");
}

void read_word_order(VerifiedFile file) {
  auto column = opened(WordOrderColumn::open(std::move(file), fuzzed_uuid));
  constexpr std::uint32_t limit = 1000;
  column.set_limits({limit, limit});
  for (DocumentId document = 1; document <= rows_to_read(column.rows()); ++document) {
    const ArticleWords words = column[document];
    Position before = 0;
    for (const auto& [position, id] : words.all_words()) {
      require(position > before && id < limit, "words ascend and are known");
      before = position;
    }
    for (const MentionMark& mention : words.mentions())
      require(mention.ordinal < limit, "a name is known");
    std::vector<FormMark> forms;
    words.read_forms(forms);
    const std::vector<SentenceMark> sentences = words.sentences();
    require(sentences.size() <= std::filesystem::file_size(fuzzed_file()), "a mark takes a byte");
  }
}

void read_lexicon(VerifiedFile file) {
  const auto lexicon = opened(Lexicon::open(std::move(file), fuzzed_uuid));
  std::uint32_t stems = 0;
  lexicon.for_each([&](std::string_view stem, TermId id, std::uint64_t /*occurrences*/) {
    require(id < lexicon.size(), "a term id is below the number of terms");
    ++stems;
    if (stems > most_rows) return;
    const std::optional<LexiconMatch> match = lexicon.locate(stem);
    require(!match || (match->id < lexicon.size() && match->row < lexicon.size()),
            "a stem is found within the lexicon");
  });
  require(stems == lexicon.size(), "every stem is visited");
}

void read_names(VerifiedFile file) {
  const auto names = opened(NamesTable::open(std::move(file), fuzzed_uuid));
  for (std::uint32_t ordinal = 0; ordinal < rows_to_read(names.size()); ++ordinal) {
    const NameEntry name = names[ordinal];
    const std::optional<std::uint32_t> found = names.find(name.type, name.spelling);
    require(!found || *found < names.size(), "a name is found within the table");
  }
}

void read_deleted(VerifiedFile file) {
  const auto deleted = opened(DeletedArticles::open(std::move(file), fuzzed_uuid));
  DocumentId count = 0;
  for (DocumentId document = 1; document <= deleted.rows(); ++document)
    count += deleted.contains(document) ? 1U : 0U;
  require(count == deleted.count(), "as many are deleted as it says");
  for (const DeletedTerm& term : deleted.terms())
    require(deleted.term_frequency(term.term) == term.articles, "a term is found");
  for (const DeletedName& name : deleted.names())
    require(deleted.name_articles(name.ordinal) == name.articles, "a name is found");
}

void read_postings(VerifiedFile file, ColumnKind kind) {
  const auto column =
      opened(PostingsColumn::open(std::move(file), fuzzed_uuid, std::string{to_string(kind)}));
  PostingBlock block;
  for (std::uint32_t row = 0; row < rows_to_read(column.rows()); ++row) {
    const PostingList list = column[row];
    DocumentId before = 0;
    for (std::uint32_t number = 0; number < rows_to_read(list.blocks()); ++number) {
      list.read(number, block);
      require(block.size <= posting_block_size, "a block has up to 128 postings");
      for (std::uint32_t i = 0; i < block.size; ++i) {
        require(before < block.documents[i] && block.documents[i] <= column.articles(),
                "documents ascend within the segment");
        before = block.documents[i];
      }
      if (list.is_short()) continue;
      list.for_each_impact(number, [](const Impact&) {});
    }
  }
}

void read_forms(VerifiedFile file) {
  const auto forms = opened(FormsColumn::open(std::move(file), fuzzed_uuid));
  for (std::uint32_t row = 0; row < rows_to_read(forms.rows()); ++row) {
    for (const PrintedForm& form : forms.of(row, "stem"))
      require(!form.text.empty(), "a form is a word");
  }
}

void read_text(VerifiedFile file) {
  const auto text = opened(TextColumn::open(std::move(file), fuzzed_uuid));
  for (DocumentId document = 1; document <= rows_to_read(text.rows()); ++document) {
    // Not even the checksum of an article keeps the next one from being read.
    const Result<Article> article = text.article(document);
    require(article || article.error().kind == ErrorKind::archive, "or it is damaged");
  }
}

void read_canonical_map(VerifiedFile file, std::span<const std::uint32_t> names) {
  const auto map = opened(CanonicalMap::open(std::move(file), names));
  const CanonicalMapContent content = map.content();
  require(content.shown.size() == map.size(), "every name is shown somehow");
}

void read_families(VerifiedFile file, std::span<const DocumentId> articles) {
  const auto families = opened(Families::open(std::move(file), articles));
  const std::vector<Family> content = families.content();
  require(content.size() == families.size(), "every family is read");
  for (FamilyId family = 0; family < rows_to_read(families.size()); ++family) {
    for (const ArticlePlace& place : families.members(family))
      require(place.segment < articles.size() && place.document - 1 < articles[place.segment],
              "a member is an article");
  }
}

/// `sizes`: of the segments, for files that are about several.
void read_column(VerifiedFile file, ColumnKind kind, std::span<const std::uint32_t> sizes) {
  switch (kind) {
    case ColumnKind::day:
    case ColumnKind::added:
      return read_fixed<Day>(std::move(file), kind);
    case ColumnKind::date_by:
      return read_fixed<std::uint8_t>(std::move(file), kind);
    case ColumnKind::length:
    case ColumnKind::id_rank:
      return read_fixed<std::uint32_t>(std::move(file), kind);
    case ColumnKind::content_hash:
      return read_fixed<ContentHash>(std::move(file), kind);
    case ColumnKind::sketch:
      return read_fixed<ShingleSketch>(std::move(file), kind);
    case ColumnKind::source:
    case ColumnKind::language:
    case ColumnKind::section:
    case ColumnKind::byline:
    case ColumnKind::dateline:
    case ColumnKind::topic_values:
      return read_keywords(std::move(file), kind);
    case ColumnKind::id:
      return read_bytes(std::move(file), kind);
    case ColumnKind::person:
    case ColumnKind::org:
    case ColumnKind::place:
    case ColumnKind::mentioned_dates:
    case ColumnKind::topic:
      return read_ordinals(std::move(file), kind);
    case ColumnKind::word_order:
      return read_word_order(std::move(file));
    case ColumnKind::lexicon:
      return read_lexicon(std::move(file));
    case ColumnKind::names:
      return read_names(std::move(file));
    case ColumnKind::deleted:
      return read_deleted(std::move(file));
    case ColumnKind::postings:
    case ColumnKind::title_postings:
    case ColumnKind::caption_postings:
    case ColumnKind::name_postings:
      return read_postings(std::move(file), kind);
    case ColumnKind::text:
      return read_text(std::move(file));
    case ColumnKind::forms:
      return read_forms(std::move(file));
    case ColumnKind::canonical_map:
      return read_canonical_map(std::move(file), sizes);
    case ColumnKind::families:
      return read_families(std::move(file), sizes);
  }
}

}  // namespace

void fuzz_manifest(std::string_view input) {
  const Result<Manifest> manifest = parse_manifest(input, "M");
  if (!manifest) {
    require(manifest.error().kind == ErrorKind::archive, "a bad manifest is a damaged archive");
    return;
  }
  const Result<Manifest> again = parse_manifest(serialise(*manifest), "M");
  require(again.has_value() && *again == *manifest, "a manifest is written as it was read");
}

void fuzz_stored_article(std::string_view input) {
  std::string record(record_head_bytes, '\0');
  record[0] = 1;
  const std::uint64_t checksum = xxh3_64(input);
  std::copy_n(reinterpret_cast<const char*>(&checksum), sizeof checksum, record.begin() + 1);
  record += input;
  const Result<Article> article = decode_article(record, "n");
  if (!article) {
    require(article.error().kind == ErrorKind::archive, "a bad record is a damaged archive");
    return;
  }
  const Result<Article> again = decode_article(encode_article(*article), "n");
  require(again.has_value(), "an article that was read can be stored");
  require(encode_article(*again) == encode_article(*article), "and is the same then");
  require(content_hash(*again) == content_hash(*article), "as is its hash");
}

/// The input: kind, number of rows, articles or names of up to two segments, what follows the
/// header.
void fuzz_column(std::string_view input) {
  constexpr std::size_t head_bytes = 4;
  if (input.size() < head_bytes) return;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(input[i]); };
  constexpr auto kinds = static_cast<std::uint32_t>(ColumnKind::added);
  const auto kind = static_cast<ColumnKind>(1 + byte(0) % kinds);
  const bool has_uuid = kind != ColumnKind::canonical_map && kind != ColumnKind::families;
  const std::array<std::uint32_t, 2> sizes{byte(2), byte(3)};
  const auto segments = std::span{sizes}.first(sizes[1] == 0 ? 1 : 2);
  Result<ColumnFileWriter> writer =
      ColumnFileWriter::create(fuzzed_file(), kind, has_uuid ? fuzzed_uuid : "");
  require(writer.has_value(), "a file can be written");
  writer->append(input.substr(head_bytes));
  require(writer->finish(byte(1)).has_value(), "a file can be written");
  const Status read = run_on_archive([&]() -> Status {
    read_column(opened(VerifiedFile::open(fuzzed_file(), nullptr)), kind, segments);
    return ok;
  });
  require(read || read.error().kind == ErrorKind::archive, "a bad column is a damaged archive");
}

}  // namespace pressmark
