// SPDX-License-Identifier: GPL-2.0-or-later
//
// Sorting brings the spellings of a name together. Most names have one spelling in one segment.

#include "archive/name_groups.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "schema/surnames.h"

namespace pressmark {
namespace {

auto place_of(const LiveName& name) {
  return std::pair{name.member.segment, name.member.ordinal};
}

bool is_same_name(const LiveName& a, const LiveName& b) {
  return a.type == b.type && a.group == b.group;
}

// Indices in the order of the spellings; equal ones in the order of the segments.
std::vector<std::size_t> order_of_spellings(std::span<const LiveName> names) {
  std::vector<std::size_t> order(names.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    order[i] = i;
  std::ranges::sort(order, {}, [&](std::size_t i) { return std::pair{names[i].spelling, i}; });
  return order;
}

std::size_t choose_shown(std::span<const LiveName> names, const NameRules& rules) {
  if (names.size() == 1) return 0;
  std::vector<SpellingCount> counts;
  std::vector<std::size_t> firsts;
  for (const std::size_t i : order_of_spellings(names)) {
    if (names[i].key != names[i].group) continue;
    if (counts.empty() || counts.back().spelling != names[i].spelling) {
      counts.push_back({names[i].spelling, 0});
      firsts.push_back(i);
    }
    counts.back().articles += names[i].articles;
  }
  return firsts[rules.choose_display(names.front().type, counts)];
}

// Takes the people, by key. True if a surname has joined a name.
bool resolve_surnames(std::span<LiveName> people) {
  std::vector<PersonCount> counts;
  for (const LiveName& name : people) {
    if (counts.empty() || counts.back().key != name.key) counts.push_back({name.key, 0});
    counts.back().articles += name.articles;
  }
  const auto joined = join_surnames(counts);
  for (const auto& [surname, full_name] : joined) {
    auto name = std::ranges::lower_bound(people, surname, {}, &LiveName::key);
    for (; name != people.end() && name->key == surname; ++name)
      name->group = full_name;
  }
  return !joined.empty();
}

void sort_by_group(std::span<LiveName> names) {
  std::ranges::sort(names, [](const LiveName& a, const LiveName& b) {
    if (a.type != b.type) return a.type < b.type;
    const int by_group = a.group.compare(b.group);
    return by_group != 0 ? by_group < 0 : place_of(a) < place_of(b);
  });
}

}  // namespace

LiveName live_name(const std::vector<SegmentReader>& segments, NameMember member) {
  const SegmentReader& segment = segments[member.segment];
  const NameEntry entry = segment.columns().names[member.ordinal];
  const std::uint64_t deleted = segment.deleted().name_articles(member.ordinal);
  return {.type = entry.type,
          .member = member,
          .articles = entry.articles - deleted,
          .key = entry.key,
          .spelling = entry.spelling};
}

std::vector<NameGroup> make_name_groups(std::vector<LiveName>& names, const NameRules& rules) {
  sort_by_group(names);
  const auto people = static_cast<std::size_t>(
      std::ranges::partition_point(
          names, [](const LiveName& name) { return name.type == EntityType::person; }) -
      names.begin());
  if (resolve_surnames({names.data(), people})) sort_by_group({names.data(), people});
  std::vector<NameGroup> groups;
  for (std::size_t begin = 0, end = 0; begin < names.size(); begin = end) {
    NameGroup& group = groups.emplace_back();
    for (; end < names.size() && is_same_name(names[begin], names[end]); ++end)
      group.articles += names[end].articles;
    group.of = std::span<const LiveName>{names}.subspan(begin, end - begin);
    group.shown = choose_shown(group.of, rules);
  }
  // By key already, within a type.
  std::ranges::stable_sort(groups, [](const NameGroup& a, const NameGroup& b) {
    return a.type() != b.type() ? a.type() < b.type() : a.articles > b.articles;
  });
  return groups;
}

void append_words(const NameGroup& group, const NameRules& rules, std::vector<NameWord>& words) {
  std::vector<std::string> own;
  const LiveName* last = nullptr;
  for (const std::size_t i : order_of_spellings(group.of)) {
    const LiveName& name = group.of[i];
    if (last == nullptr || last->spelling != name.spelling) own = rules.words(name.spelling);
    last = &name;
    for (const std::string& word : own)
      words.push_back({word, i});
  }
}

}  // namespace pressmark
