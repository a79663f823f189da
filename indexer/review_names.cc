// SPDX-License-Identifier: GPL-2.0-or-later
//
// Names are compared with those that share a surname, a spelling or initials; what speaks for a
// line is counted from posting lists.
#include "indexer/review_names.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "analysis/entities/canonical_names.h"
#include "base/escape.h"
#include "base/json_writer.h"
#include "indexer/naming_articles.h"
#include "indexer/summary.h"
#include "schema/surnames.h"

namespace pressmark {
namespace {

// Who is in the news once is not worth a line.
constexpr std::uint64_t least_articles = 2;

// Of so many people with one surname each is compared with each.
constexpr std::size_t most_bearers = 40;

// A name is asked about as the other type that it has in so many times as many articles.
constexpr std::uint64_t clear_majority = 3;

constexpr std::size_t shortest_acronym = 3;

struct ReviewedName {
  EntityType type = EntityType::person;
  CanonicalId id = 0;
  std::string_view shown;
  std::string_view key;
  NamingArticles articles;
};

std::uint64_t count_both(const ReviewedName& a, const ReviewedName& b) {
  NamingArticles both;
  std::set_intersection(a.articles.begin(), a.articles.end(), b.articles.begin(), b.articles.end(),
                        std::back_inserter(both));
  return both.size();
}

bool is_full_name(std::string_view key) {
  return key.find(' ') != std::string_view::npos;
}

std::string_view first_name_of(std::string_view key) {
  return key.substr(0, key.find(' '));
}

// "g" and "george": what differs in more than an initial was told apart for a reason.
bool can_be_one(std::string_view a, std::string_view b) {
  const std::string_view first = first_name_of(a);
  const std::string_view second = first_name_of(b);
  return (first.size() == 1 || second.size() == 1) && first.front() == second.front();
}

// "international atomic energy agency" -> "IAEA"; words in small letters do not count.
std::string initials_of(std::string_view spelling) {
  std::string initials;
  bool begins_word = true;
  for (const char c : spelling) {
    if (begins_word && c >= 'A' && c <= 'Z') initials += c;
    begins_word = c == ' ' || c == '-';
  }
  return initials;
}

bool is_acronym(std::string_view spelling) {
  return spelling.size() >= shortest_acronym &&
         std::all_of(spelling.begin(), spelling.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

class NameReview {
 public:
  explicit NameReview(const ArchiveReader& archive)
      : archive_(archive), map_(archive.canonical_map()) {}

  std::vector<NameDoubt> run();

 private:
  NameEntry entry(NameMember member) const {
    return archive_.segments()[member.segment].columns().names[member.ordinal];
  }
  void read_names();
  void review_people();
  void review_bearers(const std::vector<const ReviewedName*>& bearers);
  void review_joined(const ReviewedName& name, const std::vector<const ReviewedName*>& bearers);
  void review_types();
  void review_acronyms();
  void ask_to_merge(const ReviewedName& a, const ReviewedName& b);
  std::string counted(const ReviewedName& name) const;

  const ArchiveReader& archive_;
  const CanonicalMap& map_;
  std::vector<ReviewedName> names_;
  std::vector<NameDoubt> doubts_;
};

void NameReview::read_names() {
  for (const EntityType type : entity_types) {
    const CanonicalRange range = map_.of_type(type);
    for (CanonicalId id = range.begin; id < range.end; ++id) {
      if (archive_.aliased_names().replaces(id)) continue;
      NamingArticles articles = naming_articles(archive_, map_.members(id));
      if (articles.size() < least_articles) continue;
      const NameEntry shown = entry(map_.shown(id));
      names_.push_back({type, id, shown.spelling, shown.key, std::move(articles)});
    }
  }
}

std::string NameReview::counted(const ReviewedName& name) const {
  return fmt::format("{} in {}", name.shown, format_counted(name.articles.size(), "article"));
}

void NameReview::ask_to_merge(const ReviewedName& a, const ReviewedName& b) {
  const bool is_first_more = a.articles.size() >= b.articles.size();
  const ReviewedName& more = is_first_more ? a : b;
  const ReviewedName& fewer = is_first_more ? b : a;
  if (more.shown == fewer.shown) return;
  NameDoubt doubt;
  doubt.rule = {0, AliasVerb::merge, a.type, {std::string{more.shown}, std::string{fewer.shown}}};
  doubt.evidence = fmt::format("{}, {}, both in {}", counted(more), counted(fewer),
                               format_count(count_both(a, b)));
  doubt.articles = fewer.articles.size();
  doubts_.push_back(std::move(doubt));
}

// A surname alone that was taken for the one who dominates, while others bear it.
void NameReview::review_joined(const ReviewedName& name,
                               const std::vector<const ReviewedName*>& bearers) {
  const ReviewedName* other = nullptr;
  for (const ReviewedName* bearer : bearers) {
    const bool is_more = other == nullptr || bearer->articles.size() > other->articles.size();
    if (bearer != &name && is_full_name(bearer->key) && is_more) other = bearer;
  }
  if (other == nullptr || !is_full_name(name.key)) return;
  std::map<std::string_view, std::vector<NameMember>> bare;
  for (const NameMember& member : map_.members(name.id)) {
    const NameEntry printed = entry(member);
    if (!is_full_name(printed.key)) bare[printed.spelling].push_back(member);
  }
  for (const auto& [spelling, members] : bare) {
    const std::uint64_t articles = naming_articles(archive_, members).size();
    if (articles < least_articles) continue;
    NameDoubt doubt;
    doubt.rule = {0, AliasVerb::split, name.type, {std::string{spelling}}};
    doubt.evidence = fmt::format("{} alone in {} was taken for {}; {}", spelling,
                                 format_counted(articles, "article"), name.shown, counted(*other));
    doubt.articles = articles;
    doubts_.push_back(std::move(doubt));
  }
}

void NameReview::review_bearers(const std::vector<const ReviewedName*>& bearers) {
  for (std::size_t i = 0; i < bearers.size(); ++i) {
    for (std::size_t k = i + 1; k < bearers.size(); ++k) {
      const bool are_full = is_full_name(bearers[i]->key) && is_full_name(bearers[k]->key);
      // The surname alone may be the one who is most in the news; that it is another is not worth
      // a line.
      const bool is_most = i <= 1 && k <= 1;
      if (are_full ? can_be_one(bearers[i]->key, bearers[k]->key) : is_most)
        ask_to_merge(*bearers[i], *bearers[k]);
    }
  }
}

void NameReview::review_people() {
  std::map<std::string_view, std::vector<const ReviewedName*>> by_surname;
  for (const ReviewedName& name : names_) {
    if (name.type == EntityType::person) by_surname[surname_of(name.key)].push_back(&name);
  }
  for (auto& [surname, bearers] : by_surname) {
    if (bearers.size() < 2) continue;
    // Ids fall by articles: the first are those of most.
    if (bearers.size() > most_bearers) bearers.resize(most_bearers);
    review_bearers(bearers);
    for (const ReviewedName* name : bearers)
      review_joined(*name, bearers);
  }
}

void NameReview::review_types() {
  std::map<std::string_view, std::vector<const ReviewedName*>> by_spelling;
  for (const ReviewedName& name : names_)
    by_spelling[name.shown].push_back(&name);
  for (const auto& [spelling, of_types] : by_spelling) {
    const auto most = *std::max_element(of_types.begin(), of_types.end(),
                                        [](const ReviewedName* a, const ReviewedName* b) {
                                          return a->articles.size() < b->articles.size();
                                        });
    for (const ReviewedName* name : of_types) {
      if (name == most || name->articles.size() * clear_majority > most->articles.size()) continue;
      NameDoubt doubt;
      doubt.rule = {0, AliasVerb::retype, name->type, {std::string{spelling}}, most->type};
      doubt.evidence = fmt::format("{} as {}, in {} as {}", counted(*name), to_string(name->type),
                                   format_count(most->articles.size()), to_string(most->type));
      doubt.articles = name->articles.size();
      doubts_.push_back(std::move(doubt));
    }
  }
}

void NameReview::review_acronyms() {
  std::map<std::string, const ReviewedName*> by_initials;
  for (const ReviewedName& name : names_) {
    if (name.type != EntityType::organisation || is_acronym(name.shown)) continue;
    by_initials.try_emplace(initials_of(name.shown), &name);  // the first has most articles
  }
  for (const ReviewedName& name : names_) {
    if (name.type != EntityType::organisation || !is_acronym(name.shown)) continue;
    const auto full = by_initials.find(std::string{name.shown});
    if (full != by_initials.end()) ask_to_merge(name, *full->second);
  }
}

std::vector<NameDoubt> NameReview::run() {
  read_names();
  review_people();
  review_types();
  review_acronyms();
  std::vector<std::pair<std::string, NameDoubt>> lines;
  for (NameDoubt& doubt : doubts_)
    lines.emplace_back(alias_line(doubt.rule), std::move(doubt));
  std::sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) {
    if (a.second.articles != b.second.articles) return a.second.articles > b.second.articles;
    return a.first < b.first;
  });
  std::vector<NameDoubt> sorted;
  for (auto& [line, doubt] : lines)
    sorted.push_back(std::move(doubt));
  return sorted;
}

}  // namespace

std::vector<NameDoubt> find_doubtful_names(const ArchiveReader& archive) {
  return NameReview{archive}.run();
}

std::string describe_doubts(const std::vector<NameDoubt>& doubts, std::size_t limit,
                            std::string_view archive) {
  if (doubts.empty()) return "# no doubtful names\n";
  std::string text = fmt::format("# {}. Put the lines that are right into {}/{}\n",
                                 format_counted(doubts.size(), "doubtful name"),
                                 escape_for_terminal_line(archive), alias_file_name);
  for (std::size_t i = 0; i < std::min(limit, doubts.size()); ++i) {
    text += fmt::format("\n# {}\n{}\n", escape_for_terminal_line(doubts[i].evidence),
                        escape_for_terminal_line(alias_line(doubts[i].rule)));
  }
  if (doubts.size() > limit)
    text += fmt::format("\n# {} more\n", format_count(doubts.size() - limit));
  return text;
}

std::string doubts_to_json(const std::vector<NameDoubt>& doubts, std::size_t limit,
                           std::string_view archive) {
  JsonWriter json;
  json.begin_object().key("schema").value(1).key("archive").value(archive);
  json.key("doubts").begin_array();
  for (std::size_t i = 0; i < std::min(limit, doubts.size()); ++i) {
    json.begin_object().key("line").value(alias_line(doubts[i].rule));
    json.key("evidence").value(doubts[i].evidence);
    json.key("articles").value(doubts[i].articles).end_object();
  }
  json.end_array();
  json.key("more_doubts").value(doubts.size() > limit ? doubts.size() - limit : std::size_t{0});
  json.end_object();
  return json.take() + "\n";
}

}  // namespace pressmark
