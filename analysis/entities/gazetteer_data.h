// SPDX-License-Identifier: GPL-2.0-or-later
//
// The files of data/gazetteer, inside the program. What they are and where they come from:
// data/SOURCES.md.
#pragma once

#include <string_view>

namespace pressmark::entities {

/// Each is the whole file, as it is.
struct GazetteerData {
  std::string_view words;          ///< class TAB word TAB word...; a class may have many lines
  std::string_view demonyms;       ///< demonym TAB country
  std::string_view organisations;  ///< name TAB key
  std::string_view nicknames;      ///< first name TAB nickname or spelling TAB...
  std::string_view places;         ///< name TAB country or key, or - if it has none
  std::string_view countries;      ///< name TAB country
  std::string_view regions;        ///< name TAB country
  std::string_view cities;         ///< name TAB country TAB digits of the population
  std::string_view wordnet;        ///< name TAB person, place or org
  std::string_view common_words;   ///< word
  std::string_view first_names;    ///< name
  std::string_view last_names;     ///< name
};

GazetteerData gazetteer_data();

}  // namespace pressmark::entities
