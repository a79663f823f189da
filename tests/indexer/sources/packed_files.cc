// SPDX-License-Identifier: GPL-2.0-or-later
//
// libarchive and brotli the other way round.

#include "tests/indexer/sources/packed_files.h"

#include <clocale>
#include <cstdint>

#include <archive.h>
#include <archive_entry.h>
#include <brotli/encode.h>
#include <gtest/gtest.h>

namespace pressmark {

namespace {

la_ssize_t append_block(archive* /*writer*/, void* out, const void* block, std::size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(block), size);
  return static_cast<la_ssize_t>(size);
}

void write_entry(archive* writer, const std::string& name, const std::string& content) {
  archive_entry* const entry = archive_entry_new();
  const bool is_link = content.starts_with("->");
  archive_entry_set_pathname(entry, name.c_str());
  archive_entry_set_filetype(entry, name.ends_with('/') ? AE_IFDIR : is_link ? AE_IFLNK : AE_IFREG);
  archive_entry_set_perm(entry, 0644);
  if (is_link) {
    archive_entry_set_symlink(entry, content.c_str() + 2);
    archive_entry_set_size(entry, 0);
  } else {
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
  }
  EXPECT_GE(archive_write_header(writer, entry), ARCHIVE_WARN) << archive_error_string(writer);
  if (!is_link && !name.ends_with('/')) {
    archive_write_data(writer, content.data(), content.size());
  }
  archive_entry_free(entry);
}

std::string write_archive(Packing packing,
                          const std::vector<std::pair<std::string, std::string>>& files) {
  // In "C", libarchive cannot write names that are not ASCII.
  const locale_t utf8 = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", locale_t{});
  const locale_t before = ::uselocale(utf8);
  std::string out;
  archive* const writer = archive_write_new();
  archive_write_set_bytes_in_last_block(writer, 1);
  int code = ARCHIVE_OK;
  switch (packing) {
    case Packing::gzip:
      code = archive_write_add_filter_gzip(writer);
      break;
    case Packing::bzip2:
      code = archive_write_add_filter_bzip2(writer);
      break;
    case Packing::xz:
      code = archive_write_add_filter_xz(writer);
      break;
    case Packing::zstd:
      code = archive_write_add_filter_zstd(writer);
      break;
    case Packing::tar:
      archive_write_set_format_pax_restricted(writer);
      break;
    case Packing::zip:
      archive_write_set_format_zip(writer);
      archive_write_set_options(writer, "hdrcharset=UTF-8");
      break;
  }
  EXPECT_EQ(code, ARCHIVE_OK);
  if (packing != Packing::tar && packing != Packing::zip) archive_write_set_format_raw(writer);
  archive_write_open(writer, &out, nullptr, append_block, nullptr);
  for (const auto& [name, content] : files)
    write_entry(writer, name, content);
  EXPECT_EQ(archive_write_close(writer), ARCHIVE_OK);
  archive_write_free(writer);
  ::uselocale(before);
  ::freelocale(utf8);
  return out;
}

std::string little_endian(std::uint32_t number, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i)
    out += static_cast<char>((number >> (8U * static_cast<unsigned>(i))) & 0xFFU);
  return out;
}

std::uint32_t zip_checksum(std::string_view text) {
  std::uint32_t sum = 0xFFFFFFFFU;
  for (const char c : text) {
    sum ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit)
      sum = (sum >> 1U) ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~sum;
}

class PipeSource : public ByteSource {
 public:
  explicit PipeSource(std::unique_ptr<ByteSource> bytes) : bytes_(std::move(bytes)) {}
  Result<std::size_t> read(char* out, std::size_t size) override { return bytes_->read(out, size); }
  std::uint64_t file_bytes() const override { return bytes_->file_bytes(); }

 private:
  std::unique_ptr<ByteSource> bytes_;
};

}  // namespace

std::string pack_streamed(const std::vector<std::pair<std::string, std::string>>& files) {
  std::string out;
  std::string directory;
  for (const auto& [name, content] : files) {
    const auto size = static_cast<std::uint32_t>(content.size());
    // Deflate's way of keeping bytes as they are.
    const std::string data =
        "\x01" + little_endian(size, 2) + little_endian(size ^ 0xFFFFU, 2) + content;
    const std::uint32_t flags = content.starts_with("secret:") ? 9 : 8;
    const std::string known = little_endian(zip_checksum(content), 4) +
                              little_endian(static_cast<std::uint32_t>(data.size()), 4) +
                              little_endian(size, 4);
    const std::string common = little_endian(20, 2) + little_endian(flags, 2) +
                               little_endian(8, 2) + little_endian(0x4A500000, 4);
    const std::string lengths = little_endian(static_cast<std::uint32_t>(name.size()), 4);
    directory += "PK\1\2" + little_endian(20, 2) + common + known + lengths +
                 std::string(10, '\0') + little_endian(static_cast<std::uint32_t>(out.size()), 4) +
                 name;
    out += "PK\3\4" + common + std::string(12, '\0') + lengths + name + data + "PK\7\x08" + known;
  }
  const auto begin = static_cast<std::uint32_t>(out.size());
  const std::string entries = little_endian(static_cast<std::uint32_t>(files.size()), 2);
  const std::string size = little_endian(static_cast<std::uint32_t>(directory.size()), 4);
  return out + directory + "PK\5\6" + std::string(4, '\0') + entries + entries + size +
         little_endian(begin, 4) + std::string(2, '\0');
}

std::unique_ptr<ByteSource> make_pipe_source(std::string bytes) {
  return std::make_unique<PipeSource>(make_memory_source(std::move(bytes)));
}

std::string gzip(std::string_view text) {
  return compress(Packing::gzip, text);
}

std::string brotli(std::string_view text) {
  std::size_t size = BrotliEncoderMaxCompressedSize(text.size());
  std::string packed(size, '\0');
  const BROTLI_BOOL is_packed =
      BrotliEncoderCompress(BROTLI_DEFAULT_QUALITY, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_GENERIC,
                            text.size(), reinterpret_cast<const std::uint8_t*>(text.data()), &size,
                            reinterpret_cast<std::uint8_t*>(packed.data()));
  EXPECT_EQ(is_packed, BROTLI_TRUE);
  packed.resize(size);
  return packed;
}

std::string compress(Packing packing, std::string_view text) {
  return write_archive(packing, {{"data", std::string{text}}});
}

std::string pack(Packing packing, const std::vector<std::pair<std::string, std::string>>& files) {
  return write_archive(packing, files);
}

std::string read_everything(ByteSource& source, std::size_t at_once) {
  std::string all;
  std::string block(at_once, '\0');
  for (int turns = 0; turns < 10'000'000; ++turns) {
    const Result<std::size_t> got = source.read(block.data(), block.size());
    if (!got) {
      all += "!" + got.error().message + "!";
    } else if (*got == 0) {
      return all;
    } else {
      all.append(block, 0, *got);
    }
  }
  ADD_FAILURE() << "the source has no end";
  return all;
}

}  // namespace pressmark
