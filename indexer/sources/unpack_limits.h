// SPDX-License-Identifier: GPL-2.0-or-later
//
// How much may come out of compressed files and archives: what keeps a bomb from going off.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"

namespace pressmark {

struct UnpackLimits {
  /// Of all bytes unpacked to the bytes of the file they came from. Text compresses to a tenth,
  /// bombs to a thousandth.
  std::uint64_t max_ratio = 200;
  std::uint64_t free_bytes = 64U << 20U;              ///< The ratio is not looked at before.
  std::uint64_t max_bytes = std::uint64_t{1} << 38U;  ///< Out of one file: 256 GiB.
  std::uint64_t max_entries = 10'000'000;             ///< Of one tar or zip file.
  std::uint32_t max_depth = 5;  ///< Layers: a gzip file in a tar file in a zip file has three.
};

/// A limit Error once `unpacked` bytes have come out of `file_bytes` and that is too much. `name`
/// is what the Error calls the file.
inline std::optional<Error> check_expansion(const UnpackLimits& limits, std::uint64_t unpacked,
                                            std::uint64_t file_bytes, const std::string& name) {
  if (unpacked > limits.max_bytes) {
    return Error{.kind = ErrorKind::limit,
                 .message = name + ": unpacks to more than " +
                            std::to_string(limits.max_bytes >> 30U) + " GiB",
                 .hint = "unpack it, and index what is in it part by part",
                 .path = name};
  }
  if (unpacked > limits.free_bytes && unpacked / limits.max_ratio > file_bytes) {
    return Error{.kind = ErrorKind::limit,
                 .message = name + ": unpacks to more than " + std::to_string(limits.max_ratio) +
                            " times its size",
                 .hint = "that is no text; if it is, unpack it first",
                 .path = name};
  }
  return std::nullopt;
}

}  // namespace pressmark
