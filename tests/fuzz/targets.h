// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is fed with any bytes: a function for each door through which text from outside comes in. It
// holds what it calls to what their headers promise, and throws BrokenPromise where they do not
// keep it. docs/failures.md has more.
#pragma once

#include <array>
#include <stdexcept>
#include <string>
#include <string_view>

namespace pressmark {

class BrokenPromise : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// Throws BrokenPromise unless it `holds`.
void require(bool holds, std::string_view promise);

/// Requires valid UTF-8 without control and bidi characters but for those that are `allowed`.
void require_printable(std::string_view text, std::string_view allowed, std::string_view promise);

void fuzz_query(std::string_view input);          ///< A query, parsed, described and lowered.
void fuzz_plain_words(std::string_view input);    ///< The same of `--match any`.
void fuzz_filter(std::string_view input);         ///< `-f`
void fuzz_dates(std::string_view input);          ///< Dates of records, headers and queries.
void fuzz_printed_dates(std::string_view input);  ///< Dates in prose; its lines: url, title, body.
void fuzz_analyzer(std::string_view input);       ///< Words and sentences.
void fuzz_recognizer(std::string_view input);     ///< Names; the first line is the title.
void fuzz_escape(std::string_view input);         ///< Every escaper, by itself.
void fuzz_snippet(std::string_view input);        ///< Query, title, body; printed in all formats.
void fuzz_search(std::string_view input);         ///< 2 bytes: how; then a query, and filters.
void fuzz_receipt(std::string_view input);        ///< An answer that was kept.
void fuzz_batch(std::string_view input);          ///< A file of queries.
void fuzz_any_format(std::string_view input);     ///< Compressed files and containers, too.
void fuzz_plain_text(std::string_view input);
void fuzz_json_lines(std::string_view input);
void fuzz_json(std::string_view input);
void fuzz_csv(std::string_view input);
void fuzz_html(std::string_view input);
void fuzz_feed(std::string_view input);
void fuzz_news_xml(std::string_view input);
void fuzz_reuters_sgml(std::string_view input);
void fuzz_mail(std::string_view input);
void fuzz_mbox(std::string_view input);
void fuzz_web_archive(std::string_view input);
void fuzz_charset(std::string_view input);  ///< Text in any character set.
void fuzz_aliases(std::string_view input);
void fuzz_config(std::string_view input);
void fuzz_furniture(std::string_view input);  ///< The file; behind a line "---" an article.
void fuzz_manifest(std::string_view input);
void fuzz_stored_article(std::string_view input);   ///< A record with a good checksum.
void fuzz_column(std::string_view input);           ///< A column file that nobody vouches for.
void fuzz_damaged_archive(std::string_view input);  ///< Places in an archive, and what is there.

/// What a round of fuzzing is bounded by: a parser takes a line or a short file, of which millions
/// can be tried; what takes a whole article or archive is given time instead.
enum class FuzzSize { parser, article };

struct FuzzTarget {
  std::string_view name;  ///< Its seeds are in tests/fuzz/seeds/NAME.
  FuzzSize size;
  void (*run)(std::string_view input);
};

inline constexpr std::array fuzz_targets{
    FuzzTarget{"query", FuzzSize::parser, fuzz_query},
    FuzzTarget{"plain_words", FuzzSize::parser, fuzz_plain_words},
    FuzzTarget{"filter", FuzzSize::parser, fuzz_filter},
    FuzzTarget{"dates", FuzzSize::parser, fuzz_dates},
    FuzzTarget{"printed_dates", FuzzSize::article, fuzz_printed_dates},
    FuzzTarget{"analyzer", FuzzSize::article, fuzz_analyzer},
    FuzzTarget{"recognizer", FuzzSize::article, fuzz_recognizer},
    FuzzTarget{"escape", FuzzSize::parser, fuzz_escape},
    FuzzTarget{"snippet", FuzzSize::article, fuzz_snippet},
    FuzzTarget{"search", FuzzSize::article, fuzz_search},
    FuzzTarget{"receipt", FuzzSize::parser, fuzz_receipt},
    FuzzTarget{"batch", FuzzSize::parser, fuzz_batch},
    FuzzTarget{"any_format", FuzzSize::article, fuzz_any_format},
    FuzzTarget{"plain_text", FuzzSize::article, fuzz_plain_text},
    FuzzTarget{"json_lines", FuzzSize::article, fuzz_json_lines},
    FuzzTarget{"json", FuzzSize::article, fuzz_json},
    FuzzTarget{"csv", FuzzSize::article, fuzz_csv},
    FuzzTarget{"html", FuzzSize::article, fuzz_html},
    FuzzTarget{"feed", FuzzSize::article, fuzz_feed},
    FuzzTarget{"news_xml", FuzzSize::article, fuzz_news_xml},
    FuzzTarget{"reuters_sgml", FuzzSize::article, fuzz_reuters_sgml},
    FuzzTarget{"mail", FuzzSize::article, fuzz_mail},
    FuzzTarget{"mbox", FuzzSize::article, fuzz_mbox},
    FuzzTarget{"web_archive", FuzzSize::article, fuzz_web_archive},
    FuzzTarget{"charset", FuzzSize::article, fuzz_charset},
    FuzzTarget{"aliases", FuzzSize::parser, fuzz_aliases},
    FuzzTarget{"config", FuzzSize::parser, fuzz_config},
    FuzzTarget{"furniture", FuzzSize::parser, fuzz_furniture},
    FuzzTarget{"manifest", FuzzSize::parser, fuzz_manifest},
    FuzzTarget{"stored_article", FuzzSize::parser, fuzz_stored_article},
    FuzzTarget{"column", FuzzSize::parser, fuzz_column},
    FuzzTarget{"damaged_archive", FuzzSize::article, fuzz_damaged_archive},
};

/// Nothing if there is none of that name.
const FuzzTarget* find_fuzz_target(std::string_view name);

/// The line that `text` begins with, taken off it.
std::string_view take_line(std::string_view& text);

}  // namespace pressmark
