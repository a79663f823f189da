// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is known twice is taken from where it is whole: where a row begins from the offsets or from
// the end of the row before it, how many rows there are from the offsets' place, the header or the
// caller, and where a dictionary lies from the offsets or by its magic number. Checksums decide.

#include "archive/salvaged_text.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include <zstd.h>

#include "archive/column_file.h"
#include "archive/column_header.h"
#include "archive/damaged_archive.h"
#include "archive/encoding.h"
#include "archive/stored_article.h"
#include "archive/text_frame.h"
#include "archive/zstd_object.h"
#include "base/files.h"

namespace pressmark {
namespace {

constexpr std::size_t longest_frame_header = 18;  // magic number included
constexpr std::uint32_t most_dictionaries = 1000;

/// Where the offsets of rows and dictionaries are.
struct OffsetTable {
  std::uint64_t at = 0;  // in the file
  std::uint64_t rows = 0;
  std::uint64_t dictionaries = 0;
};

std::uint64_t number_at(std::span<const std::byte> bytes, std::uint64_t at) {
  return load_raw<std::uint64_t>(bytes.subspan(at, offset_bytes));
}

/// By what stands at the end of the file: the end of the last entry says where the table begins.
std::optional<OffsetTable> table_by_last_offset(std::span<const std::byte> bytes) {
  if (bytes.size() < column_header_bytes + 2 * offset_bytes || bytes.size() % 8 != 0) return {};
  const std::uint64_t dictionaries = number_at(bytes, bytes.size() - offset_bytes);
  const std::uint64_t end = number_at(bytes, bytes.size() - 2 * offset_bytes);
  if (end > bytes.size()) return {};
  const std::uint64_t at = aligned(column_header_bytes + end);
  if (at > bytes.size() - 2 * offset_bytes) return {};
  const std::uint64_t entries = (bytes.size() - at) / offset_bytes - 2;
  if (dictionaries > entries) return {};
  return OffsetTable{at, entries - dictionaries, dictionaries};
}

/// By the number of rows, if that is known: the first offset is zero, and no other is.
std::optional<OffsetTable> table_by_rows(std::span<const std::byte> bytes, std::uint64_t rows) {
  if (bytes.size() % 8 != 0 || rows == 0) return {};
  for (std::uint64_t dictionaries = 0; dictionaries <= most_dictionaries; ++dictionaries) {
    const std::uint64_t table_bytes = (rows + dictionaries + 2) * offset_bytes;
    if (table_bytes > bytes.size() - column_header_bytes) return {};
    const std::uint64_t at = bytes.size() - table_bytes;
    if (number_at(bytes, at) != 0 || number_at(bytes, at + offset_bytes) == 0) continue;
    return OffsetTable{at, rows, dictionaries};
  }
  return {};
}

/// By where the second row begins, which the first one's end says: for a table that was cut.
std::optional<OffsetTable> table_by_first_row(std::span<const std::byte> bytes, std::uint64_t rows,
                                              std::uint64_t second_row) {
  for (std::uint64_t at = bytes.size() / 8 * 8; at >= column_header_bytes + 2 * offset_bytes;) {
    at -= offset_bytes;
    if (at + 2 * offset_bytes > bytes.size() || number_at(bytes, at) != 0) continue;
    if (number_at(bytes, at + offset_bytes) != second_row - column_header_bytes) continue;
    return OffsetTable{at, rows, most_dictionaries};
  }
  return {};
}

class DictionaryHandle {
 public:
  explicit DictionaryHandle(std::span<const std::byte> bytes)
      : handle_(ZSTD_createDDict(bytes.data(), bytes.size())) {}
  DictionaryHandle(DictionaryHandle&& other) noexcept
      : handle_(std::exchange(other.handle_, nullptr)) {}
  DictionaryHandle& operator=(DictionaryHandle&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  ~DictionaryHandle() { ZSTD_freeDDict(handle_); }

  const ZSTD_DDict* get() const { return handle_; }

 private:
  ZSTD_DDict* handle_;
};

}  // namespace

class SalvagedText::Impl {
 public:
  Impl(MappedFile file, std::optional<DocumentId> articles)
      : file_(std::move(file)), context_(require_made(ZSTD_createDCtx())) {
    end_of_entries_ = file_.size();
    find_table(articles);
    if (table_) end_of_entries_ = table_->at;
    dictionaries_.clear();
    dictionaries_.resize(table_ ? table_->dictionaries : most_dictionaries);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() { ZSTD_freeDCtx(context_); }

  DocumentId rows() const { return rows_; }

  std::optional<Article> article(DocumentId document) {
    const std::optional<std::uint64_t> behind_last = std::exchange(next_row_, std::nullopt);
    const std::optional<std::uint64_t> listed = listed_row(document);
    // Offsets may be damaged in a way that makes them those of other rows.
    for (const std::optional<std::uint64_t>& at : {behind_last, listed}) {
      if (!at || *at <= last_row_) continue;
      if (std::optional<Article> article = read_row(*at)) {
        last_row_ = *at;
        return article;
      }
    }
    // Nothing says where the next one would be.
    if (!table_ && !next_row_) rows_ = std::min(rows_, document);
    return std::nullopt;
  }

 private:
  std::span<const std::byte> bytes() const { return file_.bytes(); }

  void find_table(std::optional<DocumentId> articles) {
    if (!articles) {
      if (const auto header = read_column_header(bytes())) articles = header->rows;
    }
    table_ = table_by_last_offset(bytes());
    if (!articles) {
      // Without a table rows are read one after the other for as long as that goes on.
      rows_ = static_cast<DocumentId>(table_ ? table_->rows : bytes().size() / record_head_bytes);
      return;
    }
    rows_ = *articles;
    if (table_ && table_->rows == rows_) return;
    table_ = table_by_rows(bytes(), rows_);
    if (table_ || rows_ == 0) return;
    read_row(column_header_bytes);
    const std::optional<std::uint64_t> second = std::exchange(next_row_, column_header_bytes);
    if (second) table_ = table_by_first_row(bytes(), rows_, *second);
  }

  /// Where the offsets say that a row begins.
  std::optional<std::uint64_t> listed_row(DocumentId document) const {
    if (!table_ || document > table_->rows) return std::nullopt;
    return entry_offset(document - 1);
  }

  std::optional<std::uint64_t> entry_offset(std::uint64_t entry) const {
    const std::uint64_t at = table_->at + entry * offset_bytes;
    if (at > bytes().size() - offset_bytes) return std::nullopt;  // it was cut
    const std::uint64_t offset = number_at(bytes(), at);
    if (offset > end_of_entries_ - column_header_bytes) return std::nullopt;
    return column_header_bytes + offset;
  }

  /// The article of the row that begins at `at`. Notes where it ends if its frame can be followed.
  std::optional<Article> read_row(std::uint64_t at) {
    try {
      ByteReader reader{bytes().subspan(at, end_of_entries_ - at), "a row"};
      const std::uint32_t dictionary = reader.varint32();
      const std::string_view head = as_text(reader.bytes(record_head_bytes));
      const std::uint64_t frame_at = end_of_entries_ - reader.remaining();
      const std::optional<std::uint64_t> size = copy_frame(frame_at);
      if (!size) return std::nullopt;
      next_row_ = frame_at + frame_.size() - text_frame_magic.size();
      record_.assign(head);
      record_.resize(record_head_bytes + *size);
      return decode(dictionary);
    } catch (const DamagedArchive&) {
      return std::nullopt;
    }
  }

  /// Puts the frame at `at` into frame_; returns the size of its content.
  std::optional<std::uint64_t> copy_frame(std::uint64_t at) {
    const std::string_view rest = as_text(bytes().subspan(at, end_of_entries_ - at));
    frame_.assign(text_frame_magic);
    frame_ += rest.substr(0, longest_frame_header - text_frame_magic.size());
    const auto size = stated_content_bytes(frame_, text_frame_magic.size() + rest.size());
    if (!size) return std::nullopt;
    frame_.resize(text_frame_magic.size());
    frame_ += rest.substr(0, ZSTD_compressBound(*size));
    const std::size_t length = ZSTD_findFrameCompressedSize(frame_.data(), frame_.size());
    if (ZSTD_isError(length) != 0) return std::nullopt;
    frame_.resize(length);
    return stated_content_bytes(frame_, length);
  }

  /// frame_ and the head in record_ as an article.
  std::optional<Article> decode(std::uint32_t dictionary) {
    if (dictionary == 0) return decode_with(nullptr);
    if (dictionary > dictionaries_.size()) return std::nullopt;
    std::vector<DictionaryHandle>& candidates = dictionaries_[dictionary - 1];
    if (candidates.empty()) find_dictionaries(dictionary, candidates);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      if (candidates[i].get() == nullptr) continue;
      std::optional<Article> article = decode_with(candidates[i].get());
      if (!article) continue;
      // Most likely this one. Others stay: an article that takes little from its dictionary can be
      // read with one that begins or ends in the wrong place, too.
      std::swap(candidates.front(), candidates[i]);
      return article;
    }
    return std::nullopt;
  }

  std::optional<Article> decode_with(const ZSTD_DDict* dictionary) {
    const std::size_t size = record_.size() - record_head_bytes;
    const std::size_t decoded =
        ZSTD_decompress_usingDDict(context_, record_.data() + record_head_bytes, size,
                                   frame_.data(), frame_.size(), dictionary);
    if (ZSTD_isError(decoded) != 0 || decoded != size) return std::nullopt;
    Result<Article> article = decode_article(record_, "an article");
    if (!article) return std::nullopt;
    return *std::move(article);
  }

  /// Whatever may be that dictionary: where the offsets say it is, and what begins as one does.
  void find_dictionaries(std::uint32_t number, std::vector<DictionaryHandle>& candidates) const {
    if (table_) {
      const std::optional<std::uint64_t> begin = entry_offset(table_->rows + number - 1);
      const std::optional<std::uint64_t> end = entry_offset(table_->rows + number);
      if (begin && end && *begin < *end) add_candidate(*begin, *end, candidates);
    }
    std::vector<std::uint64_t> begins;
    const std::string_view text = as_text(bytes().first(end_of_entries_));
    for (std::size_t at = text.find(dictionary_magic); at != std::string_view::npos;
         at = text.find(dictionary_magic, at + 1)) {
      begins.push_back(at);
    }
    for (std::size_t i = 0; i < begins.size(); ++i) {
      if (i + 1 < begins.size()) {
        add_candidate(begins[i], begins[i + 1], candidates);
        continue;
      }
      // Behind the last one, zeros lead up to a multiple of eight.
      for (std::uint64_t zeros = 0; zeros < 8 && zeros < end_of_entries_ - begins[i]; ++zeros)
        add_candidate(begins[i], end_of_entries_ - zeros, candidates);
    }
  }

  void add_candidate(std::uint64_t begin, std::uint64_t end,
                     std::vector<DictionaryHandle>& candidates) const {
    if (candidates.size() < most_candidates)
      candidates.emplace_back(bytes().subspan(begin, end - begin));
  }

  static constexpr std::string_view dictionary_magic{"\x37\xA4\x30\xEC", 4};
  static constexpr std::size_t most_candidates = 64;

  MappedFile file_;
  ZSTD_DCtx* context_;
  std::optional<OffsetTable> table_;
  std::uint64_t end_of_entries_ = 0;
  DocumentId rows_ = 0;
  std::optional<std::uint64_t> next_row_ =
      column_header_bytes;      // if the row before can be followed
  std::uint64_t last_row_ = 0;  // where the last one begins that was read
  std::vector<std::vector<DictionaryHandle>> dictionaries_;  // by number - 1
  std::string frame_;                                        // reused, as is the next
  std::string record_;
};

Result<SalvagedText> SalvagedText::open(const std::filesystem::path& path,
                                        std::optional<DocumentId> articles) {
  Result<MappedFile> file = MappedFile::open(path);
  if (!file) return std::move(file).error();
  if (file->size() <= column_header_bytes) {
    return Error{ErrorKind::archive, path.string() + " ends before its first row"};
  }
  return SalvagedText{std::make_unique<Impl>(*std::move(file), articles)};
}

SalvagedText::SalvagedText(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SalvagedText::SalvagedText(SalvagedText&&) noexcept = default;
SalvagedText& SalvagedText::operator=(SalvagedText&&) noexcept = default;
SalvagedText::~SalvagedText() = default;

DocumentId SalvagedText::rows() const {
  return impl_->rows();
}

std::optional<Article> SalvagedText::article(DocumentId document) {
  return impl_->article(document);
}

}  // namespace pressmark
