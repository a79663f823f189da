// SPDX-License-Identifier: GPL-2.0-or-later
//
// libarchive the other way round.

#include "tests/indexer/sources/packed_files.h"

#include <clocale>

#include <archive.h>
#include <archive_entry.h>
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

}  // namespace

std::string gzip(std::string_view text) {
  return compress(Packing::gzip, text);
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
