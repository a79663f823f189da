// SPDX-License-Identifier: GPL-2.0-or-later
//
// The articles of a text column that is damaged, or that nobody vouches for any more: each record
// has a checksum of its own, and where one ends its frame says, so that neither header nor offsets
// are needed to find it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "archive/columns.h"
#include "base/result.h"
#include "schema/article.h"

namespace pressmark {

/// Not safe to share between threads.
class SalvagedText {
 public:
  /// Fails with io if the file cannot be read, with archive if it is no text column at all.
  /// `articles`: how many it held, if that is known.
  static Result<SalvagedText> open(const std::filesystem::path& path,
                                   std::optional<DocumentId> articles);

  SalvagedText(SalvagedText&&) noexcept;
  SalvagedText& operator=(SalvagedText&&) noexcept;
  ~SalvagedText();

  /// How many articles it holds or held, as far as that can be told.
  DocumentId rows() const;

  /// The article; nothing if its record is damaged, or cannot be found because that before it is
  /// damaged as well as where it begins. Ask for them in order, from 1 on.
  std::optional<Article> article(DocumentId document);

 private:
  class Impl;
  explicit SalvagedText(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace pressmark
