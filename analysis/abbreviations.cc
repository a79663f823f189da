// SPDX-License-Identifier: GPL-2.0-or-later
//
// Lists made for news: English first, then what German, French, Spanish and Russian papers use
// most.
#include "analysis/abbreviations.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "analysis/fold.h"

namespace pressmark {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::array titles{
    "adm"sv,  "amb"sv,  "asst"sv,  "atty"sv,   "brig"sv, "bzw"sv,  "ca"sv,   "capt"sv, "cf"sv,
    "cmdr"sv, "col"sv,  "comdr"sv, "cpl"sv,    "cpt"sv,  "d.h"sv,  "det"sv,  "dipl"sv, "dr"sv,
    "dra"sv,  "e.g"sv,  "gen"sv,   "gov"sv,    "govs"sv, "hon"sv,  "hr"sv,   "i.e"sv,  "insp"sv,
    "lt"sv,   "m"sv,    "maj"sv,   "messrs"sv, "mgr"sv,  "mlle"sv, "mm"sv,   "mme"sv,  "mr"sv,
    "mrs"sv,  "ms"sv,   "msgr"sv,  "mx"sv,     "pfc"sv,  "pres"sv, "prof"sv, "pvt"sv,  "rep"sv,
    "reps"sv, "rev"sv,  "sen"sv,   "sens"sv,   "sgt"sv,  "sog"sv,  "spc"sv,  "sr"sv,   "sra"sv,
    "srta"sv, "supt"sv, "u.a"sv,   "usw"sv,    "v"sv,    "viz"sv,  "vs"sv,   "z.b"sv,  "акад"sv,
    "ген"sv,  "им"sv,   "напр"sv,  "проф"sv,   "св"sv,   "т.е"sv,  "т.н"sv,  "ул"sv,
};

constexpr std::array before_numbers{
    "abs"sv, "app"sv, "approx"sv, "art"sv,  "ch"sv, "ed"sv,  "fig"sv, "figs"sv, "no"sv, "nos"sv,
    "nr"sv,  "op"sv,  "p"sv,      "para"sv, "pp"sv, "sec"sv, "vol"sv, "vols"sv, "гл"sv, "стр"sv,
};

constexpr std::array open_ones{
    "al"sv,   "ala"sv,   "apr"sv,   "ariz"sv, "ark"sv,  "assn"sv, "aug"sv,  "ave"sv,  "bldg"sv,
    "blvd"sv, "bros"sv,  "calif"sv, "co"sv,   "colo"sv, "comm"sv, "conn"sv, "corp"sv, "cos"sv,
    "ct"sv,   "dec"sv,   "del"sv,   "dept"sv, "dist"sv, "div"sv,  "esq"sv,  "est"sv,  "etc"sv,
    "feb"sv,  "fla"sv,   "ft"sv,    "ga"sv,   "gmbh"sv, "govt"sv, "ill"sv,  "inc"sv,  "ind"sv,
    "intl"sv, "jan"sv,   "jr"sv,    "jul"sv,  "jun"sv,  "kan"sv,  "ky"sv,   "la"sv,   "llc"sv,
    "ltd"sv,  "ltda"sv,  "mar"sv,   "mass"sv, "md"sv,   "mich"sv, "minn"sv, "miss"sv, "mo"sv,
    "mont"sv, "mt"sv,    "mtn"sv,   "n.y"sv,  "natl"sv, "neb"sv,  "nev"sv,  "nov"sv,  "oct"sv,
    "okla"sv, "okt"sv,   "ore"sv,   "pa"sv,   "ph.d"sv, "plc"sv,  "pty"sv,  "r.i"sv,  "rd"sv,
    "s.a"sv,  "s.p.a"sv, "sep"sv,   "sept"sv, "st"sv,   "ste"sv,  "tenn"sv, "tex"sv,  "tr"sv,
    "univ"sv, "va"sv,    "vt"sv,    "wash"sv, "wis"sv,  "wyo"sv,  "г"sv,    "гг"sv,   "долл"sv,
    "куб"sv,  "млн"sv,   "млрд"sv,  "обл"sv,  "руб"sv,  "тыс"sv,
};

constexpr std::array starters{
    "a"sv,       "according"sv, "after"sv, "all"sv,   "also"sv,    "although"sv, "an"sv,
    "and"sv,     "another"sv,   "as"sv,    "asked"sv, "at"sv,      "before"sv,   "both"sv,
    "but"sv,     "by"sv,        "das"sv,   "der"sv,   "despite"sv, "die"sv,      "during"sv,
    "each"sv,    "earlier"sv,   "el"sv,    "er"sv,    "es"sv,      "even"sv,     "for"sv,
    "four"sv,    "from"sv,      "he"sv,    "her"sv,   "here"sv,    "his"sv,      "how"sv,
    "however"sv, "i"sv,         "if"sv,    "il"sv,    "in"sv,      "instead"sv,  "it"sv,
    "its"sv,     "last"sv,      "later"sv, "les"sv,   "los"sv,     "many"sv,     "meanwhile"sv,
    "more"sv,    "moreover"sv,  "most"sv,  "my"sv,    "nor"sv,     "now"sv,      "on"sv,
    "one"sv,     "only"sv,      "or"sv,    "other"sv, "others"sv,  "our"sv,      "several"sv,
    "she"sv,     "sie"sv,       "since"sv, "so"sv,    "some"sv,    "such"sv,     "that"sv,
    "the"sv,     "their"sv,     "then"sv,  "there"sv, "these"sv,   "they"sv,     "this"sv,
    "those"sv,   "though"sv,    "three"sv, "thus"sv,  "to"sv,      "today"sv,    "two"sv,
    "under"sv,   "until"sv,     "we"sv,    "what"sv,  "when"sv,    "where"sv,    "which"sv,
    "while"sv,   "who"sv,       "why"sv,   "with"sv,  "yet"sv,     "you"sv,      "your"sv,
    "в"sv,       "на"sv,        "но"sv,    "он"sv,    "она"sv,     "они"sv,      "это"sv,
};

constexpr std::array times{
    "april"sv,    "august"sv,  "bst"sv,     "cet"sv,       "cst"sv,      "dezember"sv,  "edt"sv,
    "est"sv,      "et"sv,      "februar"sv, "friday"sv,    "gmt"sv,      "jaenner"sv,   "januar"sv,
    "juli"sv,     "juni"sv,    "jänner"sv,  "mai"sv,       "monday"sv,   "mst"sv,       "märz"sv,
    "november"sv, "oktober"sv, "pdt"sv,     "pst"sv,       "saturday"sv, "september"sv, "sunday"sv,
    "thursday"sv, "tuesday"sv, "utc"sv,     "wednesday"sv,
};

constexpr std::array joiners{
    "a"sv,    "an"sv,   "and"sv, "are"sv,   "as"sv, "at"sv,  "by"sv,   "for"sv,  "from"sv, "had"sv,
    "has"sv,  "have"sv, "in"sv,  "is"sv,    "it"sv, "its"sv, "of"sv,   "on"sv,   "or"sv,   "said"sv,
    "says"sv, "that"sv, "the"sv, "their"sv, "to"sv, "was"sv, "were"sv, "will"sv, "with"sv,
};

static_assert(std::is_sorted(joiners.begin(), joiners.end()));
static_assert(std::is_sorted(titles.begin(), titles.end()));
static_assert(std::is_sorted(before_numbers.begin(), before_numbers.end()));
static_assert(std::is_sorted(open_ones.begin(), open_ones.end()));
static_assert(std::is_sorted(starters.begin(), starters.end()));
static_assert(std::is_sorted(times.begin(), times.end()));

template <std::size_t size>
bool contains(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::binary_search(words.begin(), words.end(), word);
}

}  // namespace

Abbreviation abbreviation_of(std::string_view word) {
  const std::string folded = fold_case(word);
  if (contains(titles, folded)) return Abbreviation::title;
  if (contains(before_numbers, folded)) return Abbreviation::before_number;
  return contains(open_ones, folded) ? Abbreviation::open : Abbreviation::none;
}

bool begins_sentences(std::string_view word) {
  return contains(starters, fold_case(word));
}

bool continues_time(std::string_view word) {
  return contains(times, fold_case(word));
}

bool expects_more(std::string_view word) {
  return contains(joiners, fold_case(word));
}

}  // namespace pressmark
