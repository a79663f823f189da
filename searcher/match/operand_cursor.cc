// SPDX-License-Identifier: GPL-2.0-or-later
//
// A block is the long list's, as decoded; or, where other lists change something in it, a copy.
#include "searcher/match/operand_cursor.h"

#include <algorithm>

namespace pressmark {

void OperandCursor::enter_block(std::uint32_t block) {
  block_ = block;
  index_ = 0;
  is_decoded_ = false;
  has_frequencies_ = false;
  is_applied_ = false;
  is_changed_ = false;
  knows_changes_ = false;
}

bool OperandCursor::move_to_block(DocumentId document) {
  if (postings_->blocks() == 0) return false;
  if (document > last_document()) enter_block(postings_->find_block(block_, document));
  return true;
}

bool OperandCursor::move_to(DocumentId document) {
  if (!move_to_block(document)) return false;
  const std::span<const DocumentId> all = documents();
  // Mostly it is near; otherwise counting what lies before is faster than branching.
  constexpr std::uint32_t near = 8;
  const auto size = static_cast<std::uint32_t>(all.size());
  const std::uint32_t end = std::min(index_ + near, size);
  while (index_ < end && all[index_] < document)
    ++index_;
  if (index_ == end && end < size && all[end] < document) {
    std::uint32_t before = 0;
    for (std::uint32_t i = end; i < size; ++i)
      before += all[i] < document ? 1U : 0U;
    index_ = end + before;
  }
  return index_ < size && all[index_] == document;
}

// Calls visit(place of the first) for the documents in the range of one block after the other, with
// what they have in common with it in common_.
template <typename Visit>
void OperandCursor::visit_common(std::span<const DocumentId> documents, Visit&& visit) {
  for (std::size_t i = 0; i < documents.size();) {
    if (!move_to_block(documents[i])) return;
    const DocumentId last = last_document();
    const auto begin = documents.begin() + static_cast<std::ptrdiff_t>(i);
    const auto end =
        last >= documents.back() ? documents.end() : std::upper_bound(begin, documents.end(), last);
    find_in_block({begin, end});
    visit(static_cast<std::uint32_t>(i));
    i = static_cast<std::size_t>(end - documents.begin());
  }
}

void OperandCursor::find_common(std::span<const DocumentId> documents,
                                std::vector<FoundPosting>& found) {
  visit_common(documents, [&](std::uint32_t first) {
    // Beyond this, all frequencies of a block are decoded as fast.
    constexpr std::size_t few = 16;
    if (common_.size() > few && !is_applied_ && !has_frequencies_) {
      postings_->long_list_.read_frequencies(block_, decoded_);
      has_frequencies_ = true;
    }
    for (const CommonDocument common : common_) {
      const std::uint32_t frequency = is_changed_ ? changed_frequencies_[common.in_second]
                                                  : long_list_frequency(common.in_second);
      found.push_back({first + common.in_first, frequency});
    }
  });
}

void OperandCursor::keep_common(std::vector<DocumentId>& documents) {
  std::size_t kept = 0;
  visit_common(documents, [&](std::uint32_t first) {
    for (const CommonDocument common : common_)
      documents[kept++] = documents[first + common.in_first];
  });
  documents.resize(kept);
}

// All documents are in the range of the block. Places in common_ are those in the block.
void OperandCursor::find_in_block(std::span<const DocumentId> documents) {
  // Mostly, what is changed in the block is about other documents.
  constexpr std::size_t few = 8;
  const auto changed = changes();
  if (changed.size() > few ||
      std::any_of(changed.begin(), changed.end(), [&](const OperandPostings::Posting& posting) {
        return std::binary_search(documents.begin(), documents.end(), posting.document);
      })) {
    apply_changes();
  } else {
    decode_long_list();
  }
  const std::span<const DocumentId> own =
      is_applied_ ? this->documents()
                  : std::span<const DocumentId>{decoded_.documents.data(), decoded_.size};
  common_.clear();
  const std::size_t passed = append_common(documents, own.subspan(index_), common_);
  for (CommonDocument& common : common_)
    common.in_second += index_;
  index_ += static_cast<std::uint32_t>(passed);
}

std::uint32_t OperandCursor::frequency() {
  return frequency_at(index_);
}

std::uint32_t OperandCursor::frequency_at(std::size_t i) {
  apply_changes();
  return is_changed_ ? changed_frequencies_[i] : long_list_frequency(i);
}

std::uint32_t OperandCursor::long_list_frequency(std::size_t i) const {
  if (has_frequencies_) return decoded_.frequencies[i];
  return postings_->long_list_.frequency(block_, static_cast<std::uint32_t>(i), decoded_);
}

std::span<const OperandPostings::Posting> OperandCursor::changes() {
  if (!knows_changes_) changes_ = postings_->changed(block_);
  knows_changes_ = true;
  return changes_;
}

std::span<const DocumentId> OperandCursor::documents() {
  apply_changes();
  if (is_changed_) return changed_documents_;
  return {decoded_.documents.data(), decoded_.size};
}

std::span<const std::uint32_t> OperandCursor::frequencies() {
  apply_changes();
  if (is_changed_) return changed_frequencies_;
  if (!has_frequencies_) {
    postings_->long_list_.read_frequencies(block_, decoded_);
    has_frequencies_ = true;
  }
  return {decoded_.frequencies.data(), decoded_.size};
}

void OperandCursor::decode_long_list() {
  if (is_decoded_) return;
  is_decoded_ = true;
  decoded_.size = 0;
  if (postings_->long_list_.size() > 0) postings_->long_list_.read_documents(block_, decoded_);
}

void OperandCursor::apply_changes() {
  if (is_applied_) return;
  is_applied_ = true;
  decode_long_list();
  const auto changed = changes();
  is_changed_ = !changed.empty();
  if (!is_changed_) return;
  index_ = 0;  // it was one in the long list
  if (decoded_.size > 0 && !has_frequencies_) {
    postings_->long_list_.read_frequencies(block_, decoded_);
    has_frequencies_ = true;
  }
  changed_documents_.clear();
  changed_frequencies_.clear();
  const auto documents = decoded_.documents.begin();
  const auto frequencies = decoded_.frequencies.begin();
  std::ptrdiff_t done = 0;
  const auto copy_up_to = [&](std::ptrdiff_t end) {
    changed_documents_.insert(changed_documents_.end(), documents + done, documents + end);
    changed_frequencies_.insert(changed_frequencies_.end(), frequencies + done, frequencies + end);
    done = end;
  };
  const auto size = static_cast<std::ptrdiff_t>(decoded_.size);
  for (const auto& posting : changed) {
    copy_up_to(std::lower_bound(documents + done, documents + size, posting.document) - documents);
    if (done < size && documents[done] == posting.document) ++done;
    if (posting.frequency == 0) continue;
    changed_documents_.push_back(posting.document);
    changed_frequencies_.push_back(posting.frequency);
  }
  copy_up_to(size);
}

}  // namespace pressmark
