// SPDX-License-Identifier: GPL-2.0-or-later
//
// The lexicon's file: header; blocks of front-coded stems; zeros up to a multiple of eight; where
// each block begins, and where the last one ends, counted from the end of the header (uint64).

#include "archive/lexicon.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "archive/column_file.h"

namespace pressmark {
namespace {

// Puts the next stem of a block in place of the one before it.
void read_stem(ByteReader& reader, std::string& stem) {
  const std::uint64_t shared = reader.varint();
  if (shared > stem.size()) reader.fail();
  stem.resize(shared);
  stem += reader.string();
}

}  // namespace

Result<Lexicon> Lexicon::open(VerifiedFile file, std::string_view uuid) {
  return run_on_archive([&]() -> Result<Lexicon> {
    Lexicon lexicon;
    lexicon.size_ = check_column_header(file, uuid, to_string(ColumnKind::lexicon));
    const std::uint64_t offsets_size = (lexicon.blocks() + 1) * offset_bytes;
    if (file.size() - column_header_bytes < offsets_size) file.fail("it ends too early");
    lexicon.offsets_at_ = file.size() - offsets_size;
    lexicon.file_ = std::move(file);
    return lexicon;
  });
}

std::uint64_t Lexicon::blocks() const {
  return (std::uint64_t{size_} + lexicon_block_stems - 1) / lexicon_block_stems;
}

std::span<const std::byte> Lexicon::block(std::uint64_t number) const {
  const auto bounds = file_.bytes(offsets_at_ + number * offset_bytes, 2 * offset_bytes);
  const auto begin = load_raw<std::uint64_t>(bounds);
  const auto end = load_raw<std::uint64_t>(bounds, offset_bytes);
  if (begin > end || end > offsets_at_ - column_header_bytes) {
    file_.fail("a block ends before it begins");
  }
  return file_.bytes(column_header_bytes + begin, end - begin);
}

// The first stem of a block shares nothing.
std::string_view Lexicon::first_stem(std::uint64_t block_number) const {
  ByteReader reader{block(block_number), file_.name()};
  reader.varint();
  return reader.string();
}

std::optional<std::uint64_t> Lexicon::find_block(std::uint64_t from, std::string_view stem) const {
  std::uint64_t low = from;
  std::uint64_t high = blocks();
  // Mostly the block at hand; of a first stem there is none.
  if (low > 0 && low < high && first_stem(low) > stem) return low - 1;
  while (low < high) {
    const std::uint64_t middle = low + (high - low) / 2;
    if (first_stem(middle) <= stem) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == 0) return std::nullopt;
  return low - 1;
}

std::vector<std::optional<LexiconMatch>> Lexicon::locate_all(
    std::span<const std::string> stems) const {
  std::vector<std::optional<LexiconMatch>> found(stems.size());
  ByteReader reader{{}, file_.name()};
  std::string current;
  std::uint64_t next_block = 0;  // after the one that is read
  std::uint64_t row = 0;         // of current
  TermId id = 0;
  for (std::size_t i = 0; i < stems.size(); ++i) {
    const std::optional<std::uint64_t> number = find_block(next_block, stems[i]);
    if (!number) continue;
    const auto read = [&] {
      read_stem(reader, current);
      id = reader.varint32();
      reader.varint();
    };
    if (*number + 1 != next_block) {
      reader = ByteReader{block(*number), file_.name()};
      row = *number * lexicon_block_stems;
      next_block = *number + 1;
      current.clear();
      read();
    }
    for (; current < stems[i] && !reader.at_end(); ++row)
      read();
    if (current != stems[i]) continue;
    if (id >= size_ || row >= size_) reader.fail();
    found[i] = LexiconMatch{id, static_cast<std::uint32_t>(row)};
  }
  return found;
}

std::optional<LexiconMatch> Lexicon::locate(std::string_view stem) const {
  const std::string wanted{stem};
  return locate_all({&wanted, 1}).front();
}

std::optional<TermId> Lexicon::find(std::string_view stem) const {
  const std::optional<LexiconMatch> match = locate(stem);
  if (!match) return std::nullopt;
  return match->id;
}

void Lexicon::for_each(
    const std::function<void(std::string_view, TermId, std::uint64_t)>& visit) const {
  for (LexiconCursor at{*this}; !at.at_end(); at.next())
    visit(at.stem(), at.id(), at.occurrences());
}

LexiconCursor::LexiconCursor(const Lexicon& lexicon) : lexicon_(&lexicon) {
  if (!at_end()) read();
}

void LexiconCursor::next() {
  ++index_;
  if (!at_end()) read();
}

void LexiconCursor::read() {
  if (index_ % lexicon_block_stems == 0) {
    rest_ = lexicon_->block(index_ / lexicon_block_stems);
  }
  const std::string_view name = lexicon_->file_.name();
  ByteReader reader{rest_, name};
  read_stem(reader, stem_);
  id_ = reader.varint32();
  occurrences_ = reader.varint();
  if (id_ >= lexicon_->size()) reader.fail();
  rest_ = rest_.last(reader.remaining());
}

void assign_term_ids(std::span<LexiconEntry> entries) {
  std::vector<std::uint32_t> order(entries.size());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return entries[a].occurrences > entries[b].occurrences;
  });
  for (TermId id = 0; id < order.size(); ++id)
    entries[order[id]].id = id;
}

Status write_lexicon(const std::filesystem::path& path, std::string_view uuid,
                     std::span<const LexiconEntry> entries) {
  Result<ColumnFileWriter> file = ColumnFileWriter::create(path, ColumnKind::lexicon, uuid);
  if (!file) return std::move(file).error();
  std::vector<std::uint64_t> offsets;
  std::string_view previous;
  std::string coded;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const LexiconEntry& entry = entries[i];
    if (i % lexicon_block_stems == 0) {
      offsets.push_back(file->size() - column_header_bytes);
      previous = {};
    }
    const auto shared = static_cast<std::size_t>(
        std::mismatch(entry.stem.begin(), entry.stem.end(), previous.begin(), previous.end())
            .first -
        entry.stem.begin());
    coded.clear();
    append_varint(coded, shared);
    append_string(coded, entry.stem.substr(shared));
    append_varint(coded, entry.id);
    append_varint(coded, entry.occurrences);
    file->append(coded);
    previous = entry.stem;
  }
  offsets.push_back(file->size() - column_header_bytes);
  file->align();
  file->append_values(std::span<const std::uint64_t>{offsets});
  return file->finish(entries.size());
}

}  // namespace pressmark
