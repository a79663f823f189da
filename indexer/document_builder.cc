// SPDX-License-Identifier: GPL-2.0-or-later
//
// The hot loop between analysis and the posting lists: an article's words are counted in a flat
// table, so that the table of all terms is asked once per distinct term and not once per word.

#include "indexer/document_builder.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analysis/entities/canonical_names.h"
#include "analysis/fold.h"
#include "archive/terms.h"
#include "schema/fields.h"

namespace pressmark {
namespace {

constexpr const Field& title_field = *find_field("title");
constexpr const Field& body_field = *find_field("body");
constexpr const Field& caption_field = *find_field("caption");
constexpr const Field& source_field = *find_field("source");
constexpr const Field& language_field = *find_field("language");
constexpr const Field& section_field = *find_field("section");
constexpr const Field& byline_field = *find_field("byline");
constexpr const Field& dateline_field = *find_field("dateline");
constexpr const Field& topic_field = *find_field("topic");

/// The distinct words of one article with their frequencies. Emptied without being freed.
class WordCounts {
 public:
  struct Entry {
    std::string_view word;
    std::size_t slot;
    std::uint32_t weight;          // of all occurrences, each with its field's weight
    std::uint32_t title_weight;    // of those in the title
    std::uint32_t caption_weight;  // of those in the captions
  };

  Entry& operator[](std::string_view word) {
    if (entries_.size() * 2 >= slots_.size()) grow();
    const std::size_t slot = slot_of(word);
    if (slots_[slot] == 0) {
      entries_.push_back({word, slot, 0, 0, 0});
      slots_[slot] = static_cast<std::uint32_t>(entries_.size());
    }
    return entries_[slots_[slot] - 1];
  }

  const std::vector<Entry>& entries() const { return entries_; }

  void clear() {
    for (const Entry& entry : entries_) {
      slots_[entry.slot] = 0;
    }
    entries_.clear();
  }

 private:
  std::size_t slot_of(std::string_view word) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = std::hash<std::string_view>{}(word)&mask;
    while (slots_[slot] != 0 && entries_[slots_[slot] - 1].word != word) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  void grow() {
    slots_.assign(slots_.size() * 2, 0);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      entries_[i].slot = slot_of(entries_[i].word);
      slots_[entries_[i].slot] = static_cast<std::uint32_t>(i + 1);
    }
  }

  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(1024);  // 1 + index; 0 is free
  std::vector<Entry> entries_;
};

/// Results of a slow function of a string. References live until trim().
class StringCache {
 public:
  template <typename Compute>
  const std::string& get(std::string_view key, Compute compute) {
    const auto found = results_.find(key);
    if (found != results_.end()) return found->second;
    return results_.emplace(std::string{key}, compute(key)).first->second;
  }

  /// Forgets everything once there is too much of it.
  void trim() {
    constexpr std::size_t max_results = 1U << 16U;
    if (results_.size() > max_results) results_.clear();
  }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> results_;
};

}  // namespace

class DocumentBuilder::Impl {
 public:
  ArticleRow build(const Article& article, const ArticleAnalysis& analysis, DocumentTerms& terms) {
    trim_caches();
    terms.clear();
    add_words(analysis, terms);
    add_names(analysis, terms);
    add_date(article, terms);
    add_keyword(0, source_field, article.source, terms);
    add_keyword(1, language_field, article.language, terms);
    add_keyword(2, section_field, article.section, terms);
    add_keyword(3, byline_field, article.byline, terms);
    add_keyword(4, dateline_field, article.dateline, terms);
    for (const std::string& topic : article.topics)
      add_keyword(5, topic_field, topic, terms);
    terms.add(id_term(article.id), 0);
    record_ = encode_article(article);
    return make_row(article, analysis);
  }

 private:
  void trim_caches();
  void add_words(const ArticleAnalysis& analysis, DocumentTerms& terms);
  void add_names(const ArticleAnalysis& analysis, DocumentTerms& terms);
  static void add_date(const Article& article, DocumentTerms& terms);
  void add_keyword(std::size_t cache, const Field& field, const std::string& value,
                   DocumentTerms& terms);
  ArticleRow make_row(const Article& article, const ArticleAnalysis& analysis) const;
  const std::string& prefixed(std::string_view prefix, std::string_view word);

  WordCounts stems_;
  std::vector<StemPosition> positions_;
  std::vector<MentionRow> mentions_;
  std::vector<const Mention*> mentions_by_name_;
  std::array<StringCache, entity_types.size()> keys_;
  std::array<StringCache, 6> keyword_terms_;  // by field, in the order in which they are added
  std::string term_;
  std::string record_;
};

void DocumentBuilder::Impl::trim_caches() {
  for (StringCache& cache : keys_) {
    cache.trim();
  }
  for (StringCache& cache : keyword_terms_) {
    cache.trim();
  }
}

const std::string& DocumentBuilder::Impl::prefixed(std::string_view prefix, std::string_view word) {
  term_.assign(prefix).append(word);
  return term_;
}

void DocumentBuilder::Impl::add_words(const ArticleAnalysis& analysis, DocumentTerms& terms) {
  stems_.clear();
  positions_.clear();
  for (const AnalysedWord& word : analysis.words) {
    WordCounts::Entry& stem = stems_[word.stem];
    switch (word.field) {
      case TextField::title:
        stem.weight += title_field.weight;
        stem.title_weight += title_field.weight;
        break;
      case TextField::body:
        stem.weight += body_field.weight;
        break;
      case TextField::caption:
        stem.weight += caption_field.weight;
        stem.caption_weight += caption_field.weight;
        break;
    }
    positions_.push_back(
        {word.stem, word.position, word.term, word.is_capitals, word.is_behind_sign, word.number});
  }
  for (const WordCounts::Entry& stem : stems_.entries()) {
    terms.add(prefixed(any_text_prefix, stem.word), stem.weight);
    if (stem.title_weight != 0) {
      terms.add(prefixed(title_field.prefix, stem.word), stem.title_weight);
    }
    if (stem.caption_weight != 0) {
      terms.add(prefixed(caption_field.prefix, stem.word), stem.caption_weight);
    }
  }
}

void DocumentBuilder::Impl::add_names(const ArticleAnalysis& analysis, DocumentTerms& terms) {
  mentions_.clear();
  mentions_by_name_.clear();
  for (std::size_t i = 0; i < analysis.mentions.size(); ++i) {
    const Mention& mention = analysis.mentions[i];
    const MentionMark& mark = analysis.mention_marks[i];
    const std::string& key = keys_[static_cast<std::size_t>(mention.type)].get(
        mention.spelling, [&](auto spelling) { return canonical_key(mention.type, spelling); });
    mentions_.push_back({mention.type, mention.spelling, key, mark.first_position, mark.words});
    mentions_by_name_.push_back(&mention);
  }
  const auto name = [](const Mention* mention) {
    return std::pair{mention->type, std::string_view{mention->spelling}};
  };
  std::ranges::sort(mentions_by_name_, {}, name);
  for (auto first = mentions_by_name_.begin(); first != mentions_by_name_.end();) {
    const auto last = std::find_if(
        first, mentions_by_name_.end(),
        [&, wanted = name(*first)](const Mention* mention) { return name(mention) != wanted; });
    terms.add(entity_term((*first)->type, (*first)->spelling),
              static_cast<std::uint32_t>(last - first));
    first = last;
  }
}

void DocumentBuilder::Impl::add_date(const Article& article, DocumentTerms& terms) {
  if (!article.published) {
    terms.add(undated_term, 0);
    return;
  }
  const Date date = *article.published;
  terms.add(day_term(date), 0);
  terms.add(month_term(date), 0);
  terms.add(year_term(date), 0);
}

void DocumentBuilder::Impl::add_keyword(std::size_t cache, const Field& field,
                                        const std::string& value, DocumentTerms& terms) {
  if (value.empty()) return;
  terms.add(keyword_terms_[cache].get(
                value, [&](auto text) { return keyword_term(field, fold_keyword(text)); }),
            0);
}

ArticleRow DocumentBuilder::Impl::make_row(const Article& article,
                                           const ArticleAnalysis& analysis) const {
  ArticleRow row;
  row.id = article.id;
  row.day = article.published ? to_day(*article.published) : undated_day;
  row.date_by = article.date_by;
  row.length = analysis.length;
  row.source = article.source;
  row.language = article.language;
  row.section = article.section;
  row.byline = article.byline;
  row.dateline = article.dateline;
  row.topics = article.topics;
  row.added = article.added ? to_day(*article.added) : undated_day;
  row.content_hash = content_hash(article);
  row.ends = analysis.ends;
  row.words = positions_;
  row.sentences = analysis.sentences;
  row.mentions = mentions_;
  row.mentioned_dates = analysis.mentioned_dates;
  row.record = record_;
  return row;
}

DocumentBuilder::DocumentBuilder() : impl_(std::make_unique<Impl>()) {}
DocumentBuilder::DocumentBuilder(DocumentBuilder&&) noexcept = default;
DocumentBuilder& DocumentBuilder::operator=(DocumentBuilder&&) noexcept = default;
DocumentBuilder::~DocumentBuilder() = default;

ArticleRow DocumentBuilder::build(const Article& article, const ArticleAnalysis& analysis,
                                  DocumentTerms& terms) {
  return impl_->build(article, analysis, terms);
}

}  // namespace pressmark
