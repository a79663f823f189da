// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a full stop behind a word says about the end of a sentence.
#pragma once

#include <string_view>

namespace pressmark {

enum class Abbreviation {
  none,           ///< An ordinary word.
  title,          ///< Something always follows: Gen., Dr., e.g.
  before_number,  ///< So it does where a number follows: No. 5, p. 12, Sept. 3
  open,           ///< May end a sentence: Inc., Jr., Calif.
};

/// `word` is without its last full stop, in any case: "Gen", "e.g". Names of months are open and
/// before_number at once, and come out as open.
Abbreviation abbreviation_of(std::string_view word);

/// Whether a capitalised `word` behind a full stop tells that a sentence begins: The, He, In, But.
bool begins_sentences(std::string_view word);

/// Whether `word` goes on with a time of day or a day of a month: Monday, GMT, Oktober.
bool continues_time(std::string_view word);

/// Whether no heading ends with `word`: the, of, said.
bool expects_more(std::string_view word);

}  // namespace pressmark
