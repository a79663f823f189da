// SPDX-License-Identifier: GPL-2.0-or-later
//
// Made, written, synced, listed.

#include "indexer/publish_file.h"

#include <system_error>
#include <utility>

#include "archive/manifest.h"
#include "base/files.h"

namespace pressmark {
namespace fs = std::filesystem;

Result<FileEntry> publish_file(const fs::path& archive, std::uint64_t number, ColumnKind kind,
                               const std::function<Status(const fs::path&)>& write) {
  const fs::path folder = fs::path{"publish"} / publish_folder_name(number);
  std::error_code code;
  fs::create_directories(archive / folder, code);
  if (code) return io_error("cannot create", archive / folder, code.value());
  const fs::path path = folder / to_string(kind);
  if (Status written = write(archive / path); !written) return std::move(written).error();
  if (Status synced = sync_tree(archive / folder); !synced) return std::move(synced).error();
  return list_file(archive, path);
}

}  // namespace pressmark
