// SPDX-License-Identifier: GPL-2.0-or-later
//
// How a source is called: by the ids of its articles and by errors.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "base/utf8.h"
#include "schema/article.h"

namespace pressmark {

struct SourceName {
  std::string id;    ///< "2017/05/a.txt", "news.jsonl": an article's id, or before "#12".
  std::string path;  ///< As reachable from here: "corpus/2017/05/a.txt".
  bool is_repaired =
      false;               ///< The name is not UTF-8: above, U+FFFD stands for the bytes at fault.
  bool is_stream = false;  ///< Standard input: its one plain text article is "stdin#1".
};

/// How a path is shown and stored: as UTF-8, with U+FFFD for bytes that are not.
inline SourceName make_source_name(std::string_view id, std::string_view path) {
  RepairedText repaired = repair_utf8(path);
  return {.id = repair_utf8(id).text,
          .path = std::move(repaired.text),
          .is_repaired = repaired.repaired_bytes > 0};
}

/// The entry `path` of the tar or zip file `container`, as if that were a folder.
inline SourceName name_within(const SourceName& container, std::string_view path) {
  SourceName name = make_source_name(path, path);
  name.id = container.id + '/' + name.id;
  name.path = container.path + '/' + name.path;
  name.is_repaired = name.is_repaired || container.is_repaired;
  return name;
}

/// "news.jsonl:17: <why>", or "a.txt: <why>" where `line` is 0.
inline Error rejected(const SourceName& name, std::uint64_t line, std::string_view why,
                      std::string hint = {}) {
  const std::string place = line == 0 ? "" : ":" + std::to_string(line);
  return {.kind = ErrorKind::bad_input,
          .message = name.path + place + ": " + std::string{why},
          .hint = std::move(hint),
          .path = name.path};
}

/// Gives the article the id and path of the source, or of its record `number` from 1; 0: of the
/// whole source.
inline void set_identity(Article& article, const SourceName& name, std::uint64_t number) {
  const std::string suffix = number == 0 ? "" : "#" + std::to_string(number);
  article.id = name.id + suffix;
  article.path = name.path + suffix;
  if (name.is_repaired) article.set_flag(ArticleFlag::repaired_utf8);
}

/// "32 MiB", "1000 bytes"
inline std::string describe_limit(std::uint64_t bytes) {
  constexpr std::uint64_t mebibyte = 1U << 20U;
  return bytes >= mebibyte && bytes % mebibyte == 0 ? std::to_string(bytes / mebibyte) + " MiB"
                                                    : std::to_string(bytes) + " bytes";
}

}  // namespace pressmark
