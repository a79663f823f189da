// SPDX-License-Identifier: GPL-2.0-or-later
//
// How much prose each element holds decides; names of classes only help.

#include "indexer/sources/html_body.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "indexer/sources/ascii_text.h"
#include "indexer/sources/html_blocks.h"
#include "indexer/sources/page_furniture.h"

namespace pressmark {

namespace {

// Bytes of prose in an element and below it.
using ProseBytes = std::unordered_map<const MarkupNode*, std::size_t>;

constexpr std::array<std::string_view, 5> furniture_tags{"nav", "footer", "aside", "menu",
                                                         "dialog"};

constexpr std::array<std::string_view, 9> furniture_roles{
    "navigation", "complementary", "banner", "contentinfo", "search",
    "dialog",     "alert",         "menu",   "toolbar"};

// Words in classes and ids of elements that are no part of an article.
constexpr std::array<std::string_view, 62> furniture_words{
    "comment",       "comments",    "disqus",       "share",           "sharing",    "social",
    "related",       "recommended", "recommend",    "recommendations", "promo",      "promotion",
    "newsletter",    "subscribe",   "subscription", "signup",          "sidebar",    "advert",
    "advertisement", "ad",          "ads",          "sponsor",         "sponsored",  "outbrain",
    "taboola",       "breadcrumb",  "breadcrumbs",  "byline",          "author",     "authors",
    "bio",           "tags",        "taglist",      "caption",         "credit",     "footer",
    "menu",          "nav",         "navigation",   "navbar",          "popup",      "modal",
    "cookie",        "cookies",     "gdpr",         "copyright",       "disclaimer", "toolbar",
    "trending",      "popular",     "pagination",   "pager",           "dateline",   "timestamp",
    "teaser",        "teasers",     "login",        "paywall",         "readmore",   "alsoread",
    "hidden",        "skip"};

// Classes and ids of elements that are the article's text, without the marks between words.
constexpr std::array<std::string_view, 16> body_names{
    "articlebody",     "storybody",   "entrycontent",       "postcontent",
    "articlecontent",  "articletext", "storytext",          "storycontent",
    "postbody",        "bodytext",    "articlebodytext",    "storybodytext",
    "articlemaintext", "contentbody", "articlebodycontent", "bodycontent"};

template <std::size_t size>
bool is_among(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Calls `visit` with each word of "articleBody main-content", in lower case, until it returns true.
template <typename Visit>
bool any_class_word(std::string_view names, const Visit& visit) {
  std::string word;
  bool was_lower = false;
  const auto end_word = [&] {
    const bool is_found = !word.empty() && visit(word);
    word.clear();
    return is_found;
  };
  for (const char c : names) {
    const bool is_upper = c >= 'A' && c <= 'Z';
    if (!is_ascii_letter(c) || (is_upper && was_lower)) {
      if (end_word()) return true;
    }
    if (is_ascii_letter(c)) word += lower_ascii(c);
    was_lower = is_ascii_letter(c) && !is_upper;
  }
  return end_word();
}

bool has_class_word(const MarkupNode& node, std::string_view wanted) {
  const auto is_wanted = [&](std::string_view word) { return word == wanted; };
  return any_class_word(node.attribute("class"), is_wanted) ||
         any_class_word(node.attribute("id"), is_wanted);
}

bool has_furniture_word(const MarkupNode& node) {
  const auto is_furniture = [](std::string_view word) { return is_among(word, furniture_words); };
  return any_class_word(node.attribute("class"), is_furniture) ||
         any_class_word(node.attribute("id"), is_furniture);
}

bool is_hidden_element(const MarkupNode& node) {
  if (node.attributes.empty()) return false;
  const std::string_view style = node.attribute("style");
  const bool has_hidden = std::any_of(node.attributes.begin(), node.attributes.end(),
                                      [](const MarkupAttribute& a) { return a.name == "hidden"; });
  return has_hidden || equals_in_lower(node.attribute("aria-hidden"), "true") ||
         find_in_lower(style, "display:none") != std::string_view::npos ||
         find_in_lower(style, "display: none") != std::string_view::npos;
}

bool looks_like_furniture(const MarkupNode& node) {
  return is_among(node.tag, furniture_tags) || is_hidden_element(node) ||
         is_among(node.attribute("role"), furniture_roles) || has_furniture_word(node);
}

// Inline elements are no blocks of their own.
bool may_hold_caption(const MarkupNode& node) {
  return node.tag == "figcaption" || node.tag == "div" || node.tag == "p" || node.tag == "dd" ||
         node.tag == "li" || node.tag == "section";
}

// Elements that are captions by their class, as those of WordPress, and would be left out for it.
using CaptionElements = std::unordered_set<const MarkupNode*>;

CaptionElements find_captions(const MarkupNode& page, const SkipElement& skip) {
  CaptionElements captions;
  walk_markup(page, [&](const MarkupNode& node) {
    if (!skip(node)) return true;
    if (may_hold_caption(node) && has_class_word(node, "caption") &&
        !has_class_word(node, "credit") && !is_hidden_element(node)) {
      captions.insert(&node);
    }
    return captions.contains(&node);
  });
  return captions;
}

void mark_captions(const CaptionElements& captions, std::vector<HtmlBlock>& blocks) {
  if (captions.empty()) return;
  for (HtmlBlock& block : blocks) {
    for (const MarkupNode* node = block.element; node != nullptr; node = node->parent)
      block.is_caption = block.is_caption || captions.contains(node);
  }
}

bool is_prose(const HtmlBlock& block) {
  constexpr std::size_t shortest = 80;
  if (block.text.size() < shortest || block.is_caption || block.is_heading) return false;
  return 3 * block.link_bytes < block.text.size();
}

ProseBytes measure_prose(const std::vector<HtmlBlock>& blocks) {
  ProseBytes prose;
  for (const HtmlBlock& block : blocks) {
    if (!is_prose(block)) continue;
    for (const MarkupNode* node = block.element; node != nullptr; node = node->parent)
      prose[node] += block.text.size() - block.link_bytes;
  }
  return prose;
}

std::size_t prose_in(const ProseBytes& prose, const MarkupNode& node) {
  const auto found = prose.find(&node);
  return found != prose.end() ? found->second : 0;
}

bool is_marked_as_body(const MarkupNode& node) {
  if (equals_in_lower(trimmed(node.attribute("itemprop")), "articlebody")) return true;
  for (const std::string_view attribute : {"class", "id"}) {
    std::string_view names = node.attribute(attribute);
    while (!names.empty()) {
      const std::size_t end = std::min(names.find(' '), names.size());
      std::string squeezed;
      for (const char c : names.substr(0, end)) {
        if (is_ascii_letter(c)) squeezed += lower_ascii(c);
      }
      if (is_among(squeezed, body_names)) return true;
      names.remove_prefix(std::min(end + 1, names.size()));
    }
  }
  return false;
}

// The element with the most prose for which `is_wanted`; the outermost of equals.
template <typename IsWanted>
const MarkupNode* richest(const MarkupNode& page, const ProseBytes& prose,
                          const IsWanted& is_wanted) {
  const MarkupNode* best = nullptr;
  walk_markup(page, [&](const MarkupNode& node) {
    const std::size_t bytes = prose_in(prose, node);
    if (bytes == 0) return false;
    const bool is_better = best == nullptr || bytes > prose_in(prose, *best);
    if (is_better && is_wanted(node)) best = &node;
    return true;
  });
  return best;
}

// Goes down as long as one child has nearly everything.
const MarkupNode& innermost(const MarkupNode& top, const ProseBytes& prose) {
  const MarkupNode* node = &top;
  while (true) {
    const std::size_t enough = prose_in(prose, *node) * 17 / 20;
    const auto next = std::find_if(
        node->children.begin(), node->children.end(),
        [&](const MarkupNode* child) { return prose_in(prose, *child) > enough && enough > 0; });
    if (next == node->children.end() || (*next)->tag == "p") return *node;
    node = *next;
  }
}

const MarkupNode& choose_root(const MarkupNode& page, const ProseBytes& prose) {
  const std::size_t all = prose_in(prose, page);
  const MarkupNode* const marked = richest(page, prose, is_marked_as_body);
  if (marked != nullptr && 2 * prose_in(prose, *marked) >= all) return *marked;
  const MarkupNode* const article = richest(page, prose, [](const MarkupNode& node) {
    return node.tag == "article" || node.tag == "main" || node.attribute("role") == "main";
  });
  const bool has_most = article != nullptr && 2 * prose_in(prose, *article) >= all;
  return innermost(has_most ? *article : page, prose);
}

bool is_list_of_links(const HtmlBlock& block) {
  return 2 * block.link_bytes > block.text.size();
}

void append_paragraph(std::string& text, std::string_view paragraph) {
  if (!text.empty()) text += "\n\n";
  text += paragraph;
}

bool ends_a_sentence(std::string_view text) {
  constexpr std::array<std::string_view, 11> ends{
      ".", "!", "?", ":", "\"", "\u201D", "\u2019", "\u00BB", ")", "\u2026", "\u3002"};
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return text.ends_with(end); });
}

// Takes off what stands before the first paragraph of prose and behind the last without being a
// sentence or a heading: names of sections, labels, lists of topics.
void trim_labels(std::vector<const HtmlBlock*>& blocks) {
  const auto is_label = [](const HtmlBlock* block) {
    return !is_prose(*block) && !ends_a_sentence(block->text);
  };
  const auto first = std::find_if(blocks.begin(), blocks.end(),
                                  [](const HtmlBlock* block) { return is_prose(*block); });
  if (first == blocks.end()) return;
  const auto begin = std::stable_partition(blocks.begin(), first, is_label);
  blocks.erase(blocks.begin(), begin);
  const auto last = std::find_if(blocks.rbegin(), blocks.rend(), [](const HtmlBlock* block) {
    return is_prose(*block) || ends_a_sentence(block->text);
  });
  blocks.erase(last.base(), blocks.end());
}

// What `all` blocks have that is not among those kept. A block is known again by its element: what
// is left of it may be less.
void note_removed(const std::vector<HtmlBlock>& all, const std::vector<const HtmlBlock*>& kept,
                  HtmlBody& body) {
  std::size_t next = 0;
  std::size_t bytes = 0;
  for (const HtmlBlock& block : all) {
    if (next < kept.size() && kept[next]->element == block.element) {
      bytes += count_ink(kept[next++]->text);
    } else if (!block.is_caption) {
      body.removed.push_back({bytes, block.text});
    }
  }
}

}  // namespace

HtmlBody find_html_body(const MarkupNode& page, std::string_view title) {
  const SkipElement skip_nothing = [](const MarkupNode&) { return false; };
  const ProseBytes everything = measure_prose(cut_blocks(page, skip_nothing));
  const std::size_t all = prose_in(everything, page);
  const SkipElement skip_furniture = [&](const MarkupNode& node) {
    return looks_like_furniture(node) && 5 * prose_in(everything, node) < 3 * all + 1;
  };
  const CaptionElements captions = find_captions(page, skip_furniture);
  const SkipElement skip = [&](const MarkupNode& node) {
    return skip_furniture(node) && !captions.contains(&node);
  };
  const auto cut = [&](const MarkupNode& top, const SkipElement& skipped) {
    std::vector<HtmlBlock> blocks = cut_blocks(top, skipped);
    mark_captions(captions, blocks);
    return blocks;
  };
  const ProseBytes prose = measure_prose(cut(page, skip));
  const MarkupNode& root = choose_root(page, prose);
  const std::vector<HtmlBlock> blocks = cut(root, skip);
  HtmlBody body;
  std::vector<const HtmlBlock*> kept;
  for (const HtmlBlock& block : blocks) {
    if (block.is_caption) {
      append_paragraph(body.captions, block.text);
    } else if (!is_list_of_links(block) && !is_page_furniture(block.text) && block.text != title) {
      kept.push_back(&block);
    }
  }
  trim_labels(kept);
  for (const HtmlBlock* block : kept)
    append_paragraph(body.text, block->text);
  note_removed(cut(root, skip_nothing), kept, body);
  return body;
}

}  // namespace pressmark
