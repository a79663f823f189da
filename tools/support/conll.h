// SPDX-License-Identifier: GPL-2.0-or-later
//
// Annotated text in the form of the CoNLL 2003 shared task: a token, white space and a BIO tag on
// each line (PER, ORG, LOC, MISC; columns between are skipped), a blank line after each sentence,
// -DOCSTART- before each article.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/entities/labels.h"
#include "base/byte_range.h"
#include "base/result.h"
#include "schema/entity.h"

namespace pressmark {

struct ConllToken {
  ByteRange range;  ///< In the article's body.
  std::string tag;
  bool begins_sentence = false;
};

struct ConllName {
  ByteRange range;
  entities::NameType type = entities::NameType::person;

  friend auto operator<=>(const ConllName&, const ConllName&) = default;
};

struct ConllArticle {
  std::string body;  ///< Tokens with spaces as text has them; a sentence is a paragraph.
  std::vector<ConllToken> tokens;
  std::vector<ConllName> names;
};

/// Articles without tokens are left out. Fails with bad_input, naming the line, if a line has no
/// tag or one of another form; `name` is the file's.
Result<std::vector<ConllArticle>> parse_conll(std::string_view text, std::string_view name);

/// The mentions of the body, each drawn out over a full stop that ends its last token: "Acme Corp"
/// is the name in "Acme Corp." too.
std::vector<ConllName> names_on_tokens(const ConllArticle& article,
                                       const std::vector<Mention>& mentions);

/// The BIO tags of the article's tokens for those names; a token that a name covers in part has
/// none.
std::vector<std::string> tags_of(const ConllArticle& article, const std::vector<ConllName>& names);

}  // namespace pressmark
