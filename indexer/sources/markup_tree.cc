// SPDX-License-Identifier: GPL-2.0-or-later
//
// Nodes live in a deque, which never moves them; names are kept once each.

#include "indexer/sources/markup_tree.h"

#include <algorithm>

namespace pressmark {

std::string_view MarkupNode::attribute(std::string_view name) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [&](const MarkupAttribute& a) { return a.name == name; });
  return found != attributes.end() ? std::string_view{found->value} : std::string_view{};
}

MarkupTree::MarkupTree(const MarkupLimits& limits) : limits_(limits), open_(nullptr) {
  clear();
}

void MarkupTree::clear() {
  nodes_.clear();
  tags_.clear();
  MarkupNode& root = nodes_.emplace_back();
  root.tag = *tags_.insert("#root").first;
  open_ = &root;
  depth_ = 0;
}

MarkupNode* MarkupTree::add_node() {
  MarkupNode& node = nodes_.emplace_back();
  node.parent = open_;
  open_->children.push_back(&node);
  return &node;
}

bool MarkupTree::open(std::string_view tag) {
  if (tag.empty() || nodes_.size() >= limits_.max_nodes || depth_ >= limits_.max_depth)
    return false;
  auto known = tags_.find(tag);
  if (known == tags_.end()) known = tags_.emplace(tag).first;
  MarkupNode* const node = add_node();
  node->tag = *known;
  open_ = node;
  ++depth_;
  return true;
}

void MarkupTree::add_attribute(std::string_view name, std::string_view value) {
  open_->attributes.push_back({std::string{name}, std::string{value}});
}

bool MarkupTree::add_text(std::string_view text) {
  const bool joins = !open_->children.empty() && open_->children.back()->is_text();
  if (!joins && nodes_.size() >= limits_.max_nodes) return false;
  MarkupNode* const node = joins ? open_->children.back() : add_node();
  node->text += text;
  return true;
}

void MarkupTree::close() {
  if (open_->parent == nullptr) return;
  open_ = open_->parent;
  --depth_;
}

std::string text_of(const MarkupNode& node) {
  std::string text;
  walk_markup(node, [&](const MarkupNode& part) {
    if (part.is_text()) text += part.text;
    return true;
  });
  return text;
}

const MarkupNode* find_element(const MarkupNode& top, std::string_view tag) {
  const MarkupNode* found = nullptr;
  walk_markup(top, [&](const MarkupNode& node) {
    if (found == nullptr && &node != &top && node.tag == tag) found = &node;
    return found == nullptr;
  });
  return found;
}

const MarkupNode* find_child(const MarkupNode& parent, std::string_view tag) {
  const auto found = std::find_if(parent.children.begin(), parent.children.end(),
                                  [&](const MarkupNode* child) { return child->tag == tag; });
  return found != parent.children.end() ? *found : nullptr;
}

}  // namespace pressmark
