// SPDX-License-Identifier: GPL-2.0-or-later
//
// The articles in a tar or zip file, entry by entry, whatever format each is in.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "indexer/sources/article_reader.h"
#include "indexer/sources/container.h"
#include "indexer/sources/source_name.h"

namespace pressmark {

/// An entry is called as a file in a folder would be: "all.tar/2017/a.txt". As in folders, names
/// that begin with a dot are passed over without a word, and links and special files are bad_input
/// Errors; so are names that lead out of the archive ("../a").
class ContainerReader : public ArticleReader {
 public:
  /// `depth` counts the container itself: open_source().
  ContainerReader(Container container, SourceName name, const ReadOptions& options,
                  std::uint32_t depth);

  std::optional<Result<Article>> next() override;
  std::uint64_t bytes_read() const override { return container_.file_bytes(); }

 private:
  std::optional<Error> open_entry(const Container::Entry& entry);

  Container container_;
  SourceName name_;
  ReadOptions options_;
  std::uint32_t depth_;
  std::unique_ptr<ArticleReader> entry_reader_;
  bool has_given_ = false;  // an article, or an Error
};

}  // namespace pressmark
