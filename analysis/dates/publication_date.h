// SPDX-License-Identifier: GPL-2.0-or-later
//
// When an article was published, from everything that may tell, and how that is known.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/date.h"

namespace pressmark {

/// What there is to go by.
struct DateClues {
  std::optional<Date> stated = {};  ///< By a header, a record's field, metadata.
  DateBy stated_by = DateBy::none;  ///< explicit_ or metadata, if `stated`.
  std::string_view url = {};
  std::string_view title = {};
  std::string_view body = {};
};

/// One piece of evidence, used or not: "dateline", 2017-02-16, "'BONN, Feb 16 -' with the year of
/// the address".
struct DateEvidence {
  DateBy by = DateBy::none;
  std::optional<Date> date;
  std::string reason;
};

struct PublicationDate {
  std::optional<Date> date;
  DateBy by = DateBy::none;
  /// Other evidence speaks against it: the address or a stamp differs by more than a year, the text
  /// names years long after it, or it is from before the web and has a web address.
  bool is_doubtful = false;
  std::optional<Date> not_before;  ///< Without a date: the earliest that the text allows, if any.
};

/// Decides in this order: what is stated; a stamp or dateline printed in the text ("06:36 GMT 9 May
/// 2017" on a line of its own; "BONN, Feb 16 -" with a year from the address); the path of the
/// address ("/2017/02/16/"); a dateline without a year beside a date in the text that can only mean
/// one year. Rather none than a wrong one: a date that a text merely mentions is not its own.
PublicationDate find_publication_date(const DateClues& clues);

/// "Bonn, Germany, Feb. 16, 2017 (AFP) --": the place, day and dash at the front of one of the
/// first paragraphs; empty if there is none. A view into `body`.
std::string_view dated_dateline(std::string_view body);

/// What find_publication_date() goes by, in its order, for people.
std::vector<DateEvidence> explain_publication_date(const DateClues& clues);

}  // namespace pressmark
