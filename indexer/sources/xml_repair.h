// SPDX-License-Identifier: GPL-2.0-or-later
//
// Makes of "Q&A" in XML what its author meant. libxml2 loses the name behind a bare "&", and from
// there on all that is written as an entity: of `&lt;p&gt;` it leaves "p".
#pragma once

#include <functional>
#include <string>

namespace pressmark {

using IsEntity = std::function<bool(const std::string& name)>;

/// The same XML with `&amp;` for each "&" that begins neither a number nor a name for which
/// `is_entity` (any name, if the document declares entities of its own), and spaces for control
/// characters. In CDATA sections, comments and processing instructions only the latter change.
std::string repair_xml(std::string xml, const IsEntity& is_entity);

}  // namespace pressmark
