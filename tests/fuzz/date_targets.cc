// SPDX-License-Identifier: GPL-2.0-or-later
//
// A date exists and is printed where it is said to be, or there is none.

#include <string>

#include "analysis/dates/date_range.h"
#include "analysis/dates/find_dates.h"
#include "analysis/dates/mentioned_dates.h"
#include "analysis/dates/parse_date.h"
#include "analysis/dates/publication_date.h"
#include "analysis/dates/relative_dates.h"
#include "base/utf8.h"
#include "tests/fuzz/targets.h"

namespace pressmark {
namespace {

void check_date(const std::optional<Date>& date) {
  require(!date || is_valid_date(*date), "a date exists, in the years that articles can have");
}

void check_range(std::string_view input) {
  const Result<DateRange> range = parse_date_range(input);
  if (range) {
    const Result<DateRange> again = parse_date_range(to_string(*range));
    require(again.has_value() && *again == *range, "a range prints as text that reads back");
    return;
  }
  require(!range.error().message.empty() && !range.error().hint.empty(), "a refusal says why");
  const std::optional<ByteRange>& where = range.error().where;
  require(where.has_value() && where->begin <= where->end && where->end <= input.size(),
          "a refusal is inside the text");
}

void check_printed(std::string_view text) {
  std::size_t before = 0;
  const std::vector<PrintedDate> dates = find_dates(text);
  for (const PrintedDate& date : dates) {
    require(before <= date.begin && date.begin < date.end && date.end <= text.size(),
            "printed dates are in order and inside the text");
    require(date.day.ok(), "a printed day exists");
    before = date.end;
  }
  before = 0;
  for (const PrintedMonth& month : find_months(text, dates)) {
    require(before <= month.begin && month.begin < month.end && month.end <= text.size(),
            "printed months are in order and inside the text");
    require(month.month.ok(), "a printed month exists");
    before = month.end;
  }
}

void check_relative(std::string_view text, std::string_view language, Date published) {
  std::size_t before = 0;
  for (const RelativeDate& date : find_relative_dates(text, language, published)) {
    require(before <= date.begin && date.begin < date.end && date.end <= text.size(),
            "relative dates are in order and inside the text");
    before = date.end;
  }
}

void check_mentioned(const MentionClues& clues) {
  const std::vector<MentionedDate> dates = find_mentioned_dates(clues);
  for (std::size_t i = 0; i < dates.size(); ++i) {
    require(i == 0 || dates[i - 1] < dates[i], "mentioned dates ascend and differ");
    require(pack(dates[i]) < packed_date_limit(), "a mentioned date can be stored");
    require(unpack_mentioned_date(pack(dates[i])) == dates[i], "and is read back");
  }
}

}  // namespace

void fuzz_dates(std::string_view input) {
  check_date(parse_record_date(input));
  const DateHeader header = parse_date_header(input);
  check_date(header.date);
  require(header.length <= input.size(), "a header is part of the text");
  require(header.is_present || (!header.date && header.length == 0), "no header, no date");
  check_range(input);
}

void fuzz_printed_dates(std::string_view input) {
  const std::string text = repair_utf8(input).text;
  std::string_view body = text;
  const std::string_view url = take_line(body);
  const std::string_view title = take_line(body);
  check_printed(body);
  const PublicationDate found = find_publication_date({.url = url, .title = title, .body = body});
  check_date(found.date);
  require(found.date.has_value() == (found.by != DateBy::none), "a date says where it is from");
  for (const DateEvidence& evidence :
       explain_publication_date({.url = url, .title = title, .body = body}))
    check_date(evidence.date);
  const Date published{std::chrono::year{2017} / 4 / 13};
  for (const std::string_view language : {"en", "de", "fr", "es", "ru", "zh"}) {
    check_relative(body, language, published);
    check_mentioned({.title = title, .body = body, .language = language, .published = published});
  }
  check_mentioned({.title = title, .body = body, .language = "en"});
}

}  // namespace pressmark
