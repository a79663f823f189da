// SPDX-License-Identifier: GPL-2.0-or-later
//
// Bytes from somewhere, front to back: a file, what is packed in another source, memory. Sources
// are put on top of each other: a file, unpacked by gzip, cut into the entries of a tar archive.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/files.h"
#include "base/result.h"

namespace pressmark {

class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;

  /// Writes up to `size` bytes (at least 1) to `out` and returns how many: 0 at the end only.
  ///
  /// Fails with bad_input where bytes are damaged or missing, with limit where a bomb was found,
  /// with io if the file cannot be read. The caller may call again: the source goes on behind the
  /// damage if it can, and else is at its end.
  virtual Result<std::size_t> read(char* out, std::size_t size) = 0;

  /// Bytes read so far of the file that lies under all of it: for progress, and for how much more
  /// than those came out.
  virtual std::uint64_t file_bytes() const = 0;

  /// How many bytes there are in all, if seek() works; nothing for a pipe, or what is unpacked.
  virtual std::optional<std::uint64_t> size() const { return std::nullopt; }

  /// Goes on reading at byte `offset`, which is at most size(). Fails with io where that is not
  /// known. Bytes that are read twice count twice in file_bytes(), but no more than size().
  virtual Status seek(std::uint64_t offset);
};

/// The bytes of an open file or pipe. `name` is what errors call it.
std::unique_ptr<ByteSource> make_file_source(FileDescriptor file, std::string name);

/// The bytes of a string, which are also its file_bytes().
std::unique_ptr<ByteSource> make_memory_source(std::string bytes);

}  // namespace pressmark
