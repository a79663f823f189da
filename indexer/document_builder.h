// SPDX-License-Identifier: GPL-2.0-or-later
//
// An analysed article as the archive keeps it: the terms of a document and a row of the columns.
// schema/fields.h says which terms there are.
#pragma once

#include <memory>

#include "archive/segment_columns_writer.h"
#include "indexer/article_analysis.h"
#include "indexer/document_terms.h"
#include "schema/article.h"

namespace pressmark {

/// Keeps its buffers and what it learnt about names between articles: one per thread.
class DocumentBuilder {
 public:
  DocumentBuilder();
  DocumentBuilder(DocumentBuilder&&) noexcept;
  DocumentBuilder& operator=(DocumentBuilder&&) noexcept;
  ~DocumentBuilder();

  /// Fills `terms` anew and returns the row that belongs beside them. The row's views live as long
  /// as `article` and `analysis` do, and until the next call.
  ArticleRow build(const Article& article, const ArticleAnalysis& analysis, DocumentTerms& terms);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace pressmark
