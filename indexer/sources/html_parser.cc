// SPDX-License-Identifier: GPL-2.0-or-later
//
// libxml2's HTML parser, as a stream of events: its own tree would have no bounds.

#include "indexer/sources/html_parser.h"

#include <limits>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

namespace pressmark {

namespace {

struct FreeHtmlParser {
  void operator()(htmlParserCtxt* parser) const { htmlFreeParserCtxt(parser); }
};

struct HtmlBuilder {
  MarkupTree tree;
  htmlParserCtxt* parser = nullptr;
  bool is_too_large = false;
};

std::string_view as_text(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

// Stopping at once matters: libxml2 takes quadratic time on tags that are never closed.
void refuse_more(HtmlBuilder& builder) {
  builder.is_too_large = true;
  xmlStopParser(builder.parser);
}

void open_html_element(void* self, const xmlChar* name, const xmlChar** attributes) {
  auto& builder = *static_cast<HtmlBuilder*>(self);
  if (builder.is_too_large) return;
  if (!builder.tree.open(as_text(name))) return refuse_more(builder);
  for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2)
    builder.tree.add_attribute(as_text(attributes[0]), as_text(attributes[1]));
}

void close_html_element(void* self, const xmlChar* /*name*/) {
  auto& builder = *static_cast<HtmlBuilder*>(self);
  if (!builder.is_too_large) builder.tree.close();
}

void add_html_text(void* self, const xmlChar* text, int length) {
  auto& builder = *static_cast<HtmlBuilder*>(self);
  if (builder.is_too_large) return;
  // Not terminated by NUL, unlike names and values.
  const std::string_view run{reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)};
  if (!builder.tree.add_text(run)) refuse_more(builder);
}

}  // namespace

Result<MarkupTree> parse_html_tree(std::string_view html, const MarkupLimits& limits) {
  if (html.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    return Error{ErrorKind::limit, "more HTML than can be read at once"};
  }
  const std::unique_ptr<htmlParserCtxt, FreeHtmlParser> parser{htmlNewParserCtxt()};
  if (parser == nullptr) throw std::bad_alloc{};
  HtmlBuilder builder{.tree = MarkupTree{limits}, .parser = parser.get()};
  *parser->sax = xmlSAXHandler{};
  parser->sax->startElement = open_html_element;
  parser->sax->endElement = close_html_element;
  parser->sax->characters = add_html_text;
  parser->sax->ignorableWhitespace = add_html_text;
  parser->sax->cdataBlock = add_html_text;
  parser->userData = &builder;
  constexpr int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                          HTML_PARSE_NONET | HTML_PARSE_NOIMPLIED | HTML_PARSE_IGNORE_ENC;
  xmlDoc* const document = htmlCtxtReadMemory(
      parser.get(), html.data(), static_cast<int>(html.size()), nullptr, "UTF-8", options);
  xmlFreeDoc(document);  // no handler builds one, but it is ours if there is one
  if (builder.is_too_large) {
    return Error{ErrorKind::limit, "HTML of more than " + std::to_string(limits.max_nodes) +
                                       " elements, or nested more than " +
                                       std::to_string(limits.max_depth) + " deep"};
  }
  return std::move(builder.tree);
}

}  // namespace pressmark
