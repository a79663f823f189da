// SPDX-License-Identifier: GPL-2.0-or-later
//
// One long list, and the postings that differ from it.
#include "searcher/match/operand_postings.h"

#include <algorithm>
#include <utility>

namespace pressmark {
namespace {

struct Change {
  DocumentId document;
  std::int64_t by;
};

void append_changes(const PostingList& list, std::int64_t sign, std::vector<Change>& changes) {
  PostingBlock block;
  for (std::uint32_t b = 0; b < list.blocks(); ++b) {
    list.read(b, block);
    for (std::uint32_t i = 0; i < block.size; ++i) {
      changes.push_back({block.documents[i], sign * std::int64_t{block.frequencies[i]}});
    }
  }
}

// One change for each document, ascending. `lists` says where the changes of each list end, which
// ascend.
void add_up(std::vector<Change>& changes, std::span<const std::ptrdiff_t> lists) {
  const auto precedes = [](const Change& a, const Change& b) { return a.document < b.document; };
  constexpr std::size_t few_lists = 8;  // each costs a pass over those before it
  if (lists.size() > few_lists) {
    std::sort(changes.begin(), changes.end(), precedes);
  } else {
    for (std::size_t i = 1; i < lists.size(); ++i) {
      std::inplace_merge(changes.begin(), changes.begin() + lists[i - 1],
                         changes.begin() + lists[i], precedes);
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (kept > 0 && changes[kept - 1].document == changes[i].document) {
      changes[kept - 1].by += changes[i].by;
    } else {
      changes[kept++] = changes[i];
    }
  }
  changes.resize(kept);
}

// Frequencies in one list of documents that ascend.
class Lookup {
 public:
  explicit Lookup(const PostingList& list) : list_(&list) {}

  std::uint32_t frequency(DocumentId document) {
    if (list_->size() == 0) return 0;
    const std::uint32_t block = list_->find_block(block_, document);
    if (block == list_->blocks()) return 0;
    if (block != block_ || decoded_.size == 0) list_->read_documents(block, decoded_);
    block_ = block;
    const auto end = decoded_.documents.begin() + decoded_.size;
    const auto at = std::lower_bound(decoded_.documents.begin(), end, document);
    if (at == end || *at != document) return 0;
    return list_->frequency(block_, static_cast<std::uint32_t>(at - decoded_.documents.begin()),
                            decoded_);
  }

 private:
  const PostingList* list_;
  std::uint32_t block_ = 0;
  PostingBlock decoded_;
};

}  // namespace

void add_documents(const PostingList& list, DocumentSet& documents) {
  PostingBlock block;
  for (std::uint32_t b = 0; b < list.blocks(); ++b) {
    list.read_documents(b, block);
    for (std::uint32_t i = 0; i < block.size; ++i)
      documents.add(block.documents[i]);
  }
}

OperandPostings::OperandPostings(const OperandLists& lists, const DeletedArticles& deleted)
    : terms_(lists.terms) {
  const auto longest = std::max_element(
      lists.counted.begin(), lists.counted.end(),
      [](const auto& a, const auto& b) { return a.postings.size() < b.postings.size(); });
  std::vector<Change> changes;
  std::vector<std::ptrdiff_t> ends;
  const auto append = [&](const PostingList& list, std::int64_t sign) {
    append_changes(list, sign, changes);
    ends.push_back(static_cast<std::ptrdiff_t>(changes.size()));
  };
  for (auto list = lists.counted.begin(); list != lists.counted.end(); ++list) {
    if (list == longest && !list->postings.is_short()) {
      long_list_ = list->postings;
      size_ = list->postings.size();
      live_size_ = size_ - std::min(size_, list->deleted);
    } else {
      append(list->postings, 1);
    }
  }
  for (const PostingList& list : lists.discounted)
    append(list, -1);
  if (!lists.computed.empty()) {
    for (const OperandPosting& posting : lists.computed)
      changes.push_back({posting.document, posting.frequency});
    ends.push_back(static_cast<std::ptrdiff_t>(changes.size()));
  }
  if (ends.size() > 1) add_up(changes, ends);

  Lookup lookup{long_list_};
  changed_.reserve(changes.size());
  for (const Change& change : changes) {
    const std::uint32_t before = lookup.frequency(change.document);
    const auto after =
        static_cast<std::uint32_t>(std::max(std::int64_t{before} + change.by, std::int64_t{0}));
    if (before == 0 && after == 0) continue;
    changed_.push_back({change.document, after});
    const std::uint32_t is_live = deleted.contains(change.document) ? 0 : 1;
    if (before == 0) {
      ++size_;
      live_size_ += is_live;
    } else if (after == 0) {
      --size_;
      live_size_ -= std::min(live_size_, is_live);
    }
  }
  blocks_ = long_list_.size() > 0 ? long_list_.blocks() : changed_.empty() ? 0 : 1;
}

std::uint32_t OperandPostings::find_block(std::uint32_t block, DocumentId document) const {
  if (blocks_ == 1) return 0;
  return std::min(long_list_.find_block(block, document), blocks_ - 1);
}

std::span<const OperandPostings::Posting> OperandPostings::changed(std::uint32_t block) const {
  if (changed_.empty() || blocks_ <= 1) return changed_;
  const auto after = [](DocumentId document, const Posting& posting) {
    return document < posting.document;
  };
  auto begin = changed_.begin();
  if (block > 0) {
    begin = std::upper_bound(begin, changed_.end(), long_list_.last_document(block - 1), after);
  }
  const auto end = std::upper_bound(begin, changed_.end(), last_document(block), after);
  return {begin, end};
}

double OperandPostings::bound(std::uint32_t block, const PostingScorer& scorer) const {
  double highest = 0;
  if (long_list_.size() > 0) {
    long_list_.for_each_impact(block, [&](Impact impact) {
      highest = std::max(highest,
                         word_score(scorer.weight, impact.frequency, scorer.norm(impact.length)));
    });
  }
  for (const Posting& posting : changed(block))
    highest = std::max(highest, scorer(posting.document, posting.frequency));
  return highest;
}

double OperandPostings::bound(const PostingScorer& scorer) const {
  double highest = 0;
  if (long_list_.size() > 0) {
    long_list_.for_each_impact([&](Impact impact) {
      highest = std::max(highest,
                         word_score(scorer.weight, impact.frequency, scorer.norm(impact.length)));
    });
  }
  for (const Posting& posting : changed_)
    highest = std::max(highest, scorer(posting.document, posting.frequency));
  return highest;
}

void OperandPostings::add_to(DocumentSet& documents) const {
  add_documents(long_list_, documents);
  for (const Posting& posting : changed_) {
    if (posting.frequency > 0) {
      documents.add(posting.document);
    } else {
      documents.remove(posting.document);
    }
  }
}

}  // namespace pressmark
