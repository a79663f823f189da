// SPDX-License-Identifier: GPL-2.0-or-later
//
// One mail: its headers, and the text among its parts.
#pragma once

#include <string>
#include <string_view>

#include "schema/article.h"

namespace pressmark {

/// Fills title (Subject), body, byline (From), publication date (Date; DateBy::metadata) and flags.
/// The body is the plain text of the mail, or the text of its HTML if it has no other; attachments
/// are no part of it. Broken MIME gives what text there is. Of parts within parts, ten layers are
/// looked into, and a thousand parts in all. Returns the Message-ID, "" if there is none.
std::string parse_mail(std::string_view raw, Article& article);

}  // namespace pressmark
