// SPDX-License-Identifier: GPL-2.0-or-later
//
// The column's file: header; all rows, then all dictionaries; zeros up to a multiple of eight;
// where each of them begins, and where the last one ends, counted from the end of the header
// (uint64); the number of dictionaries (uint64).
//
// A row: number of its dictionary (varint); the head of the record; the frame without magic number.

#include "archive/text_column.h"

#include <algorithm>
#include <utility>

#include <zstd.h>

#include "archive/damaged_archive.h"
#include "archive/stored_article.h"
#include "archive/text_frame.h"
#include "archive/zstd_object.h"

namespace pressmark {
struct TextColumn::Decoder {
  Decoder() : context(require_made(ZSTD_createDCtx())) {}
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
  ~Decoder() {
    for (ZSTD_DDict* dictionary : dictionaries)
      ZSTD_freeDDict(dictionary);
    ZSTD_freeDCtx(context);
  }

  ZSTD_DCtx* context;
  std::vector<ZSTD_DDict*> dictionaries;  // by number - 1; null until one is needed
  std::string frame;                      // reused, as is the next
  std::string record;
};

TextColumn::TextColumn() = default;
TextColumn::TextColumn(TextColumn&&) noexcept = default;
TextColumn& TextColumn::operator=(TextColumn&&) noexcept = default;
TextColumn::~TextColumn() = default;

Result<TextColumn> TextColumn::open(VerifiedFile file, std::string_view uuid) {
  return run_on_archive([&]() -> Result<TextColumn> {
    TextColumn column;
    column.rows_ = check_column_header(file, uuid, to_string(ColumnKind::text));
    if (file.size() - column_header_bytes < offset_bytes) file.fail("it ends too early");
    const auto dictionaries =
        load_raw<std::uint64_t>(file.bytes(file.size() - offset_bytes, offset_bytes));
    const std::uint64_t entries_room = (file.size() - column_header_bytes) / offset_bytes;
    if (dictionaries > entries_room || column.rows_ > entries_room - dictionaries) {
      file.fail("it ends too early");
    }
    const std::uint64_t offsets_size = (column.rows_ + dictionaries + 2) * offset_bytes;
    if (file.size() - column_header_bytes < offsets_size) file.fail("it ends too early");
    column.dictionaries_ = static_cast<std::uint32_t>(dictionaries);
    column.offsets_at_ = file.size() - offsets_size;
    column.file_ = std::move(file);
    column.decoder_ = std::make_unique<Decoder>();
    column.decoder_->dictionaries.resize(dictionaries);
    return column;
  });
}

std::string_view TextColumn::entry(std::uint64_t number) const {
  const auto bounds = file_.bytes(offsets_at_ + number * offset_bytes, 2 * offset_bytes);
  const auto begin = load_raw<std::uint64_t>(bounds);
  const auto end = load_raw<std::uint64_t>(bounds, offset_bytes);
  if (begin > end || end > offsets_at_ - column_header_bytes) {
    file_.fail("a row ends before it begins");
  }
  return as_text(file_.bytes(column_header_bytes + begin, end - begin));
}

TextColumn::Row TextColumn::row(DocumentId document) const {
  if (document - 1 >= rows_) file_.fail("it has no row " + std::to_string(document));
  const std::string_view bytes = entry(document - 1);
  ByteReader reader{as_bytes(bytes), file_.name()};
  Row row;
  row.dictionary = reader.varint32();
  if (row.dictionary > dictionaries_) reader.fail();
  row.rest = bytes.substr(bytes.size() - reader.remaining());
  return row;
}

std::string_view TextColumn::dictionary(std::uint32_t number) const {
  if (number == 0 || number > dictionaries_) file_.fail("it has no such dictionary");
  return entry(std::uint64_t{rows_} + number - 1);
}

Result<Article> TextColumn::article(DocumentId document) const {
  const Row row = this->row(document);
  if (row.rest.size() < record_head_bytes) file_.fail("a row ends too early");
  Decoder& decoder = *decoder_;
  decoder.frame.assign(text_frame_magic);
  decoder.frame += row.rest.substr(record_head_bytes);
  const auto stated = stated_content_bytes(decoder.frame, decoder.frame.size());
  if (!stated) file_.fail("a row is no compressed text");
  const std::uint64_t size = *stated;

  ZSTD_DDict* dictionary = nullptr;
  if (row.dictionary != 0) {
    ZSTD_DDict*& prepared = decoder.dictionaries[row.dictionary - 1];
    if (prepared == nullptr) {
      const std::string_view bytes = this->dictionary(row.dictionary);
      prepared = ZSTD_createDDict(bytes.data(), bytes.size());
      if (prepared == nullptr) file_.fail("a dictionary cannot be used");
    }
    dictionary = prepared;
  }
  decoder.record.resize(record_head_bytes + size);
  row.rest.copy(decoder.record.data(), record_head_bytes);
  const std::size_t decoded =
      ZSTD_decompress_usingDDict(decoder.context, decoder.record.data() + record_head_bytes, size,
                                 decoder.frame.data(), decoder.frame.size(), dictionary);
  if (ZSTD_isError(decoded) != 0 || decoded != size) file_.fail("a row is no compressed text");
  return decode_article(decoder.record, "document " + std::to_string(document));
}

Result<TextColumnWriter> TextColumnWriter::create(const std::filesystem::path& folder,
                                                  std::string_view uuid) {
  Result<ColumnFileWriter> file = ColumnFileWriter::create(
      folder / "columns" / to_string(ColumnKind::text), ColumnKind::text, uuid);
  if (!file) return std::move(file).error();
  return TextColumnWriter{*std::move(file)};
}

std::uint32_t TextColumnWriter::add_dictionary(std::string_view bytes) {
  auto at = std::find(dictionaries_.begin(), dictionaries_.end(), bytes);
  if (at == dictionaries_.end()) at = dictionaries_.insert(at, std::string{bytes});
  return static_cast<std::uint32_t>(at - dictionaries_.begin()) + 1;
}

void TextColumnWriter::add(const TextColumn::Row& row) {
  std::string number;
  append_varint(number, row.dictionary);
  file_.append(number);
  file_.append(row.rest);
  end_entry();
}

void TextColumnWriter::end_entry() {
  offsets_.push_back(file_.size() - column_header_bytes);
}

Status TextColumnWriter::finish() {
  const std::uint64_t rows = offsets_.size() - 1;
  for (const std::string& dictionary : dictionaries_) {
    file_.append(dictionary);
    end_entry();
  }
  offsets_.push_back(dictionaries_.size());
  file_.align();
  file_.append_values(std::span<const std::uint64_t>{offsets_});
  return file_.finish(rows);
}

}  // namespace pressmark
