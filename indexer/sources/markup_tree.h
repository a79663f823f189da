// SPDX-License-Identifier: GPL-2.0-or-later
//
// A page or a feed item as a tree of elements and text, of bounded size and depth.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace pressmark {

struct MarkupAttribute {
  std::string name;  ///< HTML: in lower case. XML: as written, without its prefix.
  std::string value;
};

/// An element, or a run of text (then `tag` is empty). Owned by its MarkupTree, which does not move
/// it.
struct MarkupNode {
  std::string_view tag;  ///< HTML: in lower case. XML: see XmlParser.
  std::string text;
  std::vector<MarkupAttribute> attributes;
  MarkupNode* parent = nullptr;
  std::vector<MarkupNode*> children;

  bool is_text() const { return tag.empty(); }

  /// The attribute's value; empty if there is none.
  std::string_view attribute(std::string_view name) const;
};

/// More than this is no article: the tree refuses to grow.
struct MarkupLimits {
  std::size_t max_nodes = 400'000;
  std::size_t max_depth = 400;
};

/// Built from outside, parent before child.
class MarkupTree {
 public:
  explicit MarkupTree(const MarkupLimits& limits = {});

  /// An element without a name above everything.
  const MarkupNode& root() const { return nodes_.front(); }

  /// The open element, where the next node goes.
  bool open(std::string_view tag);  ///< False, and nothing is done, beyond the limits.
  void add_attribute(std::string_view name, std::string_view value);  ///< To the open element.
  bool add_text(std::string_view text);  ///< Joined to text right before it. False as above.
  void close();                          ///< The open element; at the root nothing happens.

  std::string_view open_tag() const { return open_->tag; }
  std::size_t depth() const { return depth_; }

  /// Everything but the root, for the next document.
  void clear();

 private:
  MarkupNode* add_node();

  MarkupLimits limits_;
  std::deque<MarkupNode> nodes_;
  std::set<std::string, std::less<>> tags_;
  MarkupNode* open_;
  std::size_t depth_ = 0;
};

/// All text in the element, in order, just as it stands.
std::string text_of(const MarkupNode& node);

/// Nodes in document order, `top` included, for which `matches` is true. `visit` may return false
/// to leave out what is below a node.
template <typename Visit>
void walk_markup(const MarkupNode& top, const Visit& visit) {
  std::vector<const MarkupNode*> pending{&top};
  while (!pending.empty()) {
    const MarkupNode& node = *pending.back();
    pending.pop_back();
    if (!visit(node)) continue;
    pending.insert(pending.end(), node.children.rbegin(), node.children.rend());
  }
}

/// The first element called `tag`, in document order, below `top`; nullptr if there is none.
const MarkupNode* find_element(const MarkupNode& top, std::string_view tag);

/// The first child called `tag`; nullptr if there is none.
const MarkupNode* find_child(const MarkupNode& parent, std::string_view tag);

}  // namespace pressmark
