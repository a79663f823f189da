// SPDX-License-Identifier: GPL-2.0-or-later
//
// What `indexer read` prints: articles as they were read, dated, cleaned and tagged.
#pragma once

#include <string>

#include "indexer/article_analysis.h"
#include "schema/article.h"

namespace pressmark {

struct ReadStyle {
  bool explains_date = false;  ///< By what evidence the article is dated (--why-date).
};

/// For people, several lines, the last one ended. Safe to print on a terminal.
std::string describe_article(const Article& article, const ArticleAnalysis& analysis,
                             const ReadStyle& style = {});

/// One JSON object on one line, ended:
///
///   {"id":"a.txt","path":"corpus/a.txt","title":null,"date":"2017-05-11","date_by":"explicit",
///    "url":null,"source":null,"language":"en","flags":["repaired UTF-8"],"byline":null,
///    "section":null,"captions":null,"body":"...",
///    "mentions":[{"field":"body","begin":29,"end":35,"type":"person",
///                 "spelling":"Sergei Lavrov"}]}
///
/// All keys are always there, in this order; what is not known is null. `begin` and `end` are bytes
/// of the field's text; a name that the record brings and the text does not print has begin = end.
/// `style` may add "date_evidence":[{"by":"url","date":"2017-05-11","reason":"..."}] at the end.
std::string article_to_json(const Article& article, const ArticleAnalysis& analysis,
                            const ReadStyle& style = {});

}  // namespace pressmark
