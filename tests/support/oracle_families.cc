// SPDX-License-Identifier: GPL-2.0-or-later
//
// Copies as anybody would look for them: every article beside every other that has a shingle of it,
// words as words.

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "tests/support/oracle.h"

namespace pressmark {
namespace {

using Quadruple = std::array<std::uint32_t, 4>;

}  // namespace

void Oracle::group_families() {
  std::map<std::string, std::uint32_t> stems;
  std::map<Quadruple, std::uint32_t> quadruples;
  std::vector<std::vector<std::uint32_t>> sets;
  std::vector<Form> forms(forms_.size());
  for (const auto& [form, number] : forms_)
    forms[number] = form;
  for (const Entry& entry : articles_) {
    std::vector<std::uint32_t> body;
    for (const Word& word : entry.words) {
      if (word.field != TextField::body) continue;
      const auto next = static_cast<std::uint32_t>(stems.size());
      body.push_back(stems.try_emplace(forms[word.form].stem, next).first->second);
    }
    std::set<std::uint32_t> set;
    for (std::size_t i = 0; body.size() >= 40 && i + 3 < body.size(); ++i) {
      const Quadruple four{body[i], body[i + 1], body[i + 2], body[i + 3]};
      const auto next = static_cast<std::uint32_t>(quadruples.size());
      set.insert(quadruples.try_emplace(four, next).first->second);
    }
    sets.emplace_back(set.begin(), set.end());
  }
  std::vector<std::size_t> labels(articles_.size());
  std::vector<std::vector<std::size_t>> articles_with(quadruples.size());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    labels[i] = i;
    std::map<std::size_t, std::size_t> in_both;  // with each article before that shares some
    for (const std::uint32_t four : sets[i]) {
      for (const std::size_t j : articles_with[four])
        ++in_both[j];
      articles_with[four].push_back(i);
    }
    for (const auto& [j, both] : in_both) {
      if (labels[i] == labels[j]) continue;
      if (5 * both < 4 * (sets[i].size() + sets[j].size() - both)) continue;
      const std::size_t old = labels[j];
      std::replace(labels.begin(), labels.begin() + static_cast<std::ptrdiff_t>(i), old, labels[i]);
    }
  }
  std::vector<std::size_t> order(articles_.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    order[i] = i;
  std::ranges::sort(order, {}, [&](std::size_t i) {
    const Article& article = articles_[i].article;
    return std::tuple{!article.published, article.published.value_or(Date{}), article.id};
  });
  std::map<std::size_t, std::vector<std::size_t>> groups;
  for (const std::size_t i : order)
    groups[labels[i]].push_back(i);
  families_.resize(articles_.size());
  for (std::size_t i = 0; i < labels.size(); ++i)
    families_[i] = groups[labels[i]];
}

const std::vector<std::size_t>& Oracle::family_of(std::size_t index) {
  if (families_.empty()) group_families();
  return families_[index];
}

bool Oracle::has_family_property(std::size_t index, const Property& property) {
  const std::vector<std::size_t>& family = family_of(index);
  if (property.name == PropertyName::is) return family.front() != index;
  if (property.name == PropertyName::copies) {
    return family.size() >= property.least && family.size() <= property.most;
  }
  return std::ranges::any_of(
      family, [&](std::size_t member) { return articles_[member].article.id == property.text; });
}

std::uint64_t Oracle::count_families(const std::vector<std::size_t>& matching) {
  std::set<std::size_t> firsts;
  for (const std::size_t i : matching)
    firsts.insert(family_of(i).front());
  return firsts.size();
}

/// In the order of `matching`.
std::vector<std::size_t> Oracle::collapse(const std::vector<std::size_t>& matching,
                                          Collapse collapse) {
  if (collapse == Collapse::off) return matching;
  const std::set<std::size_t> all(matching.begin(), matching.end());
  std::vector<std::size_t> left;
  for (const std::size_t i : matching) {
    std::vector<std::size_t> found;
    for (const std::size_t member : family_of(i)) {
      if (all.contains(member)) found.push_back(member);
    }
    std::size_t chosen = found.front();
    for (const std::size_t member : found) {
      const bool is_dated = articles_[member].article.published.has_value();
      const bool is_chosen_dated = articles_[chosen].article.published.has_value();
      const bool is_later = is_dated || !is_chosen_dated;
      const bool is_longer = articles_[member].length > articles_[chosen].length;
      if (collapse == Collapse::last ? is_later : collapse == Collapse::longest && is_longer) {
        chosen = member;
      }
    }
    if (chosen == i) left.push_back(i);
  }
  return left;
}

}  // namespace pressmark
