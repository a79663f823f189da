// SPDX-License-Identifier: GPL-2.0-or-later
//
// Passages are chosen field by field, then copied out with their highlights.
#include "searcher/snippets.h"

#include <algorithm>
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

}  // namespace

ArticleSnippet make_snippet(const Article& article, Analyzer& analyzer,
                            const SnippetRequest& request) {
  const bool has_snippet = request.max_bytes > 0;
  const ArticleOccurrences occurrences = find_occurrences(
      article, analyzer, request, has_snippet ? FieldsToRead::title_and_body : FieldsToRead::title);
  ArticleSnippet made;
  made.title_highlights = occurrences.title.highlights;
  if (!has_snippet) return made;

  SnippetWriter writer;
  std::uint32_t bytes_left = request.max_bytes;
  const bool shows_title = !occurrences.title_needs.empty();
  if (shows_title) {
    const auto passages = choose_passages(
        {article.title, occurrences.title.words, occurrences.title_needs, request.max_bytes});
    for (const Passage& passage : passages) {
      writer.add(article.title, occurrences.title.highlights, passage);
    }
    bytes_left -= std::min(bytes_left, bytes_of(passages));
  }
  if (!shows_title || !occurrences.body_needs.empty() || bytes_left >= least_opening_bytes) {
    const auto passages =
        choose_passages({article.body, occurrences.body.words, occurrences.body_needs, bytes_left});
    for (const Passage& passage : passages) {
      writer.add(article.body, occurrences.body.highlights, passage);
    }
  }
  made.snippet = writer.finish();
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
