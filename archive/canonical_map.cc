// SPDX-License-Identifier: GPL-2.0-or-later
//
// The map's file: header; a directory of counts; then flat arrays, each aligned to eight bytes, in
// the order in which next_section() is called below. docs/archive-format.md has them all.

#include "archive/canonical_map.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

#include "archive/column_file.h"
#include "archive/damaged_archive.h"

namespace pressmark {
namespace {

struct Directory {
  std::uint32_t segments = 0;
  std::uint32_t members = 0;
  std::uint32_t words = 0;
  std::uint32_t postings = 0;
  std::uint32_t word_bytes = 0;
  std::array<std::uint32_t, entity_types.size()> type_ends{};
  std::array<std::uint32_t, entity_types.size()> word_ends{};
};
static_assert(std::has_unique_object_representations_v<Directory>);

template <typename T>
void append_section(ColumnFileWriter& file, const std::vector<T>& values) {
  file.append_values(std::span<const T>{values});
  file.align();
}

// Ascending ends of the parts of `whole`, as begins.
std::array<std::uint32_t, entity_types.size() + 1> begins_of(
    const VerifiedFile& file, const std::array<std::uint32_t, entity_types.size()>& ends,
    std::uint32_t whole) {
  std::array<std::uint32_t, entity_types.size() + 1> begins{};
  std::copy(ends.begin(), ends.end(), begins.begin() + 1);
  if (!std::is_sorted(begins.begin(), begins.end()) || begins.back() != whole) {
    file.fail("its types do not fit its number of names");
  }
  return begins;
}

}  // namespace

Status write_canonical_map(const std::filesystem::path& path, const CanonicalMapContent& content) {
  Result<ColumnFileWriter> file = ColumnFileWriter::create(path, ColumnKind::canonical_map, "");
  if (!file) return std::move(file).error();
  std::vector<std::uint32_t> word_begins{0};
  std::uint64_t word_bytes = 0;
  for (const std::string& word : content.words) {
    word_bytes += word.size();
    word_begins.push_back(static_cast<std::uint32_t>(word_bytes));
  }
  // Every other number counts fewer things than there are postings or bytes of words.
  constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
  if (word_bytes > most || content.postings.size() > most || content.members.size() > most) {
    return Error{ErrorKind::limit, path.string() + " would have more than 4294967295 names"};
  }
  Directory directory;
  directory.segments = static_cast<std::uint32_t>(content.ids.size());
  directory.members = static_cast<std::uint32_t>(content.members.size());
  directory.words = static_cast<std::uint32_t>(content.words.size());
  directory.postings = static_cast<std::uint32_t>(content.postings.size());
  directory.word_bytes = static_cast<std::uint32_t>(word_bytes);
  directory.type_ends = content.type_ends;
  directory.word_ends = content.word_ends;
  file->append_value(directory);
  for (const auto& ends : content.ordinal_ends) {
    std::uint32_t begin = 0;
    for (const std::uint32_t end : ends)
      file->append_value(end - std::exchange(begin, end));
  }
  file->align();
  for (const auto& of_segment : content.repeats) {
    for (const auto& repeats : of_segment)
      file->append_value(static_cast<std::uint32_t>(repeats.size()));
  }
  file->align();
  for (const auto& ids : content.ids)
    file->append_values(std::span<const CanonicalId>{ids});
  file->align();
  append_section(*file, content.member_begins);
  append_section(*file, content.members);
  append_section(*file, content.shown);
  append_section(*file, content.display_ranks);
  append_section(*file, content.by_key);
  for (const auto& of_segment : content.repeats) {
    for (const auto& repeats : of_segment)
      file->append_values(std::span<const RepeatedName>{repeats});
  }
  append_section(*file, word_begins);
  append_section(*file, content.posting_begins);
  append_section(*file, content.postings);
  for (const std::string& word : content.words)
    file->append(word);
  return file->finish(content.shown.size());
}

Result<CanonicalMap> CanonicalMap::open(VerifiedFile file, std::span<const std::uint32_t> names) {
  return run_on_archive([&]() -> Result<CanonicalMap> {
    CanonicalMap map;
    map.file_ = std::move(file);
    map.read_directory();
    bool fits = map.segment_begins_.size() == names.size() + 1;
    for (std::size_t s = 0; fits && s < names.size(); ++s) {
      fits = map.segment_begins_[s + 1] - map.segment_begins_[s] == names[s];
    }
    if (!fits) map.file_.fail("it belongs to other segments");
    return map;
  });
}

void CanonicalMap::read_directory() {
  size_ = check_column_header(file_, "", to_string(ColumnKind::canonical_map));
  std::uint64_t at = column_header_bytes;
  const auto directory = load_raw<Directory>(file_.bytes(at, sizeof(Directory)));
  at += sizeof(Directory);
  type_begins_ = begins_of(file_, directory.type_ends, size_);
  word_type_begins_ = begins_of(file_, directory.word_ends, directory.words);

  const std::uint64_t parts = std::uint64_t{directory.segments} * entity_types.size();
  ordinal_begins_ = read_begins(at, parts);
  repeat_begins_ = read_begins(at, parts);
  for (std::size_t part = 0; part <= parts; part += entity_types.size())
    segment_begins_.push_back(ordinal_begins_[part]);

  constexpr std::uint64_t width = sizeof(std::uint32_t);
  ids_ = next_section(at, segment_begins_.back(), width);
  member_begins_ = next_section(at, std::uint64_t{size_} + 1, width);
  members_ = next_section(at, directory.members, sizeof(NameMember));
  shown_ = next_section(at, size_, width);
  display_ranks_ = next_section(at, size_, width);
  by_key_ = next_section(at, size_, width);
  repeats_ = next_section(at, repeat_begins_.back(), sizeof(RepeatedName));
  word_begins_ = next_section(at, std::uint64_t{directory.words} + 1, width);
  posting_begins_ = next_section(at, std::uint64_t{directory.words} + 1, width);
  postings_ = next_section(at, directory.postings, width);
  word_bytes_ = {at, directory.word_bytes};
  if (file_.size() != at + directory.word_bytes) file_.fail("its size does not fit its directory");
}

// A table of how many elements each part has, as where each begins and the last one ends.
std::vector<std::uint32_t> CanonicalMap::read_begins(std::uint64_t& at, std::uint64_t parts) const {
  constexpr std::uint64_t width = sizeof(std::uint32_t);
  const auto sizes = file_.bytes(at, parts * width);
  std::uint64_t end = 0;
  std::vector<std::uint32_t> begins(1, 0);
  for (std::uint64_t part = 0; part < parts; ++part) {
    end += load_raw<std::uint32_t>(sizes, part * width);
    if (end > std::numeric_limits<std::uint32_t>::max()) file_.fail("it has too many names");
    begins.push_back(static_cast<std::uint32_t>(end));
  }
  at = aligned(at + parts * width);
  return begins;
}

CanonicalMap::Section CanonicalMap::next_section(std::uint64_t& at, std::uint64_t count,
                                                 std::uint64_t width) const {
  if (count > std::numeric_limits<std::uint32_t>::max()) file_.fail("it has too many names");
  const Section section{at, static_cast<std::uint32_t>(count)};
  at = aligned(at + count * width);
  return section;
}

// `count` values of a section from `first` on. Sections start at multiples of eight bytes in a
// file that is mapped at a page: they are aligned.
template <typename T>
std::span<const T> CanonicalMap::values(const Section& section, std::uint64_t first,
                                        std::uint64_t count) const {
  if (first > section.count || count > section.count - first) {
    file_.fail("it points outside itself");
  }
  const auto bytes = file_.bytes(section.offset + first * sizeof(T), count * sizeof(T));
  return {reinterpret_cast<const T*>(bytes.data()), static_cast<std::size_t>(count)};
}

// Where the part `index` begins and ends, in something that has `limit` elements.
std::pair<std::uint32_t, std::uint32_t> CanonicalMap::bounds(const Section& begins,
                                                             std::uint32_t index,
                                                             std::uint32_t limit) const {
  const auto both = values<std::uint32_t>(begins, index, 2);
  if (both[0] > both[1] || both[1] > limit) file_.fail("a part ends before it begins");
  return {both[0], both[1]};
}

CanonicalRange CanonicalMap::of_type(EntityType type) const {
  const auto index = static_cast<std::size_t>(type);
  return {type_begins_[index], type_begins_[index + 1]};
}

std::span<const CanonicalId> CanonicalMap::ids(std::size_t segment) const {
  if (!ids_are_verified_.test()) verify_ids();
  const std::uint32_t begin = segment_begins_[segment];
  const auto bytes = file_.unverified_bytes().subspan(ids_.offset + begin * sizeof(CanonicalId));
  return {reinterpret_cast<const CanonicalId*>(bytes.data()), segment_begins_[segment + 1] - begin};
}

// Counters are indexed by what is in here, so all of it is looked at once.
void CanonicalMap::verify_ids() const {
  const auto ids = values<CanonicalId>(ids_, 0, ids_.count);
  CanonicalId largest = 0;
  for (const CanonicalId id : ids)
    largest = std::max(largest, id);
  if (largest > size_) file_.fail("an ordinal has no canonical name");
  ids_are_verified_.set();
}

std::span<const NameMember> CanonicalMap::members(CanonicalId id) const {
  const auto [begin, end] = bounds(member_begins_, id, members_.count);
  const auto found = values<NameMember>(members_, begin, end - begin);
  for (const NameMember& member : found) {
    if (member.segment + std::size_t{1} >= segment_begins_.size()) {
      file_.fail("a name has no segment");
    }
  }
  return found;
}

NameMember CanonicalMap::member(std::uint32_t number) const {
  const NameMember member = values<NameMember>(members_, number, 1).front();
  if (member.segment + std::size_t{1} >= segment_begins_.size() ||
      member.ordinal >= segment_begins_[member.segment + 1] - segment_begins_[member.segment]) {
    file_.fail("a name has no segment");
  }
  return member;
}

NameMember CanonicalMap::shown(CanonicalId id) const {
  return member(values<std::uint32_t>(shown_, id, 1).front());
}

std::uint32_t CanonicalMap::display_rank(CanonicalId id) const {
  return values<std::uint32_t>(display_ranks_, id, 1).front();
}

CanonicalId CanonicalMap::by_key(std::uint32_t index) const {
  const CanonicalId id = values<CanonicalId>(by_key_, index, 1).front();
  if (id >= size_) file_.fail("a key has no name");
  return id;
}

std::pair<std::uint32_t, std::uint32_t> CanonicalMap::ordinals(std::size_t segment,
                                                               EntityType type) const {
  const std::size_t part = segment * entity_types.size() + static_cast<std::size_t>(type);
  const std::uint32_t first = segment_begins_[segment];
  return {ordinal_begins_[part] - first, ordinal_begins_[part + 1] - first};
}

std::span<const RepeatedName> CanonicalMap::repeats(std::size_t segment, EntityType type) const {
  const std::size_t part = segment * entity_types.size() + static_cast<std::size_t>(type);
  const std::uint32_t begin = repeat_begins_[part];
  return values<RepeatedName>(repeats_, begin, repeat_begins_[part + 1] - begin);
}

std::string_view CanonicalMap::word(std::uint32_t index) const {
  const auto [begin, end] = bounds(word_begins_, index, word_bytes_.count);
  return as_text(file_.bytes(word_bytes_.offset + begin, end - begin));
}

std::span<const std::uint32_t> CanonicalMap::members_with(EntityType type,
                                                          std::string_view wanted) const {
  std::uint32_t low = word_type_begins_[static_cast<std::size_t>(type)];
  std::uint32_t high = word_type_begins_[static_cast<std::size_t>(type) + 1];
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    const std::string_view found = word(middle);
    if (found == wanted) {
      const auto [begin, end] = bounds(posting_begins_, middle, postings_.count);
      return values<std::uint32_t>(postings_, begin, end - begin);
    }
    if (found < wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return {};
}

void CanonicalMap::for_each_word(
    EntityType type,
    const std::function<void(std::string_view, std::span<const std::uint32_t>)>& visit) const {
  const std::uint32_t end = word_type_begins_[static_cast<std::size_t>(type) + 1];
  for (std::uint32_t i = word_type_begins_[static_cast<std::size_t>(type)]; i < end; ++i) {
    const auto [first, last] = bounds(posting_begins_, i, postings_.count);
    visit(word(i), values<std::uint32_t>(postings_, first, last - first));
  }
}

void CanonicalMap::copy_words(CanonicalMapContent& content) const {
  std::copy(word_type_begins_.begin() + 1, word_type_begins_.end(), content.word_ends.begin());
  const auto postings = values<std::uint32_t>(postings_, 0, postings_.count);
  const auto words = values<std::uint32_t>(word_begins_, 0, word_begins_.count);
  const auto begins = values<std::uint32_t>(posting_begins_, 0, posting_begins_.count);
  const auto bytes = as_text(file_.bytes(word_bytes_.offset, word_bytes_.count));
  if (begins.front() != 0 || begins.back() != postings.size()) file_.fail("a name has no word");
  if (words.front() != 0 || words.back() != bytes.size()) file_.fail("a word has no letters");
  content.words.reserve(words.size() - 1);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i] > words[i + 1] || words[i + 1] > bytes.size()) file_.fail("a word is cut off");
    content.words.emplace_back(bytes.substr(words[i], words[i + 1] - words[i]));
    if (begins[i] >= begins[i + 1] || begins[i + 1] > postings.size()) {
      file_.fail("a word has no name");
    }
    const auto own = postings.subspan(begins[i], begins[i + 1] - begins[i]);
    const bool ascends = std::ranges::adjacent_find(own, std::greater_equal{}) == own.end();
    if (!ascends || own.back() >= members_.count) file_.fail("a word has no name");
  }
  content.posting_begins.assign(begins.begin(), begins.end());
  content.postings.assign(postings.begin(), postings.end());
}

void CanonicalMap::copy_segments(CanonicalMapContent& content) const {
  for (std::size_t s = 0; s + 1 < segment_begins_.size(); ++s) {
    const auto own = ids(s);
    content.ids.emplace_back(own.begin(), own.end());
    auto& ends = content.ordinal_ends.emplace_back();
    auto& all = content.repeats.emplace_back();
    for (const EntityType type : entity_types) {
      const auto index = static_cast<std::size_t>(type);
      ends[index] = ordinals(s, type).second;
      const auto found = repeats(s, type);
      all[index].assign(found.begin(), found.end());
      const auto is_no_name = [&](const RepeatedName& repeat) { return repeat.id >= size_; };
      if (std::ranges::any_of(found, is_no_name)) file_.fail("an article prints no name");
    }
  }
}

void CanonicalMap::copy_names(CanonicalMapContent& content) const {
  for (const auto& [section, out] :
       {std::pair{&member_begins_, &content.member_begins}, std::pair{&shown_, &content.shown},
        std::pair{&display_ranks_, &content.display_ranks}, std::pair{&by_key_, &content.by_key}}) {
    const auto all = values<std::uint32_t>(*section, 0, section->count);
    out->assign(all.begin(), all.end());
  }
  std::copy(type_begins_.begin() + 1, type_begins_.end(), content.type_ends.begin());
  const auto all_members = values<NameMember>(members_, 0, members_.count);
  content.members.assign(all_members.begin(), all_members.end());
  if (content.member_begins.front() != 0 || content.member_begins.back() != members_.count) {
    file_.fail("a spelling has no name");
  }
  for (const EntityType type : entity_types) {
    const CanonicalRange range = of_type(type);
    for (CanonicalId id = range.begin; id < range.end; ++id) {
      const std::uint32_t begin = content.member_begins[id];
      const std::uint32_t end = content.member_begins[id + 1];
      const bool fits = begin < end && end <= members_.count && content.shown[id] >= begin &&
                        content.shown[id] < end && content.by_key[id] >= range.begin &&
                        content.by_key[id] < range.end && content.display_ranks[id] < range.size();
      if (!fits) file_.fail("a name has no spelling, or no place among the others");
      for (const NameMember member : all_members.subspan(begin, end - begin)) {
        const bool is_there = member.segment < content.ids.size() &&
                              member.ordinal < content.ids[member.segment].size();
        if (!is_there || content.ids[member.segment][member.ordinal] != id) {
          file_.fail("a spelling has two names");
        }
      }
    }
  }
}

CanonicalMapContent CanonicalMap::content() const {
  CanonicalMapContent content;
  copy_segments(content);
  copy_names(content);
  copy_words(content);
  return content;
}

}  // namespace pressmark
