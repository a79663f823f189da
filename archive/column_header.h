// SPDX-License-Identifier: GPL-2.0-or-later
//
// The first 64 bytes of a column file.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "archive/checksum.h"
#include "archive/column_file.h"
#include "archive/encoding.h"

namespace pressmark {

struct ColumnHeader {
  std::array<char, 8> magic;
  std::uint32_t kind;
  std::uint32_t version;
  std::array<char, uuid_bytes> uuid;
  std::uint32_t rows;
  std::uint64_t checksum;  ///< XXH3-64 of all bytes before it.
};
static_assert(sizeof(ColumnHeader) == column_header_bytes);
static_assert(std::has_unique_object_representations_v<ColumnHeader>);

inline constexpr std::array<char, 8> column_magic{'P', 'R', 'M', 'K', 'C', 'O', 'L', '\n'};

inline std::uint64_t header_checksum(const ColumnHeader& header) {
  return xxh3_64(std::as_bytes(std::span{&header, 1}).first(offsetof(ColumnHeader, checksum)));
}

/// The UUID without the zeros behind it.
inline std::string_view uuid_of(const ColumnHeader& header) {
  const std::string_view uuid{header.uuid.data(), header.uuid.size()};
  return uuid.substr(0, uuid.find('\0'));
}

/// The header of a file that nobody vouches for; nothing if its own checksum does not.
inline std::optional<ColumnHeader> read_column_header(std::span<const std::byte> file) {
  if (file.size() < column_header_bytes) return std::nullopt;
  const auto header = load_raw<ColumnHeader>(file.first(column_header_bytes));
  if (header.magic != column_magic || header.checksum != header_checksum(header)) {
    return std::nullopt;
  }
  return header;
}

}  // namespace pressmark
