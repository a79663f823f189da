// SPDX-License-Identifier: GPL-2.0-or-later
//
// Reading and writing CURRENT. It is the root of all checksums, so only one spelling is accepted.

#include "archive/current_file.h"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

#include "archive/checksum.h"
#include "archive/messages.h"
#include "base/files.h"

namespace pressmark {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view name_begin = "MANIFEST-";
constexpr std::string_view name_end = ".json";
constexpr std::uint64_t max_current_bytes = 256;

std::optional<CurrentFile> parse_current_file(std::string_view text) {
  if (text.empty() || text.back() != '\n') return std::nullopt;
  text.remove_suffix(1);
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const std::string_view name = text.substr(0, space);
  const std::optional<std::uint64_t> number = parse_manifest_file_name(name);
  const std::optional<std::uint64_t> checksum = parse_hex64(text.substr(space + 1));
  if (!number || !checksum) return std::nullopt;
  return CurrentFile{std::string{name}, *number, *checksum};
}

}  // namespace

std::string manifest_file_name(std::uint64_t number) {
  return fmt::format("{}{:06}{}", name_begin, number, name_end);
}

std::string publish_folder_name(std::uint64_t number) {
  return fmt::format("{:06}", number);
}

std::optional<std::uint64_t> parse_manifest_file_name(std::string_view name) {
  if (!name.starts_with(name_begin) || !name.ends_with(name_end)) return std::nullopt;
  if (name.size() < name_begin.size() + name_end.size()) return std::nullopt;
  std::string_view digits = name.substr(name_begin.size());
  digits.remove_suffix(name_end.size());
  if (digits.empty() || digits.size() > 19) return std::nullopt;
  std::uint64_t number = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + static_cast<std::uint64_t>(digit - '0');
  }
  // The one spelling that manifest_file_name() gives: no missing and no extra zeros.
  if (manifest_file_name(number) != name) return std::nullopt;
  return number;
}

std::string current_file_text(const std::string& manifest, std::string_view json) {
  std::string text = manifest + " ";
  append_hex(text, xxh3_64(json));
  return text + "\n";
}

Result<CurrentFile> read_current_file(const fs::path& archive) {
  std::error_code error;
  const fs::path path = archive / "CURRENT";
  const fs::file_type type = fs::status(path, error).type();
  if (type == fs::file_type::not_found ||
      error == std::make_error_code(std::errc::not_a_directory)) {
    return no_archive_error(archive);
  }
  Result<std::string> text = read_file(path, max_current_bytes);
  if (!text && text.error().kind != ErrorKind::limit) return std::move(text).error();
  if (text) {
    if (std::optional<CurrentFile> current = parse_current_file(*text)) return *current;
  }
  return archive_error(archive, "CURRENT is damaged: it does not name a manifest",
                       verify_hint(archive));
}

Result<Manifest> parse_current_manifest(const fs::path& archive, const CurrentFile& current,
                                        std::string_view json) {
  if (xxh3_64(json) != current.checksum) {
    return archive_error(archive, current.manifest + " is damaged: it has another checksum",
                         verify_hint(archive));
  }
  Result<Manifest> manifest = parse_manifest(json, (archive / current.manifest).string());
  if (manifest && manifest->number != current.number) {
    return archive_error(archive, current.manifest + " is damaged: it has another number",
                         verify_hint(archive));
  }
  return manifest;
}

}  // namespace pressmark
