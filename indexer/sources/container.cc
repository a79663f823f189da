// SPDX-License-Identifier: GPL-2.0-or-later
//
// libarchive with only those of its readers switched on that are named here.

#include "indexer/sources/container.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <clocale>
#include <new>
#include <string_view>
#include <utility>

#include <archive.h>
#include <archive_entry.h>

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
  bool switch_on() const;
  Status open();
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
  std::uint64_t entries_ = 0;
  std::uint64_t unpacked_ = 0;
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
  *block = unpacker->block_.data();
  return static_cast<la_ssize_t>(*got);
}

// ARCHIVE_WARN would mean that libarchive starts a program to unpack with.
bool Unpacker::switch_on() const {
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
      return archive_read_support_format_zip_streamable(reader) == ARCHIVE_OK;
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
    at_end_ = got == ARCHIVE_FATAL;  // else only this entry is lost
    entry_is_lost_ = true;
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
