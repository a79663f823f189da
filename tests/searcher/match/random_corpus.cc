// SPDX-License-Identifier: GPL-2.0-or-later
//
// The evaluator is as plain as it can be: loops over the words of one article.

#include "tests/searcher/match/random_corpus.h"

#include <algorithm>
#include <array>

#include "analysis/entities/canonical_names.h"
#include "analysis/fold.h"
#include "tests/searcher/plans.h"

namespace pressmark {
namespace {

// Words that are their own stems, so that plans can name them.
constexpr std::array<const char*, 12> vocabulary{"oil",  "bank", "talk", "syria", "bonn",  "rain",
                                                 "cold", "war",  "gas",  "ship",  "court", "said"};
constexpr std::array<const char*, 4> people{"Sergei Lavrov", "Sergey Lavrov", "Rex Tillerson",
                                            "Igor Sechin"};
constexpr std::array<const char*, 3> sources{"Sputnik", "Der Spiegel", ""};
constexpr std::array<const char*, 5> days{"2017-02-16", "2017-05-11", "2017-05-31", "2018-01-01",
                                          ""};

}  // namespace

RandomCorpus::RandomCorpus(std::uint32_t seed, std::size_t segments,
                           std::size_t articles_per_segment)
    : random_(seed) {
  Analyzer analyzer = *Analyzer::create();
  for (std::size_t s = 0; s < segments; ++s) {
    TinySegment& segment = segments_.emplace_back();
    std::vector<Words>& words = words_.emplace_back();
    for (std::size_t i = 0; i < articles_per_segment; ++i) {
      segment.push_back(random_article(s * articles_per_segment + i));
      Words& of_article = words.emplace_back();
      of_article.words = tiny_words(analyzer, to_article(segment.back()), of_article.ends);
    }
  }
  archive_ = std::make_unique<TinyArchive>(segments_);
}

std::string RandomCorpus::random_text(std::size_t max_words) {
  std::string text;
  for (std::size_t left = below(max_words + 1); left > 0; --left) {
    // Squared, so that some words are frequent and some rare.
    const std::size_t r = below(144);
    text += vocabulary[r * r / 1728];
    text += below(12) == 0 ? ". " : " ";
  }
  return text;
}

TinyArticle RandomCorpus::random_article(std::size_t number) {
  TinyArticle article{.id = "article-" + std::to_string(number * 7919 % 10'007)};
  article.title = random_text(6);
  article.body = random_text(30);
  for (const char* person : people) {
    if (below(6) != 0) continue;
    article.body += std::string{" "} + person + " " + random_text(5);
    article.names.push_back({EntityType::person, person});
  }
  article.source = sources[below(sources.size())];
  article.date = days[below(days.size())];
  if (below(3) == 0) article.captions = random_text(12);
  article.added = days[below(days.size())];
  if (below(3) == 0) article.topics = {below(2) == 0 ? "Oil" : "OIL", "Middle East"};
  return article;
}

TextScope RandomCorpus::random_scope() {
  const std::size_t r = below(8);
  return r < 3 ? static_cast<TextScope>(r + 1) : TextScope::any;
}

Plan RandomCorpus::random_word(TextScope scope) {
  std::vector<std::string> stems{vocabulary[below(vocabulary.size())]};
  if (below(4) == 0) stems.emplace_back(vocabulary[below(vocabulary.size())]);
  if (below(8) == 0) stems.emplace_back("absent");
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return plans::word(stems, scope);
}

Plan RandomCorpus::random_plan(int depth) {
  const TextScope scope = random_scope();
  const auto phrase = [&] {
    std::vector<Plan> words;
    for (std::size_t left = 2 + below(2); left > 0; --left)
      words.push_back(random_word(scope));
    return plans::phrase(std::move(words));
  };
  const auto children = [&] {
    std::vector<Plan> made;
    for (std::size_t left = 1 + below(3); left > 0; --left)
      made.push_back(random_plan(depth - 1));
    return made;
  };
  if (depth > 0 && below(3) != 0) {
    switch (below(5)) {
      case 0:
        return plans::none_of(random_plan(depth - 1));
      case 1:
      case 2:
        return plans::any_of(children());
      default:
        return plans::all_of(children());
    }
  }
  switch (below(9)) {
    case 0:
      return phrase();
    case 1: {
      std::vector<Plan> operands;
      for (std::size_t left = 2 + below(2); left > 0; --left) {
        operands.push_back(below(4) == 0 ? phrase() : random_word(scope));
      }
      return plans::near(static_cast<std::uint32_t>(1 + below(6)), std::move(operands));
    }
    case 2: {
      const std::string person = people[below(people.size())];
      const auto match =
          std::array{NameMatch::words, NameMatch::whole, NameMatch::spelling}[below(3)];
      std::vector<std::string> words = name_words(person);
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(below(words.size())));
      return plans::name(EntityType::person, match, person, words);
    }
    case 3:
      if (below(2) == 0) return plans::keyword("topic", below(3) == 0 ? "middle east" : "oil");
      return plans::keyword("source", below(2) == 0 ? "sputnik" : "der spiegel");
    case 4:
      if (below(2) == 0) {
        Plan added = plans::dates(*parse_date_range(below(2) == 0 ? "2017-05" : "none"));
        added.kind = PlanKind::added;
        return added;
      }
      return plans::dates(*parse_date_range(below(2) == 0 ? "2017-05" : "none"));
    case 5:
      return below(4) == 0 ? plans::everything() : random_word(scope);
    default:
      return random_word(scope);
  }
}

bool RandomCorpus::has_stem(const TinyWord& word, const Plan& plan, const FieldEnds& ends) const {
  const bool in_title = word.position <= ends.title;
  const bool in_captions =
      ends.has_captions() && word.position > ends.body + 2 * field_position_gap;
  if (plan.scope == TextScope::title && !in_title) return false;
  if (plan.scope == TextScope::body && (in_title || in_captions)) return false;
  if (plan.scope == TextScope::caption && !in_captions) return false;
  return std::find(plan.stems.begin(), plan.stems.end(), word.stem) != plan.stems.end();
}

std::vector<std::pair<Position, Position>> RandomCorpus::spans(const Plan& plan,
                                                               const Words& words) const {
  const std::vector<Plan> single{plan};
  const std::vector<Plan>& phrase = plan.kind == PlanKind::phrase ? plan.children : single;
  std::vector<std::pair<Position, Position>> found;
  for (std::size_t at = 0; at + phrase.size() <= words.words.size(); ++at) {
    bool occurs = true;
    for (std::size_t i = 0; i < phrase.size(); ++i) {
      const TinyWord& word = words.words[at + i];
      occurs = occurs && has_stem(word, phrase[i], words.ends) &&
               word.position == words.words[at].position + i;
    }
    if (!occurs) continue;
    const Position first = words.words[at].position;
    found.emplace_back(first, first + static_cast<Position>(phrase.size()) - 1);
  }
  return found;
}

bool RandomCorpus::has_near(const Plan& plan, const Words& words) const {
  std::vector<std::pair<Position, Position>> chosen;
  const auto try_child = [&](const auto& self, std::size_t child) -> bool {
    if (child == plan.children.size()) {
      auto ordered = chosen;
      std::sort(ordered.begin(), ordered.end());
      for (std::size_t i = 1; i < ordered.size(); ++i) {
        if (ordered[i].first <= ordered[i - 1].second) return false;
        if (ordered[i].first - ordered[i - 1].second > plan.distance) return false;
      }
      return true;
    }
    for (const auto& span : spans(plan.children[child], words)) {
      chosen.push_back(span);
      if (self(self, child + 1)) return true;
      chosen.pop_back();
    }
    return false;
  };
  return try_child(try_child, 0);
}

bool RandomCorpus::matches(const Plan& plan, std::size_t segment, DocumentId document) const {
  const TinyArticle& article = segments_[segment][document - 1];
  const Words& words = words_[segment][document - 1];
  const auto child_matches = [&](const Plan& child) { return matches(child, segment, document); };
  switch (plan.kind) {
    case PlanKind::everything:
      return true;
    case PlanKind::nothing:
      return false;
    case PlanKind::word:
    case PlanKind::phrase:
      return !spans(plan, words).empty();
    case PlanKind::near:
      return has_near(plan, words);
    case PlanKind::occurs:
    case PlanKind::mentions:
    case PlanKind::property:
      return false;  // random_plan() makes none of these
    case PlanKind::all_of:
      return std::all_of(plan.children.begin(), plan.children.end(), child_matches);
    case PlanKind::any_of:
      return std::any_of(plan.children.begin(), plan.children.end(), child_matches);
    case PlanKind::most_of:
      return std::count_if(plan.children.begin(), plan.children.end(), child_matches) + 1 >=
             static_cast<std::ptrdiff_t>(plan.children.size());
    case PlanKind::none_of:
      return std::none_of(plan.children.begin(), plan.children.end(), child_matches);
    case PlanKind::name:
      return std::any_of(article.names.begin(), article.names.end(), [&](const NamedEntity& name) {
        const bool is_lavrov = name.spelling.ends_with("Lavrov");
        const bool same_person =
            name.spelling == plan.text || (is_lavrov && plan.text.ends_with("Lavrov"));
        if (plan.name_match == NameMatch::spelling) return name.spelling == plan.text;
        if (plan.name_match == NameMatch::whole) return same_person;
        // A word of any spelling of the person: both spellings of Lavrov are one person.
        const auto has_words = [&](std::string_view spelling) {
          const auto known = name_words(spelling);
          return std::includes(known.begin(), known.end(), plan.name_words.begin(),
                               plan.name_words.end());
        };
        return is_lavrov ? has_words("Sergei Lavrov") || has_words("Sergey Lavrov")
                         : has_words(name.spelling);
      });
    case PlanKind::keyword:
      if (plan.field->name == "topic") {
        return std::ranges::any_of(article.topics, [&](const std::string& topic) {
          return fold_keyword(topic) == plan.text;
        });
      }
      return !article.source.empty() && fold_keyword(article.source) == plan.text;
    case PlanKind::added:
    case PlanKind::dates: {
      const auto date = parse_iso_date(plan.kind == PlanKind::added ? article.added : article.date);
      return plan.dates.contains(date ? to_day(*date) : undated_day);
    }
  }
  return false;
}

}  // namespace pressmark
