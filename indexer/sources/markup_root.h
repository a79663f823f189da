// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which kind of markup a file opens with.
#pragma once

#include <string>
#include <string_view>

namespace pressmark {

/// The name of the first element of HTML, XML or SGML, in lower case and without its prefix:
/// "html", "rss", "rdf", "nitf". What may stand before it (declaration, comments, document type) is
/// passed over; the name of a document type counts if `head` shows no element. "" if `head` is no
/// markup.
std::string markup_root(std::string_view head);

}  // namespace pressmark
