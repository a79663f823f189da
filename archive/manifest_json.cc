// SPDX-License-Identifier: GPL-2.0-or-later
//
// The manifest as JSON. Reading is strict: a manifest that is not exactly what serialise() would
// write for some archive is damaged, or made by another program.

#include <algorithm>
#include <string_view>

#include <simdjson.h>

#include "archive/checksum.h"
#include "archive/manifest.h"
#include "base/json_writer.h"
#include "schema/date.h"
#include "schema/entity.h"
#include "schema/fields.h"

namespace pressmark {
namespace {

namespace dom = simdjson::dom;

// Thrown inside this file only, by the reader below; parse_manifest() makes it an Error.
struct ManifestProblem {
  std::string message;
};

void write_file(JsonWriter& json, const FileEntry& file) {
  std::string blocks;
  blocks.reserve(16 * file.blocks.size());
  for (const std::uint64_t checksum : file.blocks)
    append_hex(blocks, checksum);
  json.begin_object();
  json.key("path").value(file.path).key("size").value(file.size).key("blocks").value(blocks);
  json.end_object();
}

void write_segment(JsonWriter& json, const SegmentEntry& segment) {
  json.begin_object().key("id").value(segment.id).key("uuid").value(segment.uuid);
  json.key("articles").value(segment.articles).key("deleted");
  if (segment.deleted) {
    json.begin_object().key("articles").value(segment.deleted->articles).key("file");
    write_file(json, segment.deleted->file);
    json.end_object();
  } else {
    json.null();
  }
  json.key("files").begin_array();
  for (const FileEntry& file : segment.files)
    write_file(json, file);
  json.end_array().end_object();
}

void write_counts(JsonWriter& json, const ArchiveCounts& counts) {
  json.begin_object().key("articles").value(counts.articles);
  json.key("dates").begin_object();
  for (std::size_t i = 0; i < counts.dates.size(); ++i) {
    json.key(to_string(static_cast<DateBy>(i))).value(counts.dates[i]);
  }
  json.end_object().key("names").begin_object();
  for (const EntityType type : entity_types) {
    json.key(to_string(type)).value(counts.names[static_cast<std::size_t>(type)]);
  }
  json.end_object().key("text_bytes").value(counts.text_bytes);
  json.key("families").value(counts.families).key("copied").value(counts.copied).end_object();
}

dom::element member(const dom::object& object, std::string_view key) {
  dom::element value;
  if (object.at_key(key).get(value) != simdjson::SUCCESS) {
    throw ManifestProblem{"\"" + std::string{key} + "\" is missing"};
  }
  return value;
}

template <typename T>
T as(const dom::element& element, std::string_view key) {
  T value;
  if (element.get(value) != simdjson::SUCCESS) {
    throw ManifestProblem{"\"" + std::string{key} + "\" has another type"};
  }
  return value;
}

template <typename T>
T get(const dom::object& object, std::string_view key) {
  return as<T>(member(object, key), key);
}

std::string get_string(const dom::object& object, std::string_view key) {
  return std::string{get<std::string_view>(object, key)};
}

// Becomes part of a path: nothing in it may lead elsewhere.
bool is_safe_name(std::string_view name) {
  const auto is_safe = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.';
  };
  return !name.empty() && name.front() != '.' && std::all_of(name.begin(), name.end(), is_safe);
}

bool is_path_below(std::string_view path, std::string_view folder) {
  if (!path.starts_with(folder)) return false;
  path.remove_prefix(folder.size());
  while (true) {
    const std::size_t slash = path.find('/');
    if (!is_safe_name(path.substr(0, slash))) return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

FileEntry read_file_entry(const dom::object& object, std::string_view folder) {
  FileEntry file;
  file.path = get_string(object, "path");
  if (!is_path_below(file.path, folder)) {
    throw ManifestProblem{"a file lies outside its folder"};
  }
  file.size = get<std::uint64_t>(object, "size");
  const auto blocks = get<std::string_view>(object, "blocks");
  const std::uint64_t count =
      file.size / checksum_block_bytes + (file.size % checksum_block_bytes != 0 ? 1U : 0U);
  if (blocks.size() / 16 != count || blocks.size() % 16 != 0) {
    throw ManifestProblem{"the checksums of " + file.path + " do not fit its size"};
  }
  file.blocks.reserve(count);
  for (std::size_t at = 0; at < blocks.size(); at += 16) {
    const std::optional<std::uint64_t> checksum = parse_hex64(blocks.substr(at, 16));
    if (!checksum) throw ManifestProblem{"a checksum of " + file.path + " is no number"};
    file.blocks.push_back(*checksum);
  }
  return file;
}

std::optional<DeletedEntry> read_deleted(const dom::element& element, std::uint64_t articles) {
  if (element.is_null()) return std::nullopt;
  const auto object = as<dom::object>(element, "deleted");
  DeletedEntry deleted;
  deleted.articles = get<std::uint64_t>(object, "articles");
  if (deleted.articles == 0 || deleted.articles > articles) {
    throw ManifestProblem{"a segment has more deleted articles than articles, or none"};
  }
  deleted.file = read_file_entry(get<dom::object>(object, "file"), "publish/");
  return deleted;
}

SegmentEntry read_segment(const dom::object& object) {
  SegmentEntry segment;
  segment.id = get_string(object, "id");
  if (!is_safe_name(segment.id)) throw ManifestProblem{"a segment's id is no name"};
  segment.uuid = get_string(object, "uuid");
  segment.articles = get<std::uint64_t>(object, "articles");
  segment.deleted = read_deleted(member(object, "deleted"), segment.articles);
  const std::string folder = "segments/" + segment.id + "/";
  for (const dom::element file : get<dom::array>(object, "files")) {
    segment.files.push_back(read_file_entry(as<dom::object>(file, "files"), folder));
  }
  return segment;
}

ArchiveCounts read_counts(const dom::object& object) {
  ArchiveCounts counts;
  counts.articles = get<std::uint64_t>(object, "articles");
  const auto dates = get<dom::object>(object, "dates");
  for (std::size_t i = 0; i < counts.dates.size(); ++i) {
    counts.dates[i] = get<std::uint64_t>(dates, to_string(static_cast<DateBy>(i)));
  }
  const auto names = get<dom::object>(object, "names");
  for (const EntityType type : entity_types) {
    counts.names[static_cast<std::size_t>(type)] = get<std::uint64_t>(names, to_string(type));
  }
  counts.text_bytes = get<std::uint64_t>(object, "text_bytes");
  counts.families = get<std::uint64_t>(object, "families");
  counts.copied = get<std::uint64_t>(object, "copied");
  return counts;
}

Manifest read_manifest(const dom::object& object) {
  Manifest manifest;
  manifest.format_version = archive_format_version;
  manifest.number = get<std::uint64_t>(object, "number");
  manifest.analysis_fingerprint = get_string(object, "analysis_fingerprint");
  manifest.archive_fingerprint = get_string(object, "archive_fingerprint");
  manifest.has_entities = get<bool>(object, "has_entities");
  for (const dom::element language : get<dom::array>(object, "languages")) {
    manifest.languages.emplace_back(as<std::string_view>(language, "languages"));
  }
  manifest.counts = read_counts(get<dom::object>(object, "counts"));
  for (const dom::element segment : get<dom::array>(object, "segments")) {
    manifest.segments.push_back(read_segment(as<dom::object>(segment, "segments")));
  }
  manifest.canonical_map = read_file_entry(get<dom::object>(object, "canonical_map"), "publish/");
  manifest.families = read_file_entry(get<dom::object>(object, "families"), "publish/");
  return manifest;
}

}  // namespace

std::string serialise(const Manifest& manifest) {
  JsonWriter json;
  json.begin_object();
  json.key("format_version").value(manifest.format_version);
  json.key("number").value(manifest.number);
  json.key("analysis_fingerprint").value(manifest.analysis_fingerprint);
  json.key("archive_fingerprint").value(manifest.archive_fingerprint);
  json.key("has_entities").value(manifest.has_entities);
  json.key("languages").texts(manifest.languages).key("counts");
  write_counts(json, manifest.counts);
  json.key("segments").begin_array();
  for (const SegmentEntry& segment : manifest.segments)
    write_segment(json, segment);
  json.end_array().key("canonical_map");
  write_file(json, manifest.canonical_map);
  json.key("families");
  write_file(json, manifest.families);
  json.end_object();
  return json.take() + "\n";
}

Result<Manifest> parse_manifest(std::string_view json, const std::string& name_for_messages) {
  const auto damaged = [&](std::string_view problem) {
    return Error{ErrorKind::archive, name_for_messages + " is damaged: " + std::string{problem},
                 "see what is damaged: indexer verify -d ARCHIVE"};
  };
  dom::parser parser;
  dom::object object;
  // Copied into a buffer with the padding that simdjson reads past the end.
  if (parser.parse(simdjson::padded_string{json}).get(object) != simdjson::SUCCESS) {
    return damaged("it is no JSON object");
  }
  try {
    // First of all: nothing else in another format is ours to judge.
    const auto version = get<std::int64_t>(object, "format_version");
    if (version != archive_format_version) {
      return Error{ErrorKind::archive,
                   name_for_messages + " has archive format " + std::to_string(version) +
                       "; this program reads format " + std::to_string(archive_format_version),
                   "build it anew: indexer build PATH... -d ARCHIVE --replace, or use the program "
                   "that wrote it"};
    }
    return read_manifest(object);
  } catch (const ManifestProblem& problem) {
    return damaged(problem.message);
  }
}

}  // namespace pressmark
