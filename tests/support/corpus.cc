// SPDX-License-Identifier: GPL-2.0-or-later
//
// Made-up articles, and the oracle of an archive.

#include "tests/support/corpus.h"

#include <array>

#include "base/json_writer.h"
#include "indexer/article_analysis.h"

namespace pressmark {
namespace {

constexpr std::array english{"talks",   "minister", "said",      "the",      "of",     "war",
                             "meeting", "meetings", "sanctions", "reported", "on",     "border",
                             "agreed",  "treaty",   "city's",    "election", "voters", "oil",
                             "prices",  "fell",     "crude",     "bank",     "in",     "was",
                             "storm",   "harbour",  "COVID-19",  "U.S.",     "1,000",  "AT&T"};
constexpr std::array german{"die", "Gespräche", "Minister", "sagte",  "Wahl",   "Straße",
                            "und", "der",       "Krieg",    "Häuser", "Banken", "Regierung"};
constexpr std::array people{"Sergei Lavrov",  "Sergey Lavrov",   "Rex Tillerson", "Angela Merkel",
                            "Sergey Ryabkov", "Maria Zakharova", "John Kerry",    "Boris Johnson"};
constexpr std::array places{"Syria", "Moscow", "Washington", "Germany", "United States", "Bonn"};
constexpr std::array bylines{"Jane Doe", "Jane Doe, John Smith", "JOHN SMITH", "Zoë Doering"};
constexpr std::array topics{"Diplomacy", "Oil", "Middle East", "Élections"};
constexpr std::array datelines{"BONN (Wire)", "MOSCOW", "NEW YORK (Harbour Post)"};
constexpr std::array sections{"World", "Sport", "Arts & Culture"};
constexpr std::array english_dates{" It began on 12 April 2017.", " They met in May 2016.",
                                   " He came on Tuesday.",        " Nobody came last week.",
                                   " It ended on February 16.",   ""};
constexpr std::array german_dates{" Es begann am 12. April 2017.", " Gestern kam er.",
                                  " Im Mai 2016 war Wahl.", ""};
constexpr std::array sources{"Harbour Post", "Nordblatt", "Lighthouse Daily"};

/// Small indexes far more often than large ones.
std::size_t zipf(std::mt19937& random, std::size_t size) {
  const std::size_t bound = 1 + random() % size;
  return random() % bound;
}

template <typename List>
std::string pick(std::mt19937& random, const List& list) {
  return list[zipf(random, list.size())];
}

std::string make_sentence(std::mt19937& random, bool is_german) {
  std::string sentence = is_german ? "Am Freitag" : "On Friday";
  for (std::size_t words = 3 + random() % 9; words > 0; --words) {
    sentence += ' ';
    const std::size_t kind = random() % 12;
    if (kind == 0) {
      sentence += std::string{is_german ? "Minister " : "Minister "} + pick(random, people);
    } else if (kind == 1) {
      sentence += "in " + pick(random, places);
    } else {
      sentence += is_german ? pick(random, german) : pick(random, english);
    }
  }
  return sentence + ". ";
}

std::string two_digits(std::size_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

std::vector<Article> make_articles(std::size_t count, std::uint32_t seed) {
  std::mt19937 random{seed};
  std::vector<Article> articles;
  for (std::size_t i = 0; i < count; ++i) {
    const bool is_german = random() % 5 == 0;
    Article article;
    article.id = "article-" + std::to_string((i * 7919) % 100'003);
    if (random() % 6 != 0) {
      article.title = (is_german ? pick(random, german) : pick(random, english)) + " " +
                      pick(random, places) + " " + pick(random, english);
    }
    for (std::size_t sentences = random() % 7; sentences > 0 || article.body.empty();) {
      article.body += make_sentence(random, is_german);
      if (random() % 4 == 0) article.body += "\n\n";
      if (sentences > 0) --sentences;
    }
    article.body +=
        is_german ? german_dates[i % german_dates.size()] : english_dates[i % english_dates.size()];
    article.language = is_german ? "de" : "en";
    if (random() % 8 != 0) article.source = pick(random, sources);
    if (i % 3 != 0) article.byline = bylines[i % bylines.size()];
    if (i % 4 != 0) article.section = sections[i % sections.size()];
    if (i % 5 == 1) article.dateline = datelines[i % datelines.size()];
    for (std::size_t t = i % topics.size(); t < topics.size() && i % 3 != 1; t += 2)
      article.topics.emplace_back(topics[t]);
    if (random() % 4 == 0) {
      article.captions = make_sentence(random, is_german);
      if (random() % 2 == 0) article.captions += "\n\n" + make_sentence(random, is_german);
    }
    if (random() % 7 != 0) {
      article.published =
          parse_iso_date("201" + std::to_string(6 + random() % 3) + "-" +
                         two_digits(1 + random() % 12) + "-" + two_digits(1 + random() % 28));
      article.date_by = DateBy::explicit_;
    }
    articles.push_back(std::move(article));
  }
  return articles;
}

std::vector<Article> make_copied_articles(std::size_t count, std::uint32_t seed) {
  std::vector<Article> articles = make_articles(count, seed);
  std::mt19937 random{seed};
  for (std::size_t i = 4; i < articles.size(); i += 5) {
    std::string body = articles[random() % i].body;
    for (std::size_t edits = random() % 4; edits > 0; --edits) {
      const std::size_t at = body.find(' ', random() % body.size());
      if (at != std::string::npos) body.insert(at, " changed");
    }
    articles[i].body = std::move(body);
  }
  return articles;
}

std::string to_json_lines(const std::vector<Article>& articles) {
  std::string lines;
  for (const Article& article : articles) {
    JsonWriter json;
    json.begin_object().key("id").value(article.id).key("title").value(article.title);
    json.key("body").value(article.body).key("source").value(article.source);
    json.key("language").value(article.language);
    json.key("byline").value(article.byline).key("section").value(article.section);
    json.key("dateline").value(article.dateline).key("captions").value(article.captions);
    json.key("topics").texts(article.topics);
    if (article.published) json.key("date").value(to_string(*article.published));
    lines += json.end_object().take() + "\n";
  }
  return lines;
}

Oracle make_oracle(const ArchiveReader& archive) {
  Oracle oracle;
  auto analyser = *ArticleAnalyser::create({archive.manifest().has_entities});
  for (const SegmentReader& segment : archive.segments()) {
    for (DocumentId document = 1; document <= segment.articles(); ++document) {
      if (segment.deleted().contains(document)) continue;
      Article article = *segment.article(document);
      std::map<NamedEntity, std::uint32_t> mentions;
      std::vector<Oracle::Place> places;
      const ArticleAnalysis& analysis = analyser.analyse(article);
      for (std::size_t i = 0; i < analysis.mentions.size(); ++i) {
        const Mention& mention = analysis.mentions[i];
        const MentionMark& mark = analysis.mention_marks[i];
        const NamedEntity name{mention.type, mention.spelling};
        ++mentions[name];
        if (mark.words == 0) continue;
        const TextField field = analysis.ends.field_at(mark.first_position);
        const Position first = mark.first_position - analysis.ends.before(field);
        places.push_back({name, {field, first, first + mark.words - 1}});
      }
      oracle.add(article, mentions, std::move(places));
    }
  }
  return oracle;
}

}  // namespace pressmark
