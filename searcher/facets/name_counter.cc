// SPDX-License-Identifier: GPL-2.0-or-later
//
// Of many articles the mentions of each spelling are counted, which is one addition a mention and
// no look at articles; then spellings are added up to names, less the articles that print several.
// Of few articles names are counted one by one, so that nothing grows with the number of names.
#include "searcher/facets/name_counter.h"

#include <algorithm>
#include <limits>
#include <new>
#include <utility>

#include "searcher/facets/candidates.h"

namespace pressmark {
namespace {

// What is read of an article lies where nothing read before it says: while articles are counted,
// the beginnings of rows further on are on their way, and the rows of those that are nearer.
template <typename Visit>
void for_each_row(std::span<const DocumentId> documents, const OrdinalRows& rows,
                  const Visit& visit) {
  constexpr std::size_t near = 16;
  constexpr std::size_t far = 32;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (i + far < documents.size()) {
      __builtin_prefetch(rows.begins.data() + documents[i + far] - 1);
    }
    if (i + near < documents.size()) {
      __builtin_prefetch(rows.ordinals.data() + rows.begins[documents[i + near] - 1]);
    }
    visit(rows[documents[i]]);
  }
}

}  // namespace

void NameCounter::make_room(std::size_t documents) {
  const std::size_t size = catalog_.end();
  if (counters_ == nullptr) {
    counters_.reset(static_cast<Counter*>(std::calloc(size, sizeof(Counter))));
    if (counters_ == nullptr) throw std::bad_alloc{};
  }
  if (documents <= std::numeric_limits<std::uint32_t>::max() - article_) return;
  for (std::size_t id = 0; id < size; ++id)
    counters_[id].last_article = 0;
  article_ = 0;
}

void NameCounter::add(EntityType type, std::uint32_t segment, std::span<const DocumentId> documents,
                      const OrdinalsColumn& column) {
  make_room(documents.size());
  const std::span<const CanonicalId> ids = catalog_.unaliased_ids(segment);
  std::vector<CanonicalId>& counted = counted_[static_cast<std::size_t>(type)];
  const auto count_article = [&](std::span<const std::uint32_t> ordinals) {
    ++article_;
    for (const std::uint32_t ordinal : ordinals) {
      const CanonicalId id = ids[ordinal];
      Counter& counter = counters_[id];
      if (counter.articles == 0) counted.push_back(id);
      // Without a branch: whether a name was there before in its article is hard to guess.
      counter.articles += counter.last_article != article_ ? 1U : 0U;
      counter.last_article = article_;
    }
  };
  if (const OrdinalRows* rows = column.all_if_verified()) {
    for_each_row(documents, *rows, count_article);
    return;
  }
  for (const DocumentId document : documents)
    count_article(column[document]);
}

void NameCounter::add_many(EntityType type, std::uint32_t segment,
                           std::span<const DocumentId> documents, const OrdinalRows& rows) {
  const CanonicalMap& map = catalog_.map();
  has_mentions_ = true;
  mentions_.resize(std::max(mentions_.size(), map.ids(segment).size()));
  std::uint32_t* const mentions = mentions_.data();
  constexpr std::size_t ahead = 16;  // rows that are fetched while others are counted
  for (std::size_t i = 0; i < documents.size();) {
    if (i + ahead < documents.size()) {
      __builtin_prefetch(rows.ordinals.data() + rows.begins[documents[i + ahead] - 1]);
    }
    const std::size_t first = i++;
    while (i < documents.size() && documents[i] == documents[i - 1] + 1)
      ++i;
    const std::uint32_t begin = rows.begins[documents[first] - 1];
    const std::uint32_t end = rows.begins[documents[i - 1]];
    for (const std::uint32_t ordinal : rows.ordinals.subspan(begin, end - begin))
      ++mentions[ordinal];
  }

  // Both ascend.
  const std::span<const RepeatedName> repeats = map.repeats(segment, type);
  auto& [repeated, next] = repeats_[static_cast<std::size_t>(type)];
  for (const DocumentId document : documents) {
    while (next < repeats.size() && repeats[next].document < document)
      ++next;
    if (next == repeats.size()) break;
    for (; next < repeats.size() && repeats[next].document == document; ++next)
      repeated.push_back(repeats[next].id);
  }
}

void NameCounter::finish_segment(EntityType type, std::uint32_t segment) {
  make_room(0);
  std::vector<CanonicalId>& counted = counted_[static_cast<std::size_t>(type)];
  const std::span<const CanonicalId> ids = catalog_.unaliased_ids(segment);
  const auto [begin, end] = catalog_.map().ordinals(segment, type);
  // Without a branch: which names were counted is hard to guess.
  const std::size_t before = counted.size();
  counted.resize(before + (end - begin));
  CanonicalId* next = counted.data() + before;
  std::uint32_t* const mentions = mentions_.data();
  for (std::uint32_t ordinal = begin; ordinal < end; ++ordinal) {
    const CanonicalId id = ids[ordinal];
    const std::uint32_t articles = std::exchange(mentions[ordinal], 0U);
    *next = id;
    next += counters_[id].articles == 0 && articles > 0 ? 1 : 0;
    counters_[id].articles += articles;
  }
  counted.resize(static_cast<std::size_t>(next - counted.data()));
  Repeats& repeats = repeats_[static_cast<std::size_t>(type)];
  for (const CanonicalId id : repeats.ids) {
    if (id != catalog_.no_name() && !catalog_.aliased().replaces(id)) --counters_[id].articles;
  }
  repeats.ids.clear();
  repeats.next = 0;
}

// What the user changed may be spread over columns; articles that print two of its spellings are
// listed for names as they were.
void NameCounter::add_aliased(EntityType type, std::uint32_t segment,
                              const DocumentSet& documents) {
  const AliasedNames& aliased = catalog_.aliased();
  if (aliased.empty() || documents.empty()) return;
  make_room(0);
  aliased_documents_.resize(std::max<std::size_t>(aliased_documents_.size(), segment + 1));
  auto& by_name = aliased_documents_[segment];
  if (by_name.empty()) by_name = catalog_.aliased_documents(segment);
  std::vector<CanonicalId>& counted = counted_[static_cast<std::size_t>(type)];
  for (CanonicalId i = 0; i < aliased.names().size(); ++i) {
    if (aliased.names()[i].type != type) continue;
    const auto articles = std::count_if(by_name[i].begin(), by_name[i].end(),
                                        [&](DocumentId each) { return documents.contains(each); });
    if (articles == 0) continue;
    const CanonicalId id = aliased.first_id() + i;
    if (counters_[id].articles == 0) counted.push_back(id);
    counters_[id].articles += static_cast<std::uint32_t>(articles);
  }
}

void NameCounter::clear() {
  if (std::exchange(has_mentions_, false)) {
    std::fill(mentions_.begin(), mentions_.end(), 0U);
    repeats_ = {};
  }
  for (std::vector<CanonicalId>& counted : counted_) {
    for (const CanonicalId id : counted)
      counters_[id] = {};
    counted.clear();
  }
}

Facet NameCounter::take(EntityType type, const SelectedNames& selected, Choice choice) {
  make_room(0);
  std::vector<CanonicalId>& counted = counted_[static_cast<std::size_t>(type)];
  const auto precedes = [&](CanonicalId a, CanonicalId b) { return catalog_.precedes(a, b); };
  const auto is_wanted = [&](CanonicalId id) {
    return choice.among == nullptr ||
           std::binary_search(choice.among->begin(), choice.among->end(), id);
  };
  FirstValues first{choice.limit, precedes};
  Facet facet{std::string{to_string(type)}, {}, 0};
  for (const CanonicalId id : selected.ids) {
    if (counters_[id].articles > 0 || !is_wanted(id)) continue;
    first.add({id, 0, true});
    ++facet.more_values;
  }
  const bool has_selected = !selected.ids.empty();
  for (const CanonicalId id : counted) {
    const Counter counter = std::exchange(counters_[id], {});
    if (id == catalog_.no_name() || !is_wanted(id)) continue;
    const bool is_selected =
        has_selected && std::binary_search(selected.ids.begin(), selected.ids.end(), id);
    first.add({id, counter.articles, is_selected});
    ++facet.more_values;
  }
  counted.clear();

  for (const FacetCandidate& chosen : std::move(first).take()) {
    facet.values.push_back({std::string{catalog_.display_name(chosen.value)}, chosen.articles,
                            catalog_.aliases(chosen.value), chosen.is_selected});
  }
  facet.more_values -= facet.values.size();
  if (choice.among == nullptr) add_unknown_values(facet, selected.unknown);
  return facet;
}

}  // namespace pressmark
