// SPDX-License-Identifier: GPL-2.0-or-later
//
// Errors about an archive as a whole, worded alike wherever they arise.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace pressmark {

/// "archive news.pressmark: MESSAGE"
inline Error archive_error(const std::filesystem::path& archive, std::string_view message,
                           std::string hint) {
  return Error{ErrorKind::archive, "archive " + archive.string() + ": " + std::string{message},
               std::move(hint)};
}

inline Error no_archive_error(const std::filesystem::path& archive) {
  return archive_error(archive, "there is no archive here",
                       "build one: indexer build PATH... -d " + archive.string());
}

inline std::string verify_hint(const std::filesystem::path& archive) {
  return "see what is damaged: indexer verify -d " + archive.string();
}

}  // namespace pressmark
