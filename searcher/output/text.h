// SPDX-License-Identifier: GPL-2.0-or-later
//
// Answers for people.
//
//   3 articles (exact)   read as: tillerson AND lavrov AND syria
//    1  2017-05-11  Prior to the meeting, Lavrov said ...   001_2bf5f415478b9807.txt  12.31
//       ... said Tillerson and Lavrov spoke about the war in Syria ...
//
//   person  Sergei Lavrov 3 (also Sergey Lavrov) · Rex Tillerson 3
#pragma once

#include <string>

#include "searcher/output/output.h"

namespace pressmark {

std::string format_text(const OutputInput& input, const OutputOptions& options);

/// One article in full, its metadata above it. The body is wrapped on a terminal only.
std::string format_article_text(const Article& article, const OutputOptions& options);

}  // namespace pressmark
