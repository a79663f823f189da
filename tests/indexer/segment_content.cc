// SPDX-License-Identifier: GPL-2.0-or-later
//
// Reads a segment the slow way.

#include "tests/indexer/segment_content.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>
#include <xapian.h>

#include "archive/column_file.h"
#include "archive/manifest.h"
#include "archive/segment_reader.h"
#include "archive/stored_article.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

std::string file_without_uuid(const fs::path& file, const std::string& uuid) {
  std::string bytes = read_whole_file(file);
  const std::size_t at = bytes.find(uuid);
  EXPECT_NE(at, std::string::npos) << file << " is not stamped";
  if (at == std::string::npos || bytes.size() < column_header_bytes) return bytes;
  bytes.replace(at, uuid.size(), uuid.size(), '-');
  // The header ends with a checksum of itself, the UUID included.
  constexpr std::size_t checksum_bytes = 8;
  bytes.replace(column_header_bytes - checksum_bytes, checksum_bytes, checksum_bytes, '-');
  return bytes;
}

std::string postings_of(const Xapian::Database& database) {
  std::string text;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    text += *term + ":";
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
      text += " " + std::to_string(*at) + "x" + std::to_string(at.get_wdf());
    }
    text += "\n";
  }
  return text;
}

}  // namespace

std::map<std::string, std::string> segment_content(const fs::path& folder) {
  std::map<std::string, std::string> content;
  const auto segment = SegmentReader::open_unpublished(folder);
  EXPECT_TRUE(segment) << segment.error().message;
  if (!segment) return content;
  const Xapian::Database& database = segment->database();
  const std::string uuid = database.get_uuid();
  content["names"] = file_without_uuid(folder / "names", uuid);
  for (const auto& file : fs::directory_iterator{folder / "columns"}) {
    content[file.path().filename().string()] = file_without_uuid(file.path(), uuid);
  }
  content["postings"] = postings_of(database);
  for (DocumentId document = 1; document <= segment->articles(); ++document) {
    const auto article = segment->article(document);
    EXPECT_TRUE(article) << article.error().message;
    if (article) content["articles"] += encode_article(*article) + "\n";
  }
  return content;
}

std::map<std::string, std::string> archive_content(const fs::path& archive) {
  const auto manifest = read_current_manifest(archive);
  EXPECT_TRUE(manifest) << manifest.error().message;
  if (!manifest || manifest->segments.size() != 1) return {};
  return segment_content(archive / "segments" / manifest->segments.front().id);
}

std::string difference(const std::map<std::string, std::string>& actual,
                       const std::map<std::string, std::string>& expected) {
  std::set<std::string> parts;
  for (const auto& content : {actual, expected}) {
    for (const auto& [part, bytes] : content) {
      parts.insert(part);
    }
  }
  const auto bytes_of = [](const auto& content, const std::string& part) {
    const auto found = content.find(part);
    return found == content.end() ? std::string{} : found->second;
  };
  std::string text;
  for (const std::string& part : parts) {
    const std::string a = bytes_of(actual, part);
    const std::string b = bytes_of(expected, part);
    if (a == b) continue;
    const auto [at, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    text += part + " (" + std::to_string(a.size()) + " bytes, expected " +
            std::to_string(b.size()) + "; at " + std::to_string(at - a.begin()) + ") ";
  }
  return text;
}

BuildOptions build_options(const fs::path& input, const fs::path& archive) {
  BuildOptions options;
  options.paths = {input.string()};
  options.archive = archive;
  return options;
}

}  // namespace pressmark
