// SPDX-License-Identifier: GPL-2.0-or-later
//
// People and countries that the recogniser finds in articles against those that editors gave them:
// the tags of Reuters-21578. The recogniser sees title, dateline and body and never the tags. A
// person who was given but whose surname is not printed does not count.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/entities/recognizer.h"
#include "base/result.h"
#include "tools/support/span_scores.h"

namespace pressmark {

/// A tag, and the words or keys that stand for it.
using TagMapping = std::map<std::string, std::set<std::string>, std::less<>>;

/// Lines of a tag and its words or keys with tabs between; those with # say nothing.
TagMapping read_tag_mapping(std::string_view file);

struct TaggedArticle {
  std::string title;
  std::string body;  ///< After the dateline.
  std::vector<std::string> people;
  std::vector<std::string> places;
};

/// One line of Reuters-21578 as JSON Lines. Fails with bad_input.
Result<TaggedArticle> parse_tagged_article(std::string_view json);

struct TagScores {
  int articles = 0;
  SpanCounts people;   ///< What else is found is not known to be wrong: `found` is `right`.
  SpanCounts named;    ///< Countries of which a place is named.
  SpanCounts salient;  ///< Countries that the article is about.
};

/// Is told of each person who was not found: the tag and the article.
using MissedPerson = std::function<void(std::string_view tag, const TaggedArticle& article)>;

class TagScorer {
 public:
  TagScorer(EntityRecognizer recognizer, TagMapping people, TagMapping places);

  /// `missed` may be empty.
  void score(const TaggedArticle& article, const MissedPerson& missed = {});
  const TagScores& scores() const { return scores_; }

 private:
  void score_people(const TaggedArticle& article, const std::vector<Mention>& mentions,
                    const MissedPerson& missed);
  void score_places(const TaggedArticle& article, const std::vector<Mention>& mentions);
  const std::string* tag_of_place(std::string_view spelling) const;
  void weigh_demonyms(std::string_view text, std::map<std::string, int>& weights) const;

  EntityRecognizer recognizer_;
  TagMapping people_;
  TagMapping places_;
  std::map<std::string, std::string, std::less<>> tag_of_key_;
  TagScores scores_;
};

}  // namespace pressmark
