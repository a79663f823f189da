// SPDX-License-Identifier: GPL-2.0-or-later
//
// What libarchive unpacks, front to back: the one stream of a bzip2, xz or zstd file, or the
// entries of a tar or zip file. Nothing is written to disk, and nothing is run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "indexer/sources/byte_source.h"
#include "indexer/sources/unpack_limits.h"

namespace pressmark {

/// How a file is packed.
enum class Packing : std::uint8_t { gzip, bzip2, xz, zstd, tar, zip };

/// The entries of a tar or zip file, in their order. Memory does not grow with the file, but for a
/// zip file's directory, of 16 MiB at most. It is used where the source can seek: then an entry
/// that does not say where it ends, as encrypted ones may, costs none behind it.
class Container {
 public:
  enum class EntryKind : std::uint8_t { file, folder, other };

  struct Entry {
    std::string path;  ///< As stored: any bytes but NUL. In zip files UTF-8 or else code page 437.
    EntryKind kind = EntryKind::file;
    bool is_encrypted = false;
  };

  /// `packing` is tar or zip; `name` is what errors call the file.
  Container(std::unique_ptr<ByteSource> packed, Packing packing, std::string name,
            const UnpackLimits& limits);
  Container(Container&&) noexcept;
  Container& operator=(Container&&) noexcept;
  ~Container();

  /// The next entry, behind what was not read of the one before; nothing at the end. Fails with
  /// bad_input at damage, with limit at a bomb or at more entries than UnpackLimits allows; then
  /// there are no more.
  std::optional<Result<Entry>> next();

  /// Bytes of the current entry, as ByteSource::read() gives them.
  Result<std::size_t> read(char* out, std::size_t size);

  std::uint64_t file_bytes() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// What is in a bzip2, xz or zstd file. After an Error it is at its end.
std::unique_ptr<ByteSource> make_decompressor(std::unique_ptr<ByteSource> packed, Packing packing,
                                              std::string name, const UnpackLimits& limits);

}  // namespace pressmark
