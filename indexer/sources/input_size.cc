// SPDX-License-Identifier: GPL-2.0-or-later
//
// The rules of FolderWalk, by names and sizes alone. What cannot be looked at counts nothing: the
// reader will report it.

#include "indexer/sources/input_size.h"

#include <filesystem>
#include <string_view>
#include <system_error>

namespace pressmark {
namespace {

namespace fs = std::filesystem;

bool has_hidden_name(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.starts_with('.') || name.ends_with(".pressmark");
}

std::uint64_t bytes_below(const fs::path& folder) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator at{folder, error}, end; !error && at != end;
       at.increment(error)) {
    std::error_code ignored;
    const bool is_link = at->is_symlink(ignored);
    if (has_hidden_name(at->path())) {
      at.disable_recursion_pending();
    } else if (!is_link && at->is_regular_file(ignored)) {
      const std::uintmax_t size = at->file_size(ignored);
      if (!ignored) bytes += size;
    }
  }
  return bytes;
}

}  // namespace

std::optional<std::uint64_t> input_bytes(const std::vector<std::string>& paths) {
  std::uint64_t bytes = 0;
  for (const std::string& path : paths) {
    if (path == "-") return std::nullopt;
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (fs::is_directory(status)) {
      bytes += bytes_below(path);
    } else if (fs::is_regular_file(status)) {
      const std::uintmax_t size = fs::file_size(path, error);
      if (!error) bytes += size;
    } else if (fs::exists(status)) {
      return std::nullopt;
    }
  }
  return bytes;
}

}  // namespace pressmark
