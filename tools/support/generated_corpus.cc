// SPDX-License-Identifier: GPL-2.0-or-later
//
// Ranks to words, words to sentences, sentences to articles.

#include "tools/support/generated_corpus.h"

#include <array>
#include <cctype>
#include <cmath>
#include <ostream>
#include <string_view>

#include "base/json_writer.h"

namespace pressmark {
namespace {

constexpr std::uint64_t vocabulary = 5'000'000;
constexpr double word_exponent = 1.07;
constexpr std::uint64_t people = 200'000;
constexpr std::uint64_t organisations = 40'000;

/// The most frequent words of English news: they make phrases with function words possible.
constexpr std::array<std::string_view, 48> frequent_words{
    "the",  "of",   "to",    "in",    "and",  "said", "a",    "for",   "on",   "that",
    "was",  "by",   "with",  "at",    "from", "its",  "it",   "will",  "is",   "be",
    "as",   "has",  "he",    "have",  "not",  "were", "year", "would", "an",   "are",
    "but",  "this", "which", "had",   "been", "also", "they", "after", "more", "than",
    "last", "new",  "their", "about", "over", "one",  "his",  "week"};

constexpr std::array<std::string_view, 16> onsets{"b", "br", "c", "d", "f", "g", "gr", "l",
                                                  "m", "n",  "p", "r", "s", "t", "tr", "v"};
constexpr std::array<std::string_view, 8> vowels{"a", "e", "i", "o", "u", "ea", "ai", "ou"};
constexpr std::array<std::string_view, 8> codas{"", "n", "r", "l", "s", "nd", "m", "t"};

constexpr std::array<std::string_view, 32> first_names{
    "Anna",  "Boris",  "Carla",  "David",  "Elena",  "Frank", "Grace",  "Henry",
    "Irina", "James",  "Karen",  "Louis",  "Maria",  "Nadia", "Oscar",  "Paul",
    "Rosa",  "Sergei", "Thomas", "Ursula", "Victor", "Wendy", "Peter",  "Laura",
    "Mark",  "Helen",  "George", "Diana",  "Simon",  "Alice", "Martin", "Julia"};

constexpr std::array<std::string_view, 48> place_names{
    "Washington", "Moscow",  "London",   "Paris",    "Berlin",   "Beijing",  "Tokyo",     "Syria",
    "Russia",     "Germany", "France",   "China",    "Japan",    "Iran",     "Iraq",      "Turkey",
    "Ukraine",    "Kiev",    "Damascus", "Brussels", "Geneva",   "New York", "Chicago",   "Texas",
    "California", "Florida", "Canada",   "Mexico",   "Brazil",   "Egypt",    "Cairo",     "Israel",
    "Jerusalem",  "Lebanon", "Jordan",   "India",    "Pakistan", "Delhi",    "Australia", "Sydney",
    "Spain",      "Madrid",  "Italy",    "Rome",     "Poland",   "Warsaw",   "Sweden",    "Norway"};

constexpr std::array<std::string_view, 8> organisation_heads{
    "Ministry", "Bank", "University", "Institute", "Council", "Corp", "Party", "Agency"};

std::uint64_t mix(std::uint64_t value) {  // splitmix64, Steele, Lea and Flood 2014
  value += 0x9E3779B97F4A7C15U;
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
  return value ^ (value >> 31U);
}

/// The rank in base 1,024, a syllable a digit; mixed so that neighbours do not look alike.
std::string syllables(std::uint64_t rank) {
  std::string word;
  std::uint64_t rest = rank;
  do {
    const std::uint64_t digit = (rest * 421 + 17) % 1024;  // 421 is odd: every digit comes out once
    word += onsets[digit % 16];
    word += vowels[(digit / 16) % 8];
    word += codas[digit / 128];
    rest /= 1024;
  } while (rest > 0);
  return word;
}

std::string word_of_rank(std::uint64_t rank) {
  if (rank <= frequent_words.size()) return std::string{frequent_words[rank - 1]};
  return syllables(rank);
}

std::string capitalised(std::string word) {
  word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
  return word;
}

std::string person_of_rank(std::uint64_t rank) {
  return std::string{first_names[mix(rank) % first_names.size()]} + " " +
         capitalised(syllables(rank + 3'000) + "son");
}

std::string organisation_of_rank(std::uint64_t rank) {
  const std::string name = capitalised(syllables(rank + 1'500'000));
  return name + " " + std::string{organisation_heads[mix(rank) % organisation_heads.size()]};
}

std::string two_digits(std::uint64_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

ZipfDistribution::ZipfDistribution(std::uint64_t size, double exponent)
    : size_(static_cast<double>(size)), exponent_(exponent) {
  integral_of_first_ = integral(1.5) - 1;
  integral_of_last_ = integral(size_ + 0.5);
  acceptance_ = 2 - inverse_integral(integral(2.5) - density(2));
}

double ZipfDistribution::integral(double x) const {
  return (std::pow(x, 1 - exponent_) - 1) / (1 - exponent_);
}

double ZipfDistribution::inverse_integral(double x) const {
  return std::pow(1 + x * (1 - exponent_), 1 / (1 - exponent_));
}

double ZipfDistribution::density(double x) const {
  return std::pow(x, -exponent_);
}

std::uint64_t ZipfDistribution::operator()(std::mt19937_64& random) const {
  while (true) {
    // The upper 53 bits as a number in [0, 1): std::uniform_real_distribution differs by library.
    const double uniform = static_cast<double>(random() >> 11U) * 0x1p-53;
    const double u = integral_of_last_ + uniform * (integral_of_first_ - integral_of_last_);
    const double x = inverse_integral(u);
    const double rank = std::min(std::max(std::round(x), 1.0), size_);
    if (rank - x <= acceptance_ || u >= integral(rank + 0.5) - density(rank)) {
      return static_cast<std::uint64_t>(rank);
    }
  }
}

GeneratedCorpus::GeneratedCorpus(std::uint64_t seed)
    : random_(seed),
      words_(vocabulary, word_exponent),
      people_(people, 1.1),
      places_(place_names.size(), 0.9),
      organisations_(organisations, 1.1) {}

void GeneratedCorpus::append_name(std::string& out) {
  switch (random_() % 4) {
    case 0:
      out += organisation_of_rank(organisations_(random_));
      return;
    case 1:
      out += "in " + std::string{place_names[places_(random_) - 1]};
      return;
    default:
      out += person_of_rank(people_(random_));
      return;
  }
}

std::string GeneratedCorpus::sentence() {
  std::string text;
  for (std::uint64_t left = 6 + random_() % 20; left > 0; --left) {
    if (!text.empty()) text += ' ';
    if (random_() % 14 == 0 && !text.empty()) {
      append_name(text);
    } else {
      text += word_of_rank(words_(random_));
    }
  }
  return capitalised(text) + ".";
}

GeneratedArticle GeneratedCorpus::next() {
  GeneratedArticle article;
  article.id = "g-" + std::to_string(number_++);
  for (std::uint64_t words = 4 + random_() % 5; words > 0; --words) {
    article.title += (article.title.empty() ? "" : " ") + word_of_rank(words_(random_));
  }
  article.title = capitalised(article.title);
  // Two to forty sentences, short articles far more often than long ones.
  const std::uint64_t sentences = 2 + (random_() % 40) * (random_() % 40) / 40;
  for (std::uint64_t i = 0; i < sentences; ++i) {
    if (i > 0) article.body += i % 3 == 0 ? "\n\n" : " ";
    article.body += sentence();
  }
  article.source = "Outlet " + std::to_string(1 + mix(random_() % 40 * random_() % 40) % 40);
  if (random_() % 20 != 0) {
    article.date = std::to_string(2010 + random_() % 10) + "-" + two_digits(1 + random_() % 12) +
                   "-" + two_digits(1 + random_() % 28);
  }
  return article;
}

void write_generated_corpus(std::ostream& out, std::uint64_t articles, std::uint64_t seed) {
  GeneratedCorpus corpus{seed};
  for (std::uint64_t i = 0; i < articles; ++i) {
    const GeneratedArticle article = corpus.next();
    JsonWriter json;
    json.begin_object().key("id").value(article.id).key("title").value(article.title);
    if (!article.date.empty()) json.key("date").value(article.date);
    json.key("source").value(article.source).key("body").value(article.body);
    out << json.end_object().take() << '\n';
  }
}

}  // namespace pressmark
