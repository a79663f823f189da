// SPDX-License-Identifier: GPL-2.0-or-later
//
// A posting list is cut into chunks of about 2,000 bytes, each an entry of the table of postings.
// The first chunk of a term has the term as its key and begins with the totals of the list; others
// have the term and their first document. The lengths are the list of a term of their own.

#include "indexer/glass_database.h"

#include <algorithm>
#include <cerrno>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <sys/random.h>
#include <xapian.h>

#include "archive/encoding.h"
#include "base/files.h"
#include "indexer/glass_table.h"

#if XAPIAN_MAJOR_VERSION != 1 || XAPIAN_MINOR_VERSION != 4
#error "the glass format that is written here is that of Xapian 1.4"
#endif

namespace pressmark {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view lengths_key{"\0\xE0", 2};
constexpr std::size_t max_term_bytes = 245;
constexpr std::size_t max_header_bytes = 24;   // of a chunk: totals, first document, last, flag
constexpr std::size_t max_posting_bytes = 10;  // two varints of 32 bits

/// A number so that bytes sort as numbers do: the leading byte has as many bits set as there are
/// bytes beyond two.
void append_sortable(std::string& out, std::uint32_t value) {
  std::size_t bytes = 2;
  while (bytes < 5 && value >> (bytes == 2 ? 15U : 7 * bytes + 1) != 0)
    ++bytes;
  const std::uint32_t mark = bytes == 2 ? 0 : (0xFFU << (10 - bytes)) & 0xFFU;
  for (std::size_t i = bytes; i-- > 0;) {
    const std::uint32_t byte = i < 4 ? (value >> (8 * i)) & 0xFFU : 0;
    out.push_back(static_cast<char>(i + 1 == bytes ? byte | mark : byte));
  }
}

/// A term at the beginning of a key. It would end at a NUL: those of the term are marked.
std::string escape_term(std::string_view term) {
  std::string key;
  for (const char byte : term) {
    key.push_back(byte);
    if (byte == '\0') key.push_back('\xFF');
  }
  return key;
}

/// Cuts one list into chunks.
class ListWriter {
 public:
  /// `key` is that of the first chunk, `later_key` the front of those that follow.
  ListWriter(GlassTable& table, std::string key, std::string later_key, std::string totals)
      : table_(table),
        key_(std::move(key)),
        later_key_(std::move(later_key)),
        totals_(std::move(totals)) {}

  void add(std::uint32_t document, std::uint32_t frequency) {
    if (first_ == 0) {
      first_ = document;
    } else if (is_full()) {
      write_chunk(false);
      key_ = later_key_;
      append_sortable(key_, document);
      first_ = document;
    } else {
      append_varint(chunk_, document - last_ - 1);
    }
    append_varint(chunk_, frequency);
    last_ = document;
  }

  void finish() { write_chunk(true); }

 private:
  bool is_full() const {
    return chunk_.size() + max_header_bytes + max_posting_bytes >
           GlassTable::max_value_bytes(key_.size());
  }

  void write_chunk(bool is_last) {
    std::string value = std::exchange(totals_, {});
    if (!value.empty()) {
      append_varint(value, first_ - 1);
    }
    value.push_back(is_last ? '1' : '0');
    append_varint(value, last_ - first_);
    value += chunk_;
    table_.add(key_, value);
    chunk_.clear();
  }

  GlassTable& table_;
  std::string key_;
  std::string later_key_;
  std::string totals_;  // until the first chunk is written
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
  std::string chunk_;
};

void add_lengths(GlassTable& table, std::span<const std::uint32_t> lengths) {
  if (lengths.empty()) return;
  ListWriter list{table, std::string{lengths_key}, std::string{lengths_key}, std::string(2, '\0')};
  for (std::size_t i = 0; i < lengths.size(); ++i)
    list.add(static_cast<std::uint32_t>(i + 1), lengths[i]);
  list.finish();
}

void add_list(GlassTable& table, std::string key, const TermPostings::List& postings) {
  std::string totals;
  append_varint(totals, postings.documents);
  append_varint(totals, postings.occurrences);
  std::string later_key = key + '\0';
  ListWriter list{table, std::move(key), std::move(later_key), std::move(totals)};
  ByteReader reader{as_bytes(postings.bytes), "posting list in memory"};
  std::uint32_t document = 0;
  while (true) {
    document += reader.varint32();
    if (reader.at_end()) break;
    list.add(document, reader.varint32());
  }
  list.add(postings.last_document, postings.last_frequency);
  list.finish();
}

Status add_postings(GlassTable& table, const TermPostings& postings) {
  add_lengths(table, postings.lengths());
  for (const std::uint32_t number : postings.sorted()) {
    const std::string_view term = postings.term(number);
    const TermPostings::List& list = postings.list(number);
    std::string key = escape_term(term);
    if (term.empty() || key.size() > max_term_bytes) {
      return Error{ErrorKind::limit, fmt::format("cannot index a term of {} bytes: 1 to {} can be, "
                                                 "of which a NUL is two",
                                                 term.size(), max_term_bytes)};
    }
    if (list.occurrences > std::numeric_limits<std::uint32_t>::max()) {
      return Error{ErrorKind::limit,
                   "cannot index a term that a batch has more than 4294967295 times"};
    }
    add_list(table, std::move(key), list);
  }
  return ok;
}

/// A table's part of the version file. Without blocks: one that has no file.
void append_root(std::string& out, const GlassRoot& root, std::uint32_t compress_from) {
  constexpr unsigned is_in_order = 2;  // a block's neighbour is the next leaf of the file
  constexpr unsigned is_made_up = 1;
  append_varint(out, root.block);
  append_varint(out, root.level << 2U | is_in_order | (root.blocks == 0 ? is_made_up : 0));
  append_varint(out, root.entries);
  append_varint(out, GlassTable::block_bytes >> 11U);
  append_varint(out, compress_from);
  std::string free_list;
  if (root.blocks != 0) {
    append_varint(free_list, 1);  // the revision
    append_varint(free_list, root.blocks);
    free_list.append(4, '\0');  // no free blocks: two cursors at nothing
  }
  append_string(out, free_list);
}

void append_statistics(std::string& out, const TermPostings& postings) {
  std::uint64_t sum = 0;
  std::uint32_t shortest = 0;  // of those that have any words
  std::uint32_t longest = 0;
  for (const std::uint32_t length : postings.lengths()) {
    sum += length;
    longest = std::max(longest, length);
    if (length != 0 && (shortest == 0 || length < shortest)) shortest = length;
  }
  append_varint(out, postings.lengths().size());
  append_varint(out, 0);  // by how much the last document is above that
  append_varint(out, shortest);
  append_varint(out, postings.highest_frequency());
  append_varint(out, longest - postings.highest_frequency());
  append_varint(out, 0);  // no changesets
  append_varint(out, sum);
  append_varint(out, 0);  // no spellings
}

Result<std::string> make_uuid() {
  std::string uuid(16, '\0');
  if (::getrandom(uuid.data(), uuid.size(), 0) != static_cast<ssize_t>(uuid.size())) {
    return Error{ErrorKind::io,
                 "cannot draw a random number: " + std::generic_category().message(errno)};
  }
  uuid[6] = static_cast<char>((uuid[6] & 0x0F) | 0x40);  // RFC 4122: version 4, random
  uuid[8] = static_cast<char>((uuid[8] & 0x3F) | 0x80);
  return uuid;
}

Result<std::string> make_version_file(const TermPostings& postings, const GlassRoot& root) {
  const Result<std::string> uuid = make_uuid();
  if (!uuid) return uuid.error();
  std::string file{"\x0F\x0DXapian Glass"};
  constexpr unsigned format = (2016U - 2014) << 9U | 3U << 5U | 14U;  // of 14 March 2016
  file.push_back(static_cast<char>(format >> 8U));
  file.push_back(static_cast<char>(format & 0xFFU));
  file += *uuid;
  append_varint(file, 1);  // the revision
  append_root(file, root, 0);
  // Records, term lists, positions, spellings, synonyms: none. Above 18 bytes, Xapian would
  // compress all but positions.
  for (const std::uint32_t compress_from : {18U, 18U, 0U, 18U, 18U})
    append_root(file, {}, compress_from);
  append_statistics(file, postings);
  return file;
}

}  // namespace

Status write_glass_database(const fs::path& folder, const TermPostings& postings) {
  GlassTable table;
  if (Status added = add_postings(table, postings); !added) return added;
  const GlassRoot root = table.finish();
  const Result<std::string> version = make_version_file(postings, root);
  if (!version) return version.error();
  std::error_code code;
  if (!fs::create_directory(folder, code))
    return io_error("cannot create", folder, code ? code.value() : EEXIST);
  if (Status done = write_temporary_file(folder / "postlist.glass", table.bytes()); !done)
    return done;
  return write_temporary_file(folder / "iamglass", *version);
}

}  // namespace pressmark
