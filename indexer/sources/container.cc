// SPDX-License-Identifier: GPL-2.0-or-later
//
// libarchive with only those of its readers switched on that are named here.

#include "indexer/sources/container.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <clocale>
#include <cstdio>
#include <new>
#include <string_view>
#include <utility>

#include <archive.h>
#include <archive_entry.h>

#include "analysis/charset.h"
#include "base/utf8.h"

namespace pressmark {

namespace {

struct FreeLibarchive {
  void operator()(archive* reader) const { archive_read_free(reader); }
};

// libarchive converts names of entries to the thread's locale. In "C" it writes ? for all that is
// not ASCII, which would give different entries the same name.
class Utf8Locale {
 public:
  Utf8Locale() : locale_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", locale_t{})) {
    if (locale_ != locale_t{}) before_ = ::uselocale(locale_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;
  ~Utf8Locale() {
    if (locale_ == locale_t{}) return;
    ::uselocale(before_);
    ::freelocale(locale_);
  }

 private:
  locale_t locale_;
  locale_t before_{};
};

std::string_view name_of(Packing packing) {
  switch (packing) {
    case Packing::gzip:
      return "gzip";
    case Packing::bzip2:
      return "bzip2";
    case Packing::xz:
      return "xz";
    case Packing::zstd:
      return "zstd";
    case Packing::tar:
      return "tar";
    case Packing::zip:
      break;
  }
  return "zip";
}

std::uint32_t little_endian(std::string_view bytes) {
  std::uint32_t number = 0;
  for (std::size_t i = 4; i > 0; --i)
    number = (number << 8U) | static_cast<unsigned char>(bytes[i - 1]);
  return number;
}

// Whether a zip file ends with a directory that may be kept in memory, of some 150,000 entries. One
// that is larger, cannot be told from data or is missing is not used. Leaves the source at its
// beginning.
bool has_small_directory(ByteSource& zip) {
  constexpr std::uint64_t largest = 16U << 20U;
  constexpr std::uint64_t longest_end = 22 + 0xFFFF;  // with its comment
  constexpr std::size_t offset_at = 16;
  const std::optional<std::uint64_t> size = zip.size();
  if (!size) return false;
  const std::uint64_t tail_at = *size - std::min(*size, longest_end);
  std::string tail(static_cast<std::size_t>(*size - tail_at), '\0');
  std::size_t filled = 0;
  bool is_read = zip.seek(tail_at).has_value();
  while (is_read && filled < tail.size()) {
    const Result<std::size_t> got = zip.read(tail.data() + filled, tail.size() - filled);
    is_read = got && *got > 0;
    if (is_read) filled += *got;
  }
  if (!zip.seek(0) || !is_read) return false;
  constexpr std::string_view mark{"PK\5\6"};
  const std::size_t end_at = tail.find(mark);
  if (end_at == std::string::npos || end_at + 22 > tail.size()) return false;
  const std::uint32_t begin = little_endian(std::string_view{tail}.substr(end_at + offset_at, 4));
  return tail.find(mark, end_at + 1) == std::string::npos && begin < *size &&
         *size - begin <= largest;
}

// One reader of libarchive on top of a source; the parts that Container and decompressors share.
class Unpacker {
 public:
  Unpacker(std::unique_ptr<ByteSource> packed, Packing packing, std::string name,
           const UnpackLimits& limits)
      : packed_(std::move(packed)),
        packing_(packing),
        name_(std::move(name)),
        limits_(limits),
        reader_(archive_read_new()) {
    if (reader_ == nullptr) throw std::bad_alloc{};
  }
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;

  std::optional<Result<Container::Entry>> next();
  Result<std::size_t> read(char* out, std::size_t size);
  std::uint64_t file_bytes() const { return packed_->file_bytes(); }

 private:
  static la_ssize_t read_block(archive* reader, void* self, const void** block);
  static la_int64_t seek_to(archive* reader, void* self, la_int64_t offset, int whence);
  bool switch_on();
  bool switch_on_zip();
  Status open();
  Status reopen();
  Error failed();

  std::unique_ptr<ByteSource> packed_;
  Packing packing_;
  std::string name_;
  UnpackLimits limits_;
  std::unique_ptr<archive, FreeLibarchive> reader_;
  std::array<char, 1U << 16U> block_{};
  std::optional<Error> source_error_;  // which libarchive only knows as a failed read
  bool is_open_ = false;
  bool at_end_ = false;
  bool entry_is_lost_ = false;
  bool has_directory_ = false;
  bool is_stuck_ = false;  // libarchive is: it goes on only if opened anew
  int damaged_entries_ = 0;
  std::uint64_t passed_again_ = 0;  // entries before damaged ones
  std::uint64_t entries_ = 0;
  std::uint64_t unpacked_ = 0;
  std::uint64_t position_ = 0;  // in packed_
};

la_ssize_t Unpacker::read_block(archive* reader, void* self, const void** block) {
  auto* const unpacker = static_cast<Unpacker*>(self);
  Result<std::size_t> got =
      unpacker->packed_->read(unpacker->block_.data(), unpacker->block_.size());
  if (!got) {
    unpacker->source_error_ = std::move(got).error();
    archive_set_error(reader, EIO, "cannot be read");
    return -1;
  }
  unpacker->position_ += *got;
  *block = unpacker->block_.data();
  return static_cast<la_ssize_t>(*got);
}

la_int64_t Unpacker::seek_to(archive* reader, void* self, la_int64_t offset, int whence) {
  auto* const unpacker = static_cast<Unpacker*>(self);
  const std::optional<std::uint64_t> size = unpacker->packed_->size();
  if (!size) return ARCHIVE_FATAL;
  const auto end = static_cast<la_int64_t>(*size);
  const la_int64_t from = whence == SEEK_SET   ? 0
                          : whence == SEEK_CUR ? static_cast<la_int64_t>(unpacker->position_)
                                               : end;
  // What damaged files point at need not be in them.
  const la_int64_t target = offset < -from ? 0 : offset > end - from ? end : from + offset;
  unpacker->position_ = static_cast<std::uint64_t>(target);
  if (Status sought = unpacker->packed_->seek(unpacker->position_); !sought) {
    unpacker->source_error_ = std::move(sought).error();
    archive_set_error(reader, EIO, "cannot be read");
    return ARCHIVE_FATAL;
  }
  return target;
}

// By its directory, an entry that is encrypted or cut short is no reason to lose those behind it:
// where such an entry ends often stands nowhere else. Front to back if that cannot be had.
bool Unpacker::switch_on_zip() {
  archive* const reader = reader_.get();
  if (archive_read_support_format_zip_streamable(reader) != ARCHIVE_OK) return false;
  has_directory_ = has_small_directory(*packed_);
  if (!has_directory_) return true;
  return archive_read_support_format_zip_seekable(reader) == ARCHIVE_OK &&
         archive_read_set_seek_callback(reader, seek_to) == ARCHIVE_OK;
}

// ARCHIVE_WARN would mean that libarchive starts a program to unpack with.
bool Unpacker::switch_on() {
  archive* const reader = reader_.get();
  switch (packing_) {
    case Packing::bzip2:
      return archive_read_support_filter_bzip2(reader) == ARCHIVE_OK &&
             archive_read_support_format_raw(reader) == ARCHIVE_OK;
    case Packing::xz:
      return archive_read_support_filter_xz(reader) == ARCHIVE_OK &&
             archive_read_support_format_raw(reader) == ARCHIVE_OK;
    case Packing::zstd:
      return archive_read_support_filter_zstd(reader) == ARCHIVE_OK &&
             archive_read_support_format_raw(reader) == ARCHIVE_OK;
    case Packing::tar:
      return archive_read_support_format_tar(reader) == ARCHIVE_OK;
    case Packing::zip:
      return switch_on_zip();
    case Packing::gzip:
      break;  // gzip_source.h
  }
  return false;
}

Status Unpacker::open() {
  is_open_ = true;
  if (!switch_on() ||
      archive_read_open(reader_.get(), this, nullptr, read_block, nullptr) != ARCHIVE_OK) {
    return failed();
  }
  return ok;
}

// To the entry behind the one that was being read.
Status Unpacker::reopen() {
  is_stuck_ = false;
  if (Status sought = packed_->seek(position_ = 0); !sought) return sought;
  reader_.reset(archive_read_new());
  if (reader_ == nullptr) throw std::bad_alloc{};
  if (Status opened = open(); !opened) return opened;
  archive_entry* passed = nullptr;
  for (std::uint64_t i = 0; i < entries_; ++i) {
    if (archive_read_next_header(reader_.get(), &passed) < ARCHIVE_WARN) return failed();
  }
  return ok;
}

// What is wrong, once. Then there is no more to be had.
Error Unpacker::failed() {
  at_end_ = true;
  if (source_error_) return *std::exchange(source_error_, std::nullopt);
  if (archive_errno(reader_.get()) == ENOMEM) throw std::bad_alloc{};
  const char* const why = archive_error_string(reader_.get());
  std::string message = name_ + ": damaged " + std::string{name_of(packing_)} + " data";
  if (why != nullptr) message.append(" (").append(why).append(")");
  return {.kind = ErrorKind::bad_input, .message = std::move(message), .path = name_};
}

std::optional<Result<Container::Entry>> Unpacker::next() {
  if (at_end_) return std::nullopt;
  entry_is_lost_ = false;
  const Utf8Locale locale;
  if (!is_open_) {
    if (Status opened = open(); !opened) return std::move(opened).error();
  }
  if (is_stuck_) {
    if (Status reopened = reopen(); !reopened) return std::move(reopened).error();
  }
  archive_entry* found = nullptr;
  int code = ARCHIVE_RETRY;
  for (int tries = 0; code == ARCHIVE_RETRY && tries < 100; ++tries)
    code = archive_read_next_header(reader_.get(), &found);
  if (code == ARCHIVE_EOF) {
    at_end_ = true;
    return std::nullopt;
  }
  if (code != ARCHIVE_OK && code != ARCHIVE_WARN) return failed();
  if (++entries_ > limits_.max_entries) {
    at_end_ = true;
    return Error{
        .kind = ErrorKind::limit,
        .message = name_ + ": more than " + std::to_string(limits_.max_entries) + " entries",
        .path = name_};
  }
  Container::Entry entry;
  const char* path = archive_entry_pathname(found);
  if (path == nullptr) path = archive_entry_pathname_utf8(found);
  if (path != nullptr) entry.path = path;
  // A zip file says of its names that they are UTF-8, or nothing: then DOS made them.
  if (packing_ == Packing::zip && !is_valid_utf8(entry.path)) {
    entry.path = decode_text(entry.path, "IBM437").text;
  }
  const auto type = archive_entry_filetype(found);
  const bool is_link = archive_entry_hardlink(found) != nullptr;
  entry.kind = type == AE_IFDIR                              ? Container::EntryKind::folder
               : (type == AE_IFREG || type == 0) && !is_link ? Container::EntryKind::file
                                                             : Container::EntryKind::other;
  entry.is_encrypted = archive_entry_is_encrypted(found) != 0;
  return entry;
}

Result<std::size_t> Unpacker::read(char* out, std::size_t size) {
  if (at_end_ || entry_is_lost_) return std::size_t{0};
  la_ssize_t got = ARCHIVE_RETRY;
  for (int tries = 0; got == ARCHIVE_RETRY && tries < 100; ++tries)
    got = archive_read_data(reader_.get(), out, size);
  if (got < 0) {
    Error error = failed();
    entry_is_lost_ = true;
    is_stuck_ = got == ARCHIVE_FATAL;
    at_end_ = is_stuck_ && (!has_directory_ || error.kind == ErrorKind::io);
    // A large file of nothing but damage must not be read for ever.
    constexpr std::uint64_t most_passed = 100'000;
    constexpr int few_damages = 8;
    passed_again_ += is_stuck_ ? entries_ : 0;
    if (!at_end_ && ++damaged_entries_ > few_damages && passed_again_ > most_passed) {
      at_end_ = true;
      error.message += ", once more; the rest is not read";
    }
    return error;
  }
  unpacked_ += static_cast<std::uint64_t>(got);
  if (std::optional<Error> bomb = check_expansion(limits_, unpacked_, file_bytes(), name_)) {
    at_end_ = true;
    return *std::move(bomb);
  }
  return static_cast<std::size_t>(got);
}

class Decompressor : public ByteSource {
 public:
  Decompressor(std::unique_ptr<ByteSource> packed, Packing packing, std::string name,
               const UnpackLimits& limits)
      : unpacker_(std::move(packed), packing, std::move(name), limits) {}

  Result<std::size_t> read(char* out, std::size_t size) override {
    if (!is_open_) {
      is_open_ = true;
      std::optional<Result<Container::Entry>> opened = unpacker_.next();
      if (!opened) return std::size_t{0};
      if (!*opened) return std::move(*opened).error();
    }
    return unpacker_.read(out, size);
  }
  std::uint64_t file_bytes() const override { return unpacker_.file_bytes(); }

 private:
  Unpacker unpacker_;
  bool is_open_ = false;
};

}  // namespace

class Container::Impl : public Unpacker {
 public:
  using Unpacker::Unpacker;
};

Container::Container(std::unique_ptr<ByteSource> packed, Packing packing, std::string name,
                     const UnpackLimits& limits)
    : impl_(std::make_unique<Impl>(std::move(packed), packing, std::move(name), limits)) {}
Container::Container(Container&&) noexcept = default;
Container& Container::operator=(Container&&) noexcept = default;
Container::~Container() = default;

std::optional<Result<Container::Entry>> Container::next() {
  return impl_->next();
}

Result<std::size_t> Container::read(char* out, std::size_t size) {
  return impl_->read(out, size);
}

std::uint64_t Container::file_bytes() const {
  return impl_->file_bytes();
}

std::unique_ptr<ByteSource> make_decompressor(std::unique_ptr<ByteSource> packed, Packing packing,
                                              std::string name, const UnpackLimits& limits) {
  return std::make_unique<Decompressor>(std::move(packed), packing, std::move(name), limits);
}

}  // namespace pressmark
