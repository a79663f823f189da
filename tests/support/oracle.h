// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a search must answer, found by plain loops over tokenised text. It knows nothing of Xapian,
// of columns or of plans; it shares with the program only the Analyzer, the recogniser's mentions,
// where sentences begin, the folding of names, and the parser's tree.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.h"
#include "base/result.h"
#include "schema/article.h"
#include "searcher/count.h"
#include "searcher/query/ast.h"
#include "searcher/query/parser.h"
#include "searcher/search.h"

namespace pressmark {

class Oracle {
 public:
  Oracle();

  /// Words of one field, both included, counted from 1 in it.
  struct Span {
    TextField field = TextField::body;
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    friend auto operator<=>(const Span&, const Span&) = default;
  };

  /// A name and where it is printed.
  struct Place {
    NamedEntity name;
    Span span;
  };

  /// `mentions`: the spellings the article names, by type, each with its number of mentions.
  void add(const Article& article, const std::map<NamedEntity, std::uint32_t>& mentions,
           std::vector<Place> places = {});

  std::size_t articles() const { return articles_.size(); }
  const Article& article(std::size_t index) const { return articles_[index].article; }

  /// The answer without snippets, titles and notes: matches, hits (id, score, rank), facets,
  /// timeline. Fails where the query is refused.
  Result<SearchResponse> search(const SearchRequest& request);

  /// What `count` must say, all units at once; of the groups, values and numbers. Fails likewise.
  Result<CountResponse> count(const SearchRequest& request, const Field* by);

  /// Of all articles that match. Fails likewise.
  Result<std::uint64_t> occurrences(const SearchRequest& request);

 private:
  /// A word as it is printed, and what it was stemmed to.
  struct Form {
    std::string stem;
    std::string term;
    bool is_capitals = false;

    friend auto operator<=>(const Form&, const Form&) = default;
  };
  struct Word {
    std::uint32_t form = 0;  // its number in forms_
    TextField field = TextField::body;
    std::uint32_t position = 0;   // in its field
    std::size_t sentence = 0;     // in its field
    bool is_behind_sign = false;  // both it and the word before are Han characters or kana
    std::size_t paragraph = 0;    // in its field
  };
  struct Entry {
    Article article;
    std::map<NamedEntity, std::uint32_t> mentions;
    std::vector<Place> places;
    std::vector<Word> words;
    double length = 0;
  };
  /// A word or a name of the query that counts for the score.
  struct Operand {
    std::vector<double> tf;  // per article
    double weight = 1;
  };
  using Truth = std::vector<bool>;  // per article
  struct QueryWord {
    std::set<std::uint32_t> forms;  // that it asks for
    std::vector<bool> articles;     // that have any of them
    std::u32string characters;      // or: Han and kana that stand side by side, in any words
    bool begins_word = false;       // of the characters, the first
    bool ends_word = false;         // and the last
    bool is_behind_sign = false;    // in the query
  };
  using Choices = std::vector<std::vector<Span>>;
  /// What a request asks for, and what answers it.
  struct Question {
    std::string text;  // of all that matters for which articles match
    ParsedQuery parsed;
    std::vector<Node> filters;
    Truth admitted;  // what the filters admit
    Truth query;     // what the query matches
    Truth truth;     // both
  };

  Result<const Question*> ask(const SearchRequest& request);
  std::size_t occurrences_in(const Entry& entry, const Node& root);
  void collect_places(const Entry& entry, const Node& node, const std::vector<Span>* around,
                      std::vector<Span>& places);
  std::set<std::optional<std::string>> values_of(const Entry& entry, const Field& field) const;

  static double weight_of(TextField field);
  void add_words(Entry& entry, TextField field);
  const std::vector<QueryWord>& query_words(const Node& node);
  QueryWord forms_of(const Node& node, const std::string& text);
  void join_characters(const Node& node, const std::vector<std::string>& texts,
                       std::vector<QueryWord>& words);
  std::vector<Span> spans(const Entry& entry, const Node& node);
  std::vector<Span> prose_spans(const Entry& entry, const Node& node);
  std::vector<Span> word_spans(const Entry& entry, const Node& node, const QueryWord& word) const;
  std::optional<Span> characters_from(const Entry& entry, std::size_t at, std::size_t offset,
                                      const QueryWord& word) const;
  std::vector<Span> name_spans(const Entry& entry, const Node& node);
  std::vector<Span> near_spans(const Entry& entry, const Node& node);
  static bool is_close(const Entry& entry, const Node& node, const std::vector<Span>& picked);
  bool occurs(const Entry& entry, const Node& node);
  static bool has_property(const Entry& entry, const Property& property);
  static const std::string& keyword_of(const Article& article, const Field& field);
  static bool mentions_date_in(const Article& article, const DateRange& range);
  std::vector<std::string> analyzer_words(const std::string& text);
  bool has_family_property(std::size_t index, const Property& property);
  const std::vector<std::size_t>& family_of(std::size_t index);
  void group_families();
  std::vector<std::size_t> collapse(const std::vector<std::size_t>& matching, Collapse collapse);
  std::uint64_t count_families(const std::vector<std::size_t>& matching);
  Truth evaluate(const Node& node);
  void blend_with_recency(std::vector<double>& scores) const;
  Truth evaluate_most(const Node& root);
  Truth evaluate_name(const Node& node);
  const std::vector<NamedEntity>& names_asked_for(const Node& node);
  std::vector<NamedEntity> find_names(const Node& node) const;  // sorted
  void collect_operands(const Node& node, std::vector<Operand>& operands);
  void add_word_operands(const Node& node, std::vector<Operand>& operands);
  std::vector<double> scores(const Node& root);
  Truth filter_truth(const std::vector<Node>& filters, std::string_view without_field);
  std::vector<Node> all_filters(const SearchRequest& request);
  Facet count_facet(const std::string& field, const Truth& truth, std::uint32_t limit,
                    const std::vector<Node>& filters);
  Facet count_names(EntityType type, const Truth& truth, const std::vector<Node>& filters);
  std::string display_of(EntityType type, const std::string& key) const;
  std::vector<std::string> common_languages() const;
  void add_neighbours(const Node& root, const std::vector<std::size_t>& first,
                      std::vector<double>& scores);
  void prepare();
  void join_surnames();
  std::string name_key(EntityType type, const std::string& spelling) const;

  Analyzer analyzer_;
  std::vector<Entry> articles_;
  std::vector<std::string> languages_;
  std::map<Form, std::uint32_t> forms_;
  std::vector<std::vector<std::size_t>> articles_with_;  // by number
  std::map<NamedEntity, std::vector<std::size_t>> mentioned_in_;
  std::vector<std::string> plain_forms_;         // by number, without accents
  std::vector<std::u32string> form_characters_;  // likewise
  // Of the query at hand: asked for anew in every article otherwise.
  std::unique_ptr<Question> question_;
  std::map<const Node*, std::vector<QueryWord>> asked_;
  std::map<const Node*, std::vector<NamedEntity>> asked_names_;
  /// (type, canonical key) -> spelling -> articles that print it.
  std::map<std::pair<EntityType, std::string>, std::map<std::string, std::uint64_t>> names_;
  /// By article: its family in the order of publication. Empty until it is asked for.
  std::vector<std::vector<std::size_t>> families_;
  std::map<std::string, std::string> joined_;  // keys of bare surnames to those of full names
  bool is_prepared_ = false;
};

}  // namespace pressmark
