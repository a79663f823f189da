// SPDX-License-Identifier: GPL-2.0-or-later
//
// The assembler copies the files: an array of the same bytes takes the compiler 40 times as long.
#include "analysis/entities/gazetteer_data.h"

#include <cstddef>

// PRESSMARK_GAZETTEER is the folder's path, from analysis/CMakeLists.txt.
#define PRESSMARK_EMBED(name, file)                                        \
  asm(".pushsection .rodata\n"                                             \
      ".global pressmark_gazetteer_" #name                                 \
      "\n"                                                                 \
      "pressmark_gazetteer_" #name                                         \
      ":\n"                                                                \
      ".incbin \"" PRESSMARK_GAZETTEER "/" file                            \
      "\"\n"                                                               \
      ".global pressmark_gazetteer_" #name                                 \
      "_end\n"                                                             \
      "pressmark_gazetteer_" #name                                         \
      "_end:\n"                                                            \
      ".byte 0\n"                                                          \
      ".popsection\n");                                                    \
  extern "C" const char pressmark_gazetteer_##name[];                      \
  extern "C" const char pressmark_gazetteer_##name##_end[];                \
  namespace pressmark::entities {                                          \
  namespace {                                                              \
  std::string_view embedded_##name() {                                     \
    return {pressmark_gazetteer_##name, pressmark_gazetteer_##name##_end}; \
  }                                                                        \
  }                                                                        \
  }

PRESSMARK_EMBED(words, "words.tsv")
PRESSMARK_EMBED(demonyms, "demonyms.tsv")
PRESSMARK_EMBED(organisations, "organisations.tsv")
PRESSMARK_EMBED(nicknames, "nicknames.tsv")
PRESSMARK_EMBED(places, "places.tsv")
PRESSMARK_EMBED(countries, "countries.tsv")
PRESSMARK_EMBED(regions, "regions.tsv")
PRESSMARK_EMBED(cities, "cities.tsv")
PRESSMARK_EMBED(wordnet, "wordnet.tsv")
PRESSMARK_EMBED(common_words, "common_words.txt")
PRESSMARK_EMBED(first_names, "first_names.txt")
PRESSMARK_EMBED(last_names, "last_names.txt")

#undef PRESSMARK_EMBED

namespace pressmark::entities {

GazetteerData gazetteer_data() {
  return {.words = embedded_words(),
          .demonyms = embedded_demonyms(),
          .organisations = embedded_organisations(),
          .nicknames = embedded_nicknames(),
          .places = embedded_places(),
          .countries = embedded_countries(),
          .regions = embedded_regions(),
          .cities = embedded_cities(),
          .wordnet = embedded_wordnet(),
          .common_words = embedded_common_words(),
          .first_names = embedded_first_names(),
          .last_names = embedded_last_names()};
}

}  // namespace pressmark::entities
