// SPDX-License-Identifier: GPL-2.0-or-later
//
// Dates and languages as records, pages and headers write them, as fields of an article.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schema/article.h"
#include "schema/date.h"

namespace pressmark {

/// "en" of "en", "EN-us" and "en_GB"; "" of anything else: then the language is detected.
std::string language_code(std::string_view text);

/// "example.org" of "https://www.example.org/a"; "" of what is no address.
std::string_view host_of(std::string_view url);

/// One date as headers write it: as records do (parse_date.h), or the only one in the text, "01:38
/// PM IST Nov 20, 2019". Nothing for anything else.
std::optional<Date> parse_metadata_date(std::string_view text);

/// The publication date in the text of a header, known by DateBy::metadata. Text that is no date
/// sets ArticleFlag::impossible_date; no text sets nothing.
void set_metadata_date(std::string_view text, Article& article);

/// Appends the topics in a list as records and headers write it: "oil, gas; Middle East".
void append_topics(std::string_view list, Article& article);

/// A source that is the address of a site or page becomes its host, and the address of a page that
/// of the article, if it has none.
void settle_source(Article& article);

/// Leaves out topics that are empty, or the same as one before them but for case and accents.
void settle_topics(Article& article);

}  // namespace pressmark
