// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which elements break a line, and white space.

#include "indexer/sources/html_blocks.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/sources/ascii_text.h"
#include "indexer/sources/html_parser.h"

namespace pressmark {

namespace {

constexpr std::array<std::string_view, 41> block_tags{
    "address",  "article",    "aside",  "blockquote", "body",   "caption", "center",
    "dd",       "details",    "dialog", "dir",        "div",    "dl",      "dt",
    "fieldset", "figcaption", "figure", "footer",     "form",   "h1",      "h2",
    "h3",       "h4",         "h5",     "h6",         "header", "hgroup",  "hr",
    "html",     "li",         "main",   "nav",        "ol",     "p",       "pre",
    "section",  "summary",    "table",  "tr",         "ul",     "tbody"};

constexpr std::array<std::string_view, 24> silent_tags{
    "script", "style",  "noscript", "template", "iframe", "object", "embed",    "applet",
    "svg",    "canvas", "math",     "button",   "select", "input",  "textarea", "option",
    "head",   "audio",  "video",    "map",      "meta",   "link",   "datalist", "frameset"};

template <std::size_t size>
bool is_one_of(std::string_view tag, const std::array<std::string_view, size>& tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool is_heading_tag(std::string_view tag) {
  return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6';
}

// What surrounds the text that is being read.
struct Surroundings {
  const MarkupNode* block = nullptr;
  bool in_link = false;
  bool in_caption = false;
  bool in_heading = false;
  bool is_preformatted = false;
};

class BlockCutter {
 public:
  explicit BlockCutter(const SkipElement& skip) : skip_(skip) {}

  void read(const MarkupNode& node, Surroundings around);
  std::vector<HtmlBlock> take(const Surroundings& around) {
    end_block(around);
    return std::move(blocks_);
  }

 private:
  void add_text(std::string_view text, const Surroundings& around);
  void end_line(const Surroundings& around);
  void end_block(const Surroundings& around);

  const SkipElement& skip_;
  std::vector<HtmlBlock> blocks_;
  HtmlBlock current_;
  bool has_space_ = false;  // white space before whatever comes next
};

void BlockCutter::add_text(std::string_view text, const Surroundings& around) {
  constexpr std::string_view no_break_space = "\u00A0";
  for (std::size_t at = 0; at < text.size();) {
    const bool is_wide_space = text.substr(at).starts_with(no_break_space);
    if (around.is_preformatted && text[at] == '\n') {
      end_line(around);
      ++at;
    } else if (is_wide_space || is_ascii_space(text[at])) {
      has_space_ = true;
      at += is_wide_space ? no_break_space.size() : 1;
    } else {
      const bool begins_line = current_.text.empty() || current_.text.back() == '\n';
      if (has_space_ && !begins_line) current_.text += ' ';
      has_space_ = false;
      current_.text += text[at++];
      if (around.in_link) ++current_.link_bytes;
    }
  }
}

// Two line ends in a row are the end of a paragraph.
void BlockCutter::end_line(const Surroundings& around) {
  has_space_ = false;
  if (current_.text.empty()) return;
  if (current_.text.back() == '\n') {
    end_block(around);
  } else {
    current_.text += '\n';
  }
}

void BlockCutter::end_block(const Surroundings& around) {
  has_space_ = false;
  while (current_.text.ends_with('\n'))
    current_.text.pop_back();
  if (!current_.text.empty()) {
    current_.element = around.block;
    current_.is_caption = around.in_caption;
    current_.is_heading = around.in_heading;
    blocks_.push_back(std::move(current_));
  }
  current_ = HtmlBlock{};
}

void BlockCutter::read(const MarkupNode& node, Surroundings around) {
  if (node.is_text()) return add_text(node.text, around);
  if (is_one_of(node.tag, silent_tags) || skip_(node)) return;
  if (node.tag == "br") return end_line(around);
  const bool is_block = is_one_of(node.tag, block_tags);
  if (is_block) {
    end_block(around);
    around.block = &node;
  }
  // Cells of a row are words beside each other.
  if (node.tag == "td" || node.tag == "th") has_space_ = true;
  Surroundings inside = around;
  inside.in_link = around.in_link || node.tag == "a";
  inside.in_caption = around.in_caption || node.tag == "figure" || node.tag == "figcaption";
  inside.in_heading = around.in_heading || is_heading_tag(node.tag);
  inside.is_preformatted = around.is_preformatted || node.tag == "pre";
  for (const MarkupNode* child : node.children)
    read(*child, inside);
  if (is_block) end_block(inside);
}

}  // namespace

std::vector<HtmlBlock> cut_blocks(const MarkupNode& top, const SkipElement& skip) {
  BlockCutter cutter{skip};
  const Surroundings around{.block = &top};
  cutter.read(top, around);
  return cutter.take(around);
}

std::string join_blocks(const std::vector<HtmlBlock>& blocks) {
  std::string text;
  for (const HtmlBlock& block : blocks) {
    if (!text.empty()) text += "\n\n";
    text += block.text;
  }
  return text;
}

std::string text_of_html(std::string_view html) {
  const Result<MarkupTree> tree = parse_html_tree(html);
  if (!tree) return std::string{html};
  return join_blocks(cut_blocks(tree->root(), [](const MarkupNode&) { return false; }));
}

}  // namespace pressmark
