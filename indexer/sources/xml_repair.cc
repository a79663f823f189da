// SPDX-License-Identifier: GPL-2.0-or-later
//
// One pass over the text; most documents need no change and are not copied.

#include "indexer/sources/xml_repair.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "indexer/sources/ascii_text.h"

namespace pressmark {

namespace {

struct VerbatimPart {
  std::string_view opening;
  std::string_view closing;
};

constexpr std::array verbatim_parts{VerbatimPart{"<![CDATA[", "]]>"}, VerbatimPart{"<!--", "-->"},
                                    VerbatimPart{"<?", "?>"}};

// How many bytes at the front of `rest`, a "<", are not looked into; 0 if none.
std::size_t verbatim_length(std::string_view rest) {
  for (const auto& [opening, closing] : verbatim_parts) {
    if (!rest.starts_with(opening)) continue;
    const std::size_t end = rest.find(closing, opening.size());
    return end == std::string_view::npos ? rest.size() : end + closing.size();
  }
  return 0;
}

// Whether `rest`, a "&", begins "&name;", "&#233;" or "&#xE9;".
bool is_reference(std::string_view rest, bool declares_entities, const IsEntity& is_entity) {
  constexpr std::size_t longest = 40;
  rest = rest.substr(1, longest);
  const std::size_t end = rest.find(';');
  if (end == std::string_view::npos) return false;
  std::string_view name = rest.substr(0, end);
  const bool is_number = name.starts_with('#');
  const bool is_hex = name.starts_with("#x");
  name.remove_prefix(is_hex ? 2U : is_number ? 1U : 0U);
  const bool is_name = !name.empty() && std::all_of(name.begin(), name.end(), [&](char c) {
    const bool is_hex_letter = lower_ascii(c) >= 'a' && lower_ascii(c) <= 'f';
    return is_ascii_digit(c) || (is_number ? is_hex && is_hex_letter : is_ascii_letter(c));
  });
  // Names that a document declares itself are hardly ever letters alone.
  if (!is_number && declares_entities) return true;
  return is_name && (is_number || is_entity(std::string{name}));
}

bool is_forbidden(char c) {
  return static_cast<unsigned char>(c) < 0x20 && !is_ascii_space(c);
}

}  // namespace

std::string repair_xml(std::string xml, const IsEntity& is_entity) {
  std::replace_if(xml.begin(), xml.end(), is_forbidden, ' ');
  const bool declares_entities = xml.find("<!ENTITY") != std::string::npos;
  std::string repaired;
  std::size_t kept = 0;  // bytes of `xml` that are in `repaired`
  for (std::size_t at = xml.find_first_of("&<"); at != std::string::npos;
       at = xml.find_first_of("&<", at)) {
    const std::string_view rest = std::string_view{xml}.substr(at);
    if (rest.front() == '<') {
      at += std::max<std::size_t>(verbatim_length(rest), 1);
      continue;
    }
    ++at;
    if (is_reference(rest, declares_entities, is_entity)) continue;
    repaired.append(xml, kept, at - kept);
    repaired += "amp;";
    kept = at;
  }
  if (kept == 0) return xml;
  repaired.append(xml, kept);
  return repaired;
}

}  // namespace pressmark
