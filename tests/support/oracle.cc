// SPDX-License-Identifier: GPL-2.0-or-later
//
// The naive evaluator: which articles match, in which order. What words and names of a query stand
// for: oracle_words.cc; what stands where: oracle_spans.cc; scores: oracle_scores.cc; facets:
// oracle_facets.cc.

#include "tests/support/oracle.h"

#include <algorithm>
#include <optional>
#include <set>
#include <sstream>
#include <utility>

#include "analysis/dates/mentioned_dates.h"
#include "analysis/entities/canonical_names.h"
#include "analysis/fold.h"
#include "analysis/han_kana.h"
#include "analysis/sentences.h"
#include "schema/surnames.h"
#include "searcher/query/parser.h"
#include "searcher/query/plain_words.h"
#include "tests/support/naive_spans.h"
#include "tests/support/oracle_likeness.h"

namespace pressmark {
namespace {

/// Are the folders and the file of `wanted` some of those of `path`, in a row?
bool has_parts(const std::string& path, const std::string& wanted) {
  const auto parts_of = [](const std::string& text) {
    std::vector<std::string> parts;
    std::istringstream pieces{text};
    for (std::string piece; std::getline(pieces, piece, '/');)
      parts.push_back(piece);
    return parts;
  };
  const auto all = parts_of(path);
  const auto some = parts_of(wanted);
  return std::search(all.begin(), all.end(), some.begin(), some.end()) != all.end();
}

}  // namespace

const std::string& Oracle::keyword_of(const Article& article, const Field& field) {
  if (field.name == "source") return article.source;
  if (field.name == "section") return article.section;
  if (field.name == "dateline") return article.dateline;
  return field.name == "byline" ? article.byline : article.language;
}

// Day by day: all of a week or month has to be asked for.
bool Oracle::mentions_date_in(const Article& article, const DateRange& range) {
  const auto dates = find_mentioned_dates(
      {article.title, article.body, article.language,
       article.date_by == DateBy::explicit_ && !article.has_flag(ArticleFlag::doubtful_date)
           ? article.published
           : std::nullopt});
  if (range.is_undated) return dates.empty();
  return std::any_of(dates.begin(), dates.end(), [&](const MentionedDate& date) {
    bool is_inside = true;
    for (Day day = date.first; day <= last_day(date); ++day)
      is_inside = is_inside && range.contains(day);
    return is_inside;
  });
}

std::vector<std::string> Oracle::analyzer_words(const std::string& text) {
  std::vector<std::string> words;
  for (const Token& token : analyzer_.analyze(text, ""))
    words.emplace_back(token.term);
  return words;
}

Oracle::Oracle() : analyzer_(*Analyzer::create()) {}

void Oracle::add(const Article& article, const std::map<NamedEntity, std::uint32_t>& mentions,
                 std::vector<Place> places) {
  articles_.push_back({article, mentions, std::move(places), {}, 0});
  is_prepared_ = false;
}

void Oracle::add_words(Entry& entry, TextField field) {
  const std::string& text = text_of(entry.article, field);
  const auto sentences = find_sentences(text);
  const Token* before = nullptr;
  for (const Token& token : analyzer_.analyze(text, entry.article.language)) {
    const Form form{std::string{token.stem}, std::string{token.term}, token.is_capitals};
    const auto next = static_cast<std::uint32_t>(forms_.size());
    Word word;
    word.form = forms_.try_emplace(form, next).first->second;
    if (word.form == next) {
      plain_forms_.push_back(fold_accents(form.term));
      const std::string& plain = plain_forms_.back();
      // What is looked for has no such character.
      form_characters_.push_back(is_han_or_kana(plain) ? code_points(plain)
                                                       : std::u32string{U'\0'});
    }
    word.field = field;
    word.position = token.position;
    word.is_behind_sign = before != nullptr && are_parted(text, *before, token);
    before = &token;
    for (const Sentence& sentence : sentences) {
      if (sentence.range.begin > token.begin) break;
      ++word.sentence;
      if (sentence.begins_paragraph) ++word.paragraph;
    }
    entry.words.push_back(word);
    entry.length += weight_of(field);
    articles_with_.resize(forms_.size());
    articles_with_[word.form].push_back(static_cast<std::size_t>(&entry - articles_.data()));
  }
}

void Oracle::prepare() {
  if (is_prepared_) return;
  std::set<std::string> languages;
  for (const Entry& entry : articles_)
    languages.insert(entry.article.language);
  languages_.assign(languages.begin(), languages.end());
  names_.clear();
  families_.clear();
  articles_with_.clear();
  mentioned_in_.clear();
  for (Entry& entry : articles_) {
    entry.words.clear();
    entry.length = 0;
    add_words(entry, TextField::title);
    add_words(entry, TextField::body);
    add_words(entry, TextField::caption);
    for (const auto& [name, count] : entry.mentions) {
      mentioned_in_[name].push_back(static_cast<std::size_t>(&entry - articles_.data()));
      ++names_[{name.type, canonical_key(name.type, name.spelling)}][name.spelling];
    }
  }
  join_surnames();
  is_prepared_ = true;
}

/// A bare surname is whoever dominates among those who bear it.
void Oracle::join_surnames() {
  joined_.clear();
  for (const auto& [bare, spellings] : names_) {
    if (bare.first != EntityType::person || surname_of(bare.second) != bare.second) continue;
    const auto articles = [](const auto& of) {
      std::uint64_t sum = 0;
      for (const auto& [spelling, count] : of)
        sum += count;
      return sum;
    };
    std::vector<std::string> keys;
    std::vector<std::uint64_t> counts;
    for (const auto& [full, of] : names_) {
      if (full.first != EntityType::person || full == bare) continue;
      if (surname_of(full.second) != bare.second) continue;
      keys.push_back(full.second);
      counts.push_back(articles(of));
    }
    if (const auto bearer = dominant_bearer(counts, articles(spellings)))
      joined_[bare.second] = keys[*bearer];
  }
  for (const auto& [bare, full] : joined_)
    names_[{EntityType::person, full}].merge(names_.extract({EntityType::person, bare}).mapped());
}

std::string Oracle::name_key(EntityType type, const std::string& spelling) const {
  std::string key = canonical_key(type, spelling);
  const auto joined = joined_.find(key);
  return type == EntityType::person && joined != joined_.end() ? joined->second : key;
}

Oracle::Truth Oracle::evaluate_name(const Node& node) {
  Truth truth(articles_.size(), false);
  for (const NamedEntity& name : names_asked_for(node)) {
    for (const std::size_t article : mentioned_in_[name])
      truth[article] = true;
  }
  return truth;
}

bool Oracle::has_property(const Entry& entry, const Property& property) {
  const auto has_words_in = [&](TextField field) {
    return std::any_of(entry.words.begin(), entry.words.end(),
                       [&](const Word& word) { return word.field == field; });
  };
  const auto names = [&](EntityType type) {
    return std::any_of(entry.mentions.begin(), entry.mentions.end(),
                       [&](const auto& mention) { return mention.first.type == type; });
  };
  switch (property.name) {
    case PropertyName::date_by:
      return entry.article.date_by == property.date_by;
    case PropertyName::words:
      return entry.words.size() >= property.least && entry.words.size() <= property.most;
    case PropertyName::id:
      return property.match == ValueMatch::whole
                 ? entry.article.id == property.text
                 : matches_glob(fold_case(property.text), fold_case(entry.article.id));
    case PropertyName::path:
    case PropertyName::file: {
      const std::string path = std::regex_replace(entry.article.path, std::regex{"#[0-9]+$"}, "");
      const std::string wanted = std::regex_replace(property.text, std::regex{"#[0-9]+$"}, "");
      const bool is_record = wanted != property.text;
      if (is_record && !entry.article.path.ends_with(property.text)) return false;
      return has_parts(path, wanted) &&
             (property.name == PropertyName::path || path.ends_with(wanted));
    }
    case PropertyName::url:
      return false;  // no request asks for one
    case PropertyName::is:
    case PropertyName::copies:
    case PropertyName::family:
      return false;  // not reached: has_family_property()
    case PropertyName::has:
      break;
  }
  switch (property.possession) {
    case Possession::title:
      return has_words_in(TextField::title);
    case Possession::body:
      return has_words_in(TextField::body);
    case Possession::date:
      return entry.article.published.has_value();
    case Possession::section:
      return !entry.article.section.empty();
    case Possession::dateline:
      return !entry.article.dateline.empty();
    case Possession::topic:
      return !entry.article.topics.empty();
    case Possession::caption:
      return has_words_in(TextField::caption);
    case Possession::byline:
      return !entry.article.byline.empty();
    case Possession::source:
      return !entry.article.source.empty();
    case Possession::language:
      return !entry.article.language.empty();
    case Possession::person:
      return names(EntityType::person);
    case Possession::org:
      return names(EntityType::organisation);
    case Possession::place:
      return names(EntityType::place);
  }
  return false;
}

Oracle::Truth Oracle::evaluate(const Node& node) {
  Truth truth(articles_.size(), false);
  const auto fill = [&](auto&& holds) {
    for (std::size_t i = 0; i < articles_.size(); ++i)
      truth[i] = holds(articles_[i]);
    return truth;
  };
  const auto combine = [&](bool start, auto&& join) {
    truth.assign(articles_.size(), start);
    for (const Node& child : node.children) {
      const Truth part = evaluate(child);
      for (std::size_t i = 0; i < truth.size(); ++i)
        truth[i] = join(truth[i], part[i]);
    }
    return truth;
  };
  switch (node.kind) {
    case NodeKind::everything:
      return Truth(articles_.size(), true);
    case NodeKind::word:
    case NodeKind::phrase:
    case NodeKind::near:
      return fill([&](const Entry& entry) { return !spans(entry, node).empty(); });
    case NodeKind::occurs:
      return fill([&](const Entry& entry) { return occurs(entry, node); });
    case NodeKind::conjunction:
      return combine(true, [](bool x, bool y) { return x && y; });
    case NodeKind::disjunction:
      return combine(false, [](bool x, bool y) { return x || y; });
    case NodeKind::negation:
      return combine(true, [](bool, bool y) { return !y; });
    case NodeKind::name:
    case NodeKind::whole_name:
    case NodeKind::spelling:
      return evaluate_name(node);
    case NodeKind::keyword: {
      const bool is_credit = node.field->kind == FieldKind::credit;
      std::optional<Likeness> likeness;
      if (is_like(node)) likeness.emplace(node, node.text);
      if (node.field->kind == FieldKind::topics) {
        return fill([&](const Entry& entry) {
          return std::ranges::any_of(entry.article.topics, [&](const std::string& topic) {
            const std::string value = fold_keyword(topic);
            return likeness ? likeness->holds(value) : value == fold_keyword(node.text);
          });
        });
      }
      return fill([&](const Entry& entry) {
        const std::string value = fold_keyword(keyword_of(entry.article, *node.field));
        if (value.empty()) return false;
        if (!is_credit) {
          return likeness ? likeness->holds(value) : value == fold_keyword(node.text);
        }
        const auto line = analyzer_words(value);
        if (likeness) {
          return std::any_of(line.begin(), line.end(),
                             [&](const std::string& word) { return likeness->holds(word); });
        }
        const auto asked = analyzer_words(fold_keyword(node.text));
        return std::search(line.begin(), line.end(), asked.begin(), asked.end()) != line.end();
      });
    }
    case NodeKind::property:
      return fill([&](const Entry& entry) {
        const auto index = static_cast<std::size_t>(&entry - articles_.data());
        switch (node.property.name) {
          case PropertyName::is:
          case PropertyName::copies:
          case PropertyName::family:
            return has_family_property(index, node.property);
          case PropertyName::has:
          case PropertyName::words:
          case PropertyName::date_by:
          case PropertyName::id:
          case PropertyName::path:
          case PropertyName::file:
          case PropertyName::url:
            return has_property(entry, node.property);
        }
        return false;
      });
    case NodeKind::date:
      if (node.field->name == "mentions") {
        return fill(
            [&](const Entry& entry) { return mentions_date_in(entry.article, node.dates); });
      }
      return fill([&](const Entry& entry) {
        const bool is_added = node.field->name == "added";
        const auto& date = is_added ? entry.article.added : entry.article.published;
        return node.dates.contains(date ? to_day(*date) : undated_day);
      });
  }
  return truth;
}

/// All parts of a conjunction but one.
Oracle::Truth Oracle::evaluate_most(const Node& root) {
  if (root.kind != NodeKind::conjunction) return evaluate(root);
  std::vector<std::size_t> parts(articles_.size(), 0);
  for (const Node& child : root.children) {
    const Truth part = evaluate(child);
    for (std::size_t i = 0; i < parts.size(); ++i)
      parts[i] += part[i] ? 1U : 0U;
  }
  Truth truth(articles_.size());
  for (std::size_t i = 0; i < parts.size(); ++i)
    truth[i] = parts[i] + 1 >= root.children.size();
  return truth;
}

std::vector<std::string> Oracle::common_languages() const {
  std::map<std::string, std::size_t> counts;
  for (const Entry& entry : articles_)
    ++counts[entry.article.language];
  std::vector<std::string> common;
  for (const auto& [language, count] : counts) {
    if (count * 10 >= articles_.size()) common.push_back(language);
  }
  std::sort(common.begin(), common.end(), [&](const std::string& a, const std::string& b) {
    return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
  });
  return common;
}

/// Kept until something else is asked: its nodes are known by their address.
Result<const Oracle::Question*> Oracle::ask(const SearchRequest& request) {
  std::ostringstream text;
  text << request.query << '\n' << static_cast<int>(request.match);
  for (const std::string& filter : request.filters)
    text << '\n' << filter;
  if (is_prepared_ && question_ && question_->text == text.str()) return question_.get();
  prepare();
  asked_.clear();
  asked_names_.clear();
  question_.reset();
  Result<ParsedQuery> parsed = request.match == MatchMode::any
                                   ? read_plain_words(request.query, analyzer_, common_languages())
                                   : parse_query(request.query);
  if (!parsed) return parsed.error();
  question_ = std::make_unique<Question>();
  question_->text = text.str();
  question_->parsed = *std::move(parsed);
  question_->filters = all_filters(request);
  const Node& root = question_->parsed.root;
  const Truth query = request.match == MatchMode::most ? evaluate_most(root) : evaluate(root);
  question_->admitted = filter_truth(question_->filters, "");
  for (std::size_t i = 0; i < query.size(); ++i)
    question_->truth.push_back(question_->admitted[i] && query[i]);
  question_->query = query;
  return question_.get();
}

Result<SearchResponse> Oracle::search(const SearchRequest& request) {
  const Result<const Question*> asked = ask(request);
  if (!asked) return asked.error();
  const Node& root = (*asked)->parsed.root;
  const std::vector<Node>& filters = (*asked)->filters;
  const Truth& query = (*asked)->query;
  const Truth& truth = (*asked)->truth;

  SearchResponse response;
  std::vector<double> score = scores(root);
  if (request.sort == SortOrder::blend) blend_with_recency(score);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    if (truth[i]) order.push_back(i);
  }
  response.matches = order.size();
  if (!request.facets.empty() || request.timeline != TimelineUnit::none ||
      request.collapse != Collapse::off) {
    response.families = count_families(order);
  }
  const std::vector<std::size_t> matching = order;
  order = collapse(order, request.collapse);
  const auto comes_before = [&](std::size_t x, std::size_t y) {
    const auto& a = articles_[x].article;
    const auto& c = articles_[y].article;
    const bool is_by_date = request.sort == SortOrder::newest || request.sort == SortOrder::oldest;
    if (is_by_date && a.published != c.published) {
      if (!a.published || !c.published) return a.published.has_value();
      return request.sort == SortOrder::newest ? *a.published > *c.published
                                               : *a.published < *c.published;
    }
    if (score[x] != score[y]) return score[x] > score[y];
    return a.id < c.id;
  };
  std::sort(order.begin(), order.end(), comes_before);
  if (request.match == MatchMode::any && request.sort == SortOrder::relevance) {
    const auto depth = static_cast<std::ptrdiff_t>(std::min<std::size_t>(order.size(), 100));
    add_neighbours(root, {order.begin(), order.begin() + depth}, score);
    std::sort(order.begin(), order.begin() + depth, comes_before);
  }
  for (std::size_t i = request.offset; i < order.size() && response.hits.size() < request.limit;
       ++i) {
    Hit hit;
    hit.rank = i + 1;
    hit.id = articles_[order[i]].article.id;
    hit.score = score[order[i]];
    hit.copies = family_of(order[i]).size();
    hit.family_id = articles_[family_of(order[i]).front()].article.id;
    response.hits.push_back(hit);
  }
  for (const std::string& field : request.facets) {
    Truth open = filter_truth(filters, field);
    for (std::size_t i = 0; i < open.size(); ++i)
      open[i] = open[i] && query[i];
    response.facets.push_back(count_facet(field, open, request.facet_limit, filters));
  }
  if (request.timeline != TimelineUnit::none) {
    response.timeline = Timeline{request.timeline, {}, 0};
    std::map<std::string, std::uint64_t> buckets;
    const std::size_t digits = request.timeline == TimelineUnit::year    ? 4
                               : request.timeline == TimelineUnit::month ? 7
                                                                         : 10;
    for (const std::size_t i : matching) {
      const auto& date = articles_[i].article.published;
      if (date) {
        ++buckets[to_string(*date).substr(0, digits)];
      } else {
        ++response.timeline->undated;
      }
    }
    for (const auto& [date, count] : buckets)
      response.timeline->buckets.push_back({date, count});
  }
  return response;
}

}  // namespace pressmark
