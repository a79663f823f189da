// SPDX-License-Identifier: GPL-2.0-or-later
//
// An archive has few keywords and many articles: keywords are folded once, articles are counted by
// number.
#include "searcher/facets/keyword_counter.h"

#include <algorithm>
#include <utility>

#include "analysis/fold.h"
#include "searcher/facets/candidates.h"
#include "searcher/match/field_columns.h"

namespace pressmark {

namespace {

// By ordinal: how many live articles of the segment have it.
std::vector<std::uint64_t> count_live_articles(const SegmentReader& segment, const Field& field) {
  const SegmentColumns& columns = segment.columns();
  const KeywordColumn& column = keyword_column(columns, field);
  std::vector<std::uint64_t> articles(column.values().size() + 1);
  for (DocumentId document = 1; document <= segment.articles(); ++document) {
    if (segment.deleted().contains(document)) continue;
    if (field.kind == FieldKind::keyword) {
      ++articles[column.ordinals()[document - 1]];
      continue;
    }
    for (const std::uint32_t topic : columns.topic.all()[document])
      ++articles[topic + std::size_t{1}];
  }
  return articles;
}

}  // namespace

KeywordCounter::KeywordCounter(const Field& field, const std::vector<SegmentReader>& segments)
    : field_(&field), shown_(1) {
  for (const SegmentReader& segment : segments) {
    const KeywordColumn& column = keyword_column(segment.columns(), field);
    std::vector<std::uint64_t> articles;
    if (!segment.deleted().empty()) articles = count_live_articles(segment, field);
    std::vector<std::uint32_t>& of_ordinal = of_ordinals_.emplace_back(1, 0U);
    for (const std::string_view spelling : column.values()) {
      // What only deleted articles have is no value of the archive.
      const bool is_live = articles.empty() || articles[of_ordinal.size()] > 0;
      of_ordinal.push_back(is_live ? add_spelling(spelling) : 0U);
    }
  }
  articles_.resize(shown_.size());
  if (!spellings_.empty()) choose_display_names(segments);
}

std::uint32_t KeywordCounter::add_spelling(std::string_view spelling) {
  const auto next = static_cast<std::uint32_t>(shown_.size());
  const auto [found, is_new] = by_fold_.emplace(fold_keyword(spelling), next);
  const std::uint32_t value = found->second;
  if (is_new) {
    shown_.push_back(spelling);
  } else if (spelling != shown_[value]) {
    std::vector<std::string_view>& spellings = spellings_[value];
    if (spellings.empty()) spellings.push_back(shown_[value]);
    spellings.push_back(spelling);
  }
  return value;
}

void KeywordCounter::choose_display_names(const std::vector<SegmentReader>& segments) {
  std::unordered_map<std::string_view, std::uint64_t> articles;  // of spellings with rivals
  for (std::size_t s = 0; s < segments.size(); ++s) {
    const KeywordColumn& column = keyword_column(segments[s].columns(), *field_);
    const std::vector<std::uint64_t> of_ordinal = count_live_articles(segments[s], *field_);
    for (std::size_t i = 0; i < column.values().size(); ++i) {
      if (spellings_.contains(of_ordinals_[s][i + 1])) {
        articles[column.values()[i]] += of_ordinal[i + 1];
      }
    }
  }
  for (auto& [value, spellings] : spellings_) {
    std::sort(spellings.begin(), spellings.end());
    spellings.erase(std::unique(spellings.begin(), spellings.end()), spellings.end());
    shown_[value] = *std::max_element(spellings.begin(), spellings.end(), [&](auto a, auto b) {
      return articles.at(a) < articles.at(b);
    });
  }
}

void KeywordCounter::add(std::size_t segment, std::span<const DocumentId> documents,
                         std::span<const std::uint32_t> ordinals) {
  const std::vector<std::uint32_t>& of_ordinal = of_ordinals_[segment];
  for (const DocumentId document : documents)
    ++articles_[of_ordinal[ordinals[document - 1]]];
}

void KeywordCounter::add(std::size_t segment, std::span<const DocumentId> documents,
                         const KeywordColumn& column) {
  for (const DocumentId document : documents)
    ++articles_[of_ordinals_[segment][column[document]]];
}

void KeywordCounter::add(std::size_t segment, std::span<const DocumentId> documents,
                         const OrdinalsColumn& topics) {
  for (const DocumentId document : documents) {
    for (const std::uint32_t topic : topics[document])
      ++articles_[of_ordinals_[segment][topic + std::size_t{1}]];
  }
}

void KeywordCounter::clear() {
  std::fill(articles_.begin(), articles_.end(), 0U);
}

Facet KeywordCounter::take(const std::vector<std::string>& selected, Choice choice) {
  std::vector<bool> is_selected(shown_.size());
  std::vector<std::string> unknown;
  for (const std::string& folded : selected) {
    const auto value = by_fold_.find(folded);
    if (value != by_fold_.end()) {
      is_selected[value->second] = true;
    } else {
      unknown.push_back(folded);
    }
  }
  std::vector<bool> is_found(shown_.size(), choice.find == nullptr);
  if (choice.find != nullptr) {
    unknown.clear();
    for (const auto& [folded, value] : by_fold_)
      is_found[value] = is_keyword_found(folded, choice.find->text);
  }
  std::vector<FacetCandidate> all;
  for (std::uint32_t value = 1; value < shown_.size(); ++value) {
    if (!is_found[value]) continue;
    if (articles_[value] == 0 && !is_selected[value]) continue;
    all.push_back({value, articles_[value], is_selected[value]});
  }
  clear();
  Facet facet{std::string{field_->name}, {}, all.size()};
  const auto precedes = [&](std::uint32_t a, std::uint32_t b) { return shown_[a] < shown_[b]; };
  for (const FacetCandidate& chosen : choose_values(std::move(all), choice.limit, precedes)) {
    const std::string_view shown = shown_[chosen.value];
    FacetValue& value = facet.values.emplace_back();
    value.value = std::string{shown};
    value.articles = chosen.articles;
    value.selected = chosen.is_selected;
    if (const auto several = spellings_.find(chosen.value); several != spellings_.end()) {
      for (const std::string_view spelling : several->second) {
        if (spelling != shown) value.aliases.emplace_back(spelling);
      }
    }
  }
  facet.more_values -= facet.values.size();
  add_unknown_values(facet, std::move(unknown));
  return facet;
}

}  // namespace pressmark
