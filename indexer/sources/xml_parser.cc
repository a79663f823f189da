// SPDX-License-Identifier: GPL-2.0-or-later
//
// libxml2's push parser: it is given a block at a time, so that no more than the items of one block
// wait.

#include "indexer/sources/xml_parser.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <new>
#include <utility>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include "base/utf8.h"
#include "indexer/sources/ascii_text.h"
#include "indexer/sources/xml_repair.h"

namespace pressmark {

namespace {

struct FreeXmlParser {
  void operator()(xmlParserCtxt* parser) const {
    // A document type with entities makes libxml2 keep a document, without trees being asked for.
    xmlFreeDoc(parser->myDoc);
    parser->myDoc = nullptr;
    xmlFreeParserCtxt(parser);
  }
};

std::string_view as_xml_text(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

// The prefix under which a namespace is known to those who read the trees.
std::string_view known_prefix(std::string_view uri) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> known{{
      {"http://www.w3.org/2005/Atom", "atom:"},
      {"http://purl.org/atom/ns#", "atom:"},
      {"http://purl.org/rss/1.0/modules/content/", "content:"},
      {"http://purl.org/dc/elements/1.1/", "dc:"},
      {"http://purl.org/dc/elements/1.0/", "dc:"},
      {"http://purl.org/dc/terms/", "dcterms:"},
      {"http://search.yahoo.com/mrss/", "media:"},
      {"http://search.yahoo.com/mrss", "media:"},
      {"http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes:"},
  }};
  const auto found =
      std::find_if(known.begin(), known.end(), [&](const auto& row) { return row.first == uri; });
  return found != known.end() ? found->second : std::string_view{};
}

bool is_html_entity(const std::string& name) {
  const auto* const terminated = reinterpret_cast<const xmlChar*>(name.c_str());
  return name == "apos" || htmlEntityLookup(terminated) != nullptr;
}

// What is outside of items matters by its first elements only.
constexpr MarkupLimits head_limits{.max_nodes = 4000, .max_depth = 20};

}  // namespace

class XmlParser::Impl {
 public:
  Impl(std::string text, std::vector<std::string_view> item_names);

  std::optional<Result<XmlItem>> next();
  std::uint64_t line() const { return line_; }
  const MarkupTree& head() const { return head_; }

 private:
  static void open_element(void* self, const xmlChar* name, const xmlChar* prefix,
                           const xmlChar* uri, int namespace_count, const xmlChar** namespaces,
                           int attribute_count, int defaulted_count, const xmlChar** attributes);
  static void close_element(void* self, const xmlChar* name, const xmlChar* prefix,
                            const xmlChar* uri);
  static void add_text(void* self, const xmlChar* text, int length);
  static xmlEntity* find_entity(void* self, const xmlChar* name);

  void open(std::string tag, int attribute_count, const xmlChar** attributes);
  void close();
  // Entities are not read any more once libxml2 has seen something amiss. What has come as far as
  // here is to be read as if nothing had been.
  void forgive() { parser_->wellFormed = 1; }
  void refuse_item();
  void parse_block();
  bool has_items_behind_end() const;
  std::optional<Result<XmlItem>> finish();
  std::uint64_t current_line() const {
    return static_cast<std::uint64_t>(std::max(xmlSAX2GetLineNumber(parser_.get()), 1));
  }

  std::string text_;
  std::size_t parsed_ = 0;
  std::vector<std::string_view> item_names_;
  std::unique_ptr<xmlParserCtxt, FreeXmlParser> parser_;
  MarkupTree head_{head_limits};
  MarkupTree item_;
  bool in_item_ = false;
  bool is_refused_ = false;        // the item that is being read
  std::size_t depth_ = 0;          // of the document
  std::size_t ignored_depth_ = 0;  // elements open that are in no tree
  std::size_t item_depth_ = 0;     // depth_ at the item's element
  std::uint64_t item_line_ = 0;
  std::uint64_t items_ = 0;  // begun
  std::deque<Result<XmlItem>> found_;
  std::deque<std::uint64_t> found_lines_;
  std::uint64_t line_ = 0;
  bool is_finished_ = false;
  bool is_told_ = false;  // what is wrong with its end
  std::map<std::string, std::pair<xmlEntity, std::string>> entities_;
};

XmlParser::Impl::Impl(std::string text, std::vector<std::string_view> item_names)
    : text_(repair_xml(std::move(text), is_html_entity)), item_names_(std::move(item_names)) {
  xmlSAXHandler handlers{};
  handlers.initialized = XML_SAX2_MAGIC;
  handlers.startElementNs = open_element;
  handlers.endElementNs = close_element;
  handlers.characters = add_text;
  handlers.cdataBlock = add_text;
  handlers.ignorableWhitespace = add_text;
  handlers.getEntity = find_entity;
  parser_.reset(xmlCreatePushParserCtxt(&handlers, this, nullptr, 0, nullptr));
  if (parser_ == nullptr) throw std::bad_alloc{};
  xmlCtxtUseOptions(parser_.get(), XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                       XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
}

void XmlParser::Impl::open_element(void* self, const xmlChar* name, const xmlChar* /*prefix*/,
                                   const xmlChar* uri, int /*namespace_count*/,
                                   const xmlChar** /*namespaces*/, int attribute_count,
                                   int /*defaulted_count*/, const xmlChar** attributes) {
  static_cast<Impl*>(self)->forgive();
  std::string tag{known_prefix(as_xml_text(uri))};
  tag += lower_ascii(as_xml_text(name));
  static_cast<Impl*>(self)->open(std::move(tag), attribute_count, attributes);
}

void XmlParser::Impl::close_element(void* self, const xmlChar* /*name*/, const xmlChar* /*prefix*/,
                                    const xmlChar* /*uri*/) {
  static_cast<Impl*>(self)->forgive();
  static_cast<Impl*>(self)->close();
}

void XmlParser::Impl::add_text(void* self, const xmlChar* text, int length) {
  auto& parser = *static_cast<Impl*>(self);
  parser.forgive();
  if (parser.is_refused_ || parser.ignored_depth_ > 0) return;
  const std::string_view run{reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)};
  MarkupTree& tree = parser.in_item_ ? parser.item_ : parser.head_;
  if (!tree.add_text(run) && parser.in_item_) parser.refuse_item();
}

// The names that HTML has for characters, which feeds use without declaring them.
xmlEntity* XmlParser::Impl::find_entity(void* self, const xmlChar* name) {
  auto& known = static_cast<Impl*>(self)->entities_;
  const htmlEntityDesc* const meaning = htmlEntityLookup(name);
  if (meaning == nullptr) return nullptr;
  auto& [entity, text] = known[std::string{as_xml_text(name)}];
  if (text.empty()) {
    append_utf8(text, meaning->value);
    entity.type = XML_ENTITY_DECL;
    entity.name = reinterpret_cast<const xmlChar*>(meaning->name);
    entity.content = reinterpret_cast<xmlChar*>(text.data());
    entity.orig = entity.content;
    entity.length = static_cast<int>(text.size());
    entity.etype = XML_INTERNAL_PREDEFINED_ENTITY;
  }
  return &entity;
}

void XmlParser::Impl::open(std::string tag, int attribute_count, const xmlChar** attributes) {
  ++depth_;
  if (!in_item_ && std::find(item_names_.begin(), item_names_.end(), tag) != item_names_.end()) {
    ++items_;
    in_item_ = true;
    is_refused_ = false;
    item_depth_ = depth_;
    item_line_ = current_line();
    item_ = MarkupTree{};
    ignored_depth_ = 0;
  }
  MarkupTree& tree = in_item_ ? item_ : head_;
  if (ignored_depth_ > 0 || is_refused_ || !tree.open(tag)) {
    if (in_item_ && ignored_depth_ == 0) refuse_item();
    ++ignored_depth_;
    return;
  }
  // Five pointers each: name, prefix, URI, begin and end of the value.
  for (int i = 0; i < attribute_count; ++i) {
    const xmlChar** const attribute = attributes + std::ptrdiff_t{5} * i;
    const auto* const begin = reinterpret_cast<const char*>(attribute[3]);
    const auto* const end = reinterpret_cast<const char*>(attribute[4]);
    tree.add_attribute(as_xml_text(attribute[0]), {begin, static_cast<std::size_t>(end - begin)});
  }
}

void XmlParser::Impl::close() {
  if (ignored_depth_ > 0) {
    --ignored_depth_;
  } else {
    (in_item_ ? item_ : head_).close();
  }
  if (in_item_ && depth_ == item_depth_) {
    if (!is_refused_) {
      found_.emplace_back(XmlItem{std::move(item_), item_line_});
      found_lines_.push_back(item_line_);
    }
    in_item_ = false;
    is_refused_ = false;
    ignored_depth_ = 0;
    item_ = MarkupTree{};
  }
  if (depth_ > 0) --depth_;
}

// The rest of the item is passed over, and what there is of it is no article.
void XmlParser::Impl::refuse_item() {
  if (is_refused_) return;
  is_refused_ = true;
  found_.emplace_back(Error{ErrorKind::limit, "an item of too many elements, or nested too deep"});
  found_lines_.push_back(item_line_);
}

void XmlParser::Impl::parse_block() {
  constexpr std::size_t block_bytes = 1U << 16U;
  const std::size_t size = std::min(block_bytes, text_.size() - parsed_);
  const bool is_last = parsed_ + size == text_.size();
  xmlParseChunk(parser_.get(), text_.data() + parsed_, static_cast<int>(size), is_last ? 1 : 0);
  parsed_ += size;
  is_finished_ = is_last || parser_->disableSAX != 0;
}

// An end tag that fits nothing may end the document before its last item.
bool XmlParser::Impl::has_items_behind_end() const {
  const xmlError* const why = xmlCtxtGetLastError(parser_.get());
  if (why == nullptr || why->code != XML_ERR_DOCUMENT_END) return false;
  std::uint64_t begun = 0;
  for (const std::string_view name : item_names_) {
    const std::string tag = "<" + std::string{name.substr(name.find(':') + 1)};
    for (std::size_t at = find_in_lower(text_, tag); at != std::string_view::npos;
         at = find_in_lower(text_, tag, at + 1))
      ++begun;
  }
  return begun > items_;
}

// At the end: says so if the document is not.
std::optional<Result<XmlItem>> XmlParser::Impl::finish() {
  if (text_.empty() || is_told_) return std::nullopt;
  is_told_ = true;
  if (depth_ == 0 && !has_items_behind_end()) return std::nullopt;
  const xmlError* const why = xmlCtxtGetLastError(parser_.get());
  std::string message = "the XML breaks off";
  if (why != nullptr && why->message != nullptr) {
    message.append(": ").append(trimmed(why->message));
    line_ = static_cast<std::uint64_t>(std::max(why->line, 0));
  }
  return Error{ErrorKind::bad_input, repair_utf8(message).text};
}

std::optional<Result<XmlItem>> XmlParser::Impl::next() {
  while (found_.empty() && !is_finished_)
    parse_block();
  if (found_.empty()) return finish();
  Result<XmlItem> item = std::move(found_.front());
  line_ = found_lines_.front();
  found_.pop_front();
  found_lines_.pop_front();
  return item;
}

XmlParser::XmlParser(std::string text, std::vector<std::string_view> item_names)
    : impl_(std::make_unique<Impl>(std::move(text), std::move(item_names))) {}
XmlParser::XmlParser(XmlParser&&) noexcept = default;
XmlParser& XmlParser::operator=(XmlParser&&) noexcept = default;
XmlParser::~XmlParser() = default;

std::optional<Result<XmlItem>> XmlParser::next() {
  return impl_->next();
}

std::uint64_t XmlParser::line() const {
  return impl_->line();
}

const MarkupTree& XmlParser::head() const {
  return impl_->head();
}

}  // namespace pressmark
