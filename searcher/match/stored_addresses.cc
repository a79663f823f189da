// SPDX-License-Identifier: GPL-2.0-or-later
//
// Kept as folded text in large blocks: a string of its own for each would take as much again.
#include "searcher/match/stored_addresses.h"

#include <algorithm>

#include "analysis/fold.h"
#include "archive/damaged_archive.h"

namespace pressmark {
namespace {

constexpr std::size_t address_block_bytes = std::size_t{1} << 20U;

// `#12` of news.jsonl#12: records of one file are told apart by number.
std::size_t record_number_bytes(std::string_view path) {
  const std::size_t sign = path.find_last_not_of("0123456789");
  const bool has_number =
      sign != std::string_view::npos && path[sign] == '#' && sign + 1 < path.size();
  return has_number ? path.size() - sign : 0;
}

}  // namespace

ArticleAddress StoredAddresses::of(std::size_t segment, DocumentId document) {
  Kept* const place = place_for(segment, document);
  if (place != nullptr && place->text != nullptr) {
    return {{place->text, place->path_bytes},
            place->file_at,
            place->record_number,
            {place->text + place->path_bytes, place->url_bytes}};
  }
  const Result<Article> article = (*segments_)[segment].article(document);
  if (!article) throw DamagedArchive{article.error().message};
  // What is cut off is found before folding, which makes a slash of signs that are none.
  const std::size_t slash = article->path.rfind('/');
  const std::size_t folder = slash == std::string::npos ? 0 : slash + 1;
  path_ = fold_case(std::string_view{article->path}.substr(0, folder));
  ArticleAddress address;
  address.file_at = path_.size();
  path_ += fold_case(std::string_view{article->path}.substr(folder));
  address.record_number = record_number_bytes(article->path);
  url_ = fold_case(article->url);
  address.path = path_;
  address.url = url_;
  if (place == nullptr) return address;
  const char* const text = keep(path_ + url_);
  if (text == nullptr) return address;
  *place = {text, static_cast<std::uint32_t>(path_.size()), static_cast<std::uint32_t>(url_.size()),
            static_cast<std::uint32_t>(address.file_at),
            static_cast<std::uint32_t>(address.record_number)};
  return address;
}

StoredAddresses::Kept* StoredAddresses::place_for(std::size_t segment, DocumentId document) {
  std::vector<Kept>& places = kept_[segment];
  if (places.empty()) {
    const DocumentId articles = (*segments_)[segment].articles();
    if (articles * sizeof(Kept) > left_bytes_) return nullptr;
    left_bytes_ -= articles * sizeof(Kept);
    places.resize(articles);
  }
  return &places[document - 1];
}

const char* StoredAddresses::keep(std::string_view text) {
  if (text.size() > block_left_) {
    const std::size_t size = std::max(address_block_bytes, text.size());
    if (size > left_bytes_) return nullptr;
    left_bytes_ -= size;
    blocks_.push_back(std::make_unique<char[]>(size));
    block_left_ = size;
  }
  // Blocks are filled from the end on.
  block_left_ -= text.size();
  char* const at = blocks_.back().get() + block_left_;
  std::copy(text.begin(), text.end(), at);
  return at;
}

}  // namespace pressmark
