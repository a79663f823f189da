// SPDX-License-Identifier: GPL-2.0-or-later
//
// Passages are chosen field by field, then copied out with their highlights.
#include "searcher/snippets.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/utf8.h"
#include "searcher/snippets/occurrences.h"
#include "searcher/snippets/passages.h"

namespace pressmark {
namespace {

constexpr std::string_view gap_mark = " ... ";

// Below this, the opening of the body beside a title is not worth its place.
constexpr std::uint32_t least_opening_bytes = 60;

bool is_white_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

class SnippetWriter {
 public:
  void add(std::string_view text, std::span<const ByteRange> highlights, const Passage& passage) {
    if (!snippet_.text.empty()) {
      snippet_.text += gap_mark;
    } else if (passage.begins_cut) {
      snippet_.text += gap_mark.substr(1);
    }
    auto highlight =
        std::lower_bound(highlights.begin(), highlights.end(), passage.range.begin,
                         [](const ByteRange& range, std::uint32_t at) { return range.begin < at; });
    std::uint32_t at = passage.range.begin;
    for (; highlight != highlights.end() && highlight->end <= passage.range.end; ++highlight) {
      copy(text, at, highlight->begin);
      const auto begin = static_cast<std::uint32_t>(snippet_.text.size());
      copy(text, highlight->begin, highlight->end);
      snippet_.highlights.push_back({begin, static_cast<std::uint32_t>(snippet_.text.size())});
      at = highlight->end;
    }
    copy(text, at, passage.range.end);
    ends_cut_ = passage.ends_cut;
  }

  Snippet finish() {
    if (ends_cut_) snippet_.text += gap_mark.substr(0, gap_mark.size() - 1);
    return std::move(snippet_);
  }

 private:
  // Runs of white space, line breaks above all, become one space.
  void copy(std::string_view text, std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t i = begin; i < end; ++i) {
      if (!is_white_space(text[i])) {
        snippet_.text += text[i];
      } else if (snippet_.text.empty() || snippet_.text.back() != ' ') {
        snippet_.text += ' ';
      }
    }
  }

  Snippet snippet_;
  bool ends_cut_ = false;
};

std::uint32_t bytes_of(const std::vector<Passage>& passages) {
  std::uint32_t bytes = 0;
  for (const Passage& passage : passages)
    bytes += passage.range.size();
  return bytes;
}

// Of an article: the title's passages where it has to show something, then the body's, then the
// captions', as the title's.
class SnippetMaker {
 public:
  SnippetMaker(const Article& article, const ArticleOccurrences& occurrences)
      : article_(article),
        occurrences_(occurrences),
        body_({article.body, occurrences.body.words, occurrences.body_needs}) {
    if (!occurrences.title_needs.empty()) {
      title_.emplace(
          PassageRequest{article.title, occurrences.title.words, occurrences.title_needs});
    }
    if (!occurrences.caption_needs.empty()) {
      captions_.emplace(
          PassageRequest{article.captions, occurrences.captions.words, occurrences.caption_needs});
    }
  }

  // Passages are chosen by their own bytes: where the marks between them make too much of them,
  // again with less.
  Snippet make(std::uint32_t max_bytes) const {
    for (std::uint32_t budget = max_bytes;;) {
      Snippet snippet = grown(budget);
      if (snippet.text.size() <= max_bytes) return snippet;
      if (budget == 0) break;
      budget -= std::min<std::uint32_t>(
          budget, static_cast<std::uint32_t>(snippet.text.size()) - max_bytes);
    }
    const bool has_needs = title_ || captions_ || !occurrences_.body_needs.empty();
    if (has_needs) return needed();
    Snippet snippet = grown(0);  // a first word that is too long
    constexpr std::string_view end_mark = gap_mark.substr(0, gap_mark.size() - 1);
    if (snippet.text.ends_with(end_mark)) {
      snippet.text.resize(snippet.text.size() - end_mark.size());
    }
    snippet.text.resize(floor_to_code_point(snippet.text, max_bytes));
    return snippet;
  }

 private:
  Snippet grown(std::uint32_t budget) const {
    std::vector<Passage> in_title;
    if (title_) in_title = title_->choose(budget);
    std::uint32_t left = budget - std::min(budget, bytes_of(in_title));
    std::vector<Passage> in_captions;
    if (captions_) in_captions = captions_->choose(left);
    left -= std::min(left, bytes_of(in_captions));
    const bool shows_body =
        (!title_ && !captions_) || !occurrences_.body_needs.empty() || left >= least_opening_bytes;
    return write(in_title, shows_body ? body_.choose(left) : std::vector<Passage>{}, in_captions);
  }

  // Nothing but what has to be shown.
  Snippet needed() const {
    constexpr auto gap = static_cast<std::uint32_t>(gap_mark.size());
    return write(title_ ? title_->choose_needed(gap) : std::vector<Passage>{},
                 body_.choose_needed(gap),
                 captions_ ? captions_->choose_needed(gap) : std::vector<Passage>{});
  }

  Snippet write(std::span<const Passage> in_title, std::span<const Passage> in_body,
                std::span<const Passage> in_captions) const {
    SnippetWriter writer;
    for (const Passage& passage : in_title)
      writer.add(article_.title, occurrences_.title.highlights, passage);
    for (const Passage& passage : in_body)
      writer.add(article_.body, occurrences_.body.highlights, passage);
    for (const Passage& passage : in_captions)
      writer.add(article_.captions, occurrences_.captions.highlights, passage);
    return writer.finish();
  }

  const Article& article_;
  const ArticleOccurrences& occurrences_;
  std::optional<PassageChooser> title_;
  PassageChooser body_;
  std::optional<PassageChooser> captions_;
};

}  // namespace

ArticleSnippet make_snippet(const Article& article, Analyzer& analyzer,
                            const SnippetRequest& request) {
  const bool has_snippet = request.max_bytes > 0;
  const ArticleOccurrences occurrences = find_occurrences(
      article, analyzer, request, has_snippet ? FieldsToRead::all : FieldsToRead::title);
  ArticleSnippet made;
  made.title_highlights = occurrences.title.highlights;
  if (has_snippet) made.snippet = SnippetMaker{article, occurrences}.make(request.max_bytes);
  return made;
}

std::string opening_words(std::string_view text, std::size_t max_bytes) {
  std::string opening;
  for (const char c : text) {
    if (opening.size() > max_bytes) break;
    if (!is_white_space(c)) {
      opening += c;
    } else if (!opening.empty() && opening.back() != ' ') {
      opening += ' ';
    }
  }
  if (opening.size() > max_bytes) {
    const std::size_t space = opening.rfind(' ', max_bytes);
    opening.resize(
        space == std::string::npos || space == 0 ? floor_to_code_point(opening, max_bytes) : space);
  }
  if (!opening.empty() && opening.back() == ' ') opening.pop_back();
  return opening;
}

}  // namespace pressmark
