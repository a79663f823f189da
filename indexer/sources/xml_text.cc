// SPDX-License-Identifier: GPL-2.0-or-later
//
// Markup within markup.

#include "indexer/sources/xml_text.h"

#include <algorithm>
#include <utility>

#include "analysis/charset.h"
#include "indexer/sources/ascii_text.h"
#include "indexer/sources/clean_text.h"
#include "indexer/sources/declared_charset.h"
#include "indexer/sources/html_blocks.h"

namespace pressmark {

namespace {

// Whether text that an element holds is HTML which was escaped.
bool is_escaped_html(std::string_view text) {
  const std::size_t open = text.find('<');
  const bool has_tag =
      open != std::string_view::npos && open + 1 < text.size() &&
      (is_ascii_letter(text[open + 1]) || text[open + 1] == '/' || text[open + 1] == '!');
  const std::size_t mark = text.find('&');
  const bool has_entity = mark != std::string_view::npos && text.find(';', mark) - mark < 10;
  return has_tag || has_entity;
}

}  // namespace

Result<std::string> read_xml(InputStream& stream, const SourceName& name,
                             const ReadOptions& options, Article& article) {
  std::string bytes;
  const Result<InputStream::Got> got = stream.read_rest(bytes, options.max_document_bytes);
  if (!got) return got.error();
  if (*got == InputStream::Got::too_long) {
    return rejected(name, 0, "larger than " + describe_limit(options.max_document_bytes));
  }
  const std::string declared{stream.known_charset()};
  return clean_text(bytes, article, declared.empty() ? xml_charset(bytes) : declared);
}

const MarkupNode* first_child(const MarkupNode& parent,
                              std::initializer_list<std::string_view> tags) {
  for (const std::string_view tag : tags) {
    if (const MarkupNode* const child = find_child(parent, tag)) return child;
  }
  return nullptr;
}

const MarkupNode* first_element(const MarkupNode& top,
                                std::initializer_list<std::string_view> tags) {
  for (const std::string_view tag : tags) {
    if (const MarkupNode* const found = find_element(top, tag)) return found;
  }
  return nullptr;
}

std::string line_of_element(const MarkupNode* element) {
  if (element == nullptr) return {};
  std::string text = text_of(*element);
  if (is_escaped_html(text)) text = text_of_html(text);
  std::replace_if(text.begin(), text.end(), is_ascii_space, ' ');
  return to_single_line(text);
}

std::string paragraphs_of_element(const MarkupNode* element) {
  if (element == nullptr) return {};
  const bool has_markup = std::any_of(element->children.begin(), element->children.end(),
                                      [](const MarkupNode* child) { return !child->is_text(); });
  if (has_markup) {
    return join_blocks(cut_blocks(*element, [](const MarkupNode&) { return false; }));
  }
  const std::string text = text_of(*element);
  return is_escaped_html(text) ? text_of_html(text) : arrange_paragraphs(text);
}

}  // namespace pressmark
