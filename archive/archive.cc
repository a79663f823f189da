// SPDX-License-Identifier: GPL-2.0-or-later
//
// Opening an archive.

#include "archive/archive.h"

#include <algorithm>
#include <map>
#include <span>
#include <string_view>
#include <utility>

#include <fmt/ranges.h>
#include <xapian.h>

#include "archive/messages.h"
#include "archive/terms.h"
#include "schema/fields.h"

namespace pressmark {
namespace {

Status check_all_files(const std::filesystem::path& archive, const Manifest& manifest) {
  for (const FileEntry* file : listed_files(manifest)) {
    const std::string problem = check_file(archive, *file);
    if (problem.empty()) continue;
    return archive_error(archive, file->path + ": " + problem, verify_hint(archive));
  }
  return ok;
}

// Of codes as they are usually written, the term is the prefix and the code.
bool is_plain_code(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Live articles by the ordinal of their language. The database knows how many have each, deleted
// ones included.
std::vector<std::uint64_t> count_languages(const SegmentReader& segment) {
  static constexpr const Field& field = *find_field("language");
  const KeywordColumn& languages = segment.columns().language;
  std::vector<std::uint64_t> counts(languages.values().size() + 1);
  if (!std::all_of(languages.values().begin(), languages.values().end(), is_plain_code)) {
    const std::span<const std::uint32_t> ordinals = languages.ordinals();
    for (DocumentId document = 1; document <= segment.articles(); ++document)
      counts[ordinals[document - 1]] += segment.deleted().contains(document) ? 0U : 1U;
    return counts;
  }
  for (std::size_t i = 1; i < counts.size(); ++i)
    counts[i] = segment.database().get_termfreq(keyword_term(field, languages.values()[i - 1]));
  if (segment.deleted().empty()) return counts;
  for (DocumentId document = 1; document <= segment.articles(); ++document) {
    if (!segment.deleted().contains(document)) continue;
    if (const std::uint32_t ordinal = languages[document]; ordinal != 0) --counts[ordinal];
  }
  return counts;
}

}  // namespace

Result<CanonicalMap> open_canonical_map(const std::filesystem::path& archive,
                                        const FileEntry& entry,
                                        const std::vector<SegmentReader>& segments) {
  Result<VerifiedFile> file = VerifiedFile::open(archive / entry.path, &entry);
  if (!file) return std::move(file).error();
  std::vector<std::uint32_t> names;
  for (const SegmentReader& segment : segments)
    names.push_back(segment.columns().names.size());
  return CanonicalMap::open(*std::move(file), names);
}

Result<Families> open_families(const std::filesystem::path& archive, const FileEntry& entry,
                               const std::vector<SegmentReader>& segments) {
  Result<VerifiedFile> file = VerifiedFile::open(archive / entry.path, &entry);
  if (!file) return std::move(file).error();
  std::vector<DocumentId> articles;
  for (const SegmentReader& segment : segments)
    articles.push_back(segment.articles());
  return Families::open(*std::move(file), articles);
}

Result<ArchiveReader> ArchiveReader::open(const std::filesystem::path& path, VerifyLevel verify) {
  Result<HeldManifest> held = hold_current_manifest(path);
  if (!held) return std::move(held).error();
  ArchiveReader reader;
  reader.path_ = path;
  reader.held_ = *std::move(held);
  if (verify == VerifyLevel::full) {
    if (Status checked = check_all_files(path, reader.manifest()); !checked) {
      return std::move(checked).error();
    }
  }
  for (const SegmentEntry& entry : reader.manifest().segments) {
    Result<SegmentReader> segment = SegmentReader::open(path, entry);
    if (!segment) return std::move(segment).error();
    reader.segments_.push_back(*std::move(segment));
  }
  Result<CanonicalMap> map =
      open_canonical_map(path, reader.manifest().canonical_map, reader.segments_);
  if (!map) return std::move(map).error();
  reader.canonical_map_ = *std::move(map);
  Result<Families> families = open_families(path, reader.manifest().families, reader.segments_);
  if (!families) return std::move(families).error();
  reader.families_ = *std::move(families);
  return reader;
}

Status ArchiveReader::read_aliases() {
  std::vector<AliasRule> rules;
  std::vector<std::string> fingerprints;
  std::vector<std::filesystem::path> paths{path_};
  paths.insert(paths.end(), other_paths_.begin(), other_paths_.end());
  for (const std::filesystem::path& path : paths) {
    Result<AliasFile> file = pressmark::read_aliases(path);
    if (!file) return std::move(file).error();
    rules.insert(rules.end(), file->rules.begin(), file->rules.end());
    if (!file->fingerprint.empty()) fingerprints.push_back(std::move(file->fingerprint));
  }
  aliased_names_ = AliasedNames{rules, canonical_map_, segments_};
  aliases_fingerprint_ = fmt::format("{}", fmt::join(fingerprints, "+"));
  return ok;
}

const std::vector<std::string>& ArchiveReader::common_languages() const {
  constexpr std::uint64_t least_share = 10;  // one article of so many
  if (common_languages_) return *common_languages_;
  std::map<std::string, std::uint64_t, std::less<>> counts;
  std::uint64_t articles = 0;
  for (const SegmentReader& segment : segments_) {
    const KeywordColumn& languages = segment.columns().language;
    const std::vector<std::uint64_t> by_ordinal = count_languages(segment);
    for (std::size_t i = 1; i < by_ordinal.size(); ++i)
      counts[std::string{languages.values()[i - 1]}] += by_ordinal[i];
    articles += segment.live_articles();
  }
  std::vector<std::string>& common = common_languages_.emplace();
  for (const auto& [language, count] : counts) {
    if (count > 0 && count * least_share >= articles) common.push_back(language);
  }
  std::stable_sort(common.begin(), common.end(), [&](const std::string& a, const std::string& b) {
    return counts.at(a) > counts.at(b);
  });
  return common;
}

}  // namespace pressmark
