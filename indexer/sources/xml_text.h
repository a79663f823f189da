// SPDX-License-Identifier: GPL-2.0-or-later
//
// The text of an XML file and of its elements, as readers of XML formats want it.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "base/result.h"
#include "indexer/sources/article_reader.h"
#include "indexer/sources/input_stream.h"
#include "indexer/sources/markup_tree.h"
#include "indexer/sources/source_name.h"

namespace pressmark {

/// The whole stream as valid UTF-8, decoded as it declares; what was found out about its bytes goes
/// into `article`'s flags. Fails with bad_input if it is longer than ReadOptions allows.
Result<std::string> read_xml(InputStream& stream, const SourceName& name,
                             const ReadOptions& options, Article& article);

/// The first child with one of these names, the first name that there is; nullptr if there is none.
const MarkupNode* first_child(const MarkupNode& parent,
                              std::initializer_list<std::string_view> tags);

/// The first element below `top` with one of these names, the first name that there is.
const MarkupNode* first_element(const MarkupNode& top,
                                std::initializer_list<std::string_view> tags);

/// The element's text on one line, HTML in it taken off; "" of nullptr.
std::string line_of_element(const MarkupNode* element);

/// The element's text as paragraphs, of HTML that is escaped in it or written out; "" of nullptr.
std::string paragraphs_of_element(const MarkupNode* element);

}  // namespace pressmark
