// SPDX-License-Identifier: GPL-2.0-or-later
//
// From the posting lists of the spellings.
#include "indexer/naming_articles.h"

#include <algorithm>

namespace pressmark {

NamingArticles naming_articles(const ArchiveReader& archive,
                               std::span<const NameMember> spellings) {
  NamingArticles articles;
  PostingBlock block;
  for (const NameMember& spelling : spellings) {
    const SegmentReader& segment = archive.segments()[spelling.segment];
    const PostingList list = segment.columns().name_postings[spelling.ordinal];
    for (std::uint32_t i = 0; i < list.blocks(); ++i) {
      list.read_documents(i, block);
      for (std::uint32_t k = 0; k < block.size; ++k) {
        if (!segment.deleted().contains(block.documents[k]))
          articles.emplace_back(spelling.segment, block.documents[k]);
      }
    }
  }
  std::sort(articles.begin(), articles.end());
  articles.erase(std::unique(articles.begin(), articles.end()), articles.end());
  return articles;
}

}  // namespace pressmark
