// SPDX-License-Identifier: GPL-2.0-or-later
//
// Words, spans, judgements, references: the stages of the rule-based recogniser, each in a file of
// its own.
#include "analysis/entities/recognizer.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "analysis/entities/evidence.h"
#include "analysis/entities/gazetteer.h"
#include "analysis/entities/hash_index.h"
#include "analysis/entities/letters.h"
#include "analysis/entities/references.h"
#include "analysis/entities/spans.h"
#include "analysis/entities/words.h"

namespace pressmark {

using entities::ArticleWords;
using entities::Gazetteer;
using entities::HashIndex;
using entities::Line;
using entities::LineKind;
using entities::Span;

namespace {

// To be raised with every change of the rules that changes what is found.
constexpr int recognizer_version = 1;

constexpr std::uint32_t longest_name = 8;

}  // namespace

class EntityRecognizer::Impl {
 public:
  std::vector<Mention> recognize(std::string_view title, std::string_view body, bool is_german);

 private:
  void find_in_caps_lines();
  void find_in_caps_line(std::uint32_t number);
  void add_mention(const Span& printed, const Span& full, const entities::Judgement& judgement);

  ArticleWords article_;
  entities::EvidenceScale scale_;
  std::vector<Span> spans_;
  std::vector<entities::Judgement> judgements_;
  std::vector<std::uint32_t> full_names_;
  HashIndex names_;
  std::vector<std::uint32_t> span_of_name_;
  std::vector<Mention> mentions_;
};

void EntityRecognizer::Impl::add_mention(const Span& printed, const Span& full,
                                         const entities::Judgement& judgement) {
  const ByteRange range{article_.words[printed.first].range.begin,
                        article_.words[printed.last - 1].range.end};
  mentions_.push_back({.field = article_.lines[printed.line].field,
                       .range = range,
                       .type = *judgement.type,
                       .spelling = entities::spelling_of(article_, full),
                       .confidence = std::min(1.0F, judgement.weight / 5.0F)});
}

// In a line of capitals a name is one that the rest of the article has.
void EntityRecognizer::Impl::find_in_caps_line(std::uint32_t number) {
  const Line& line = article_.lines[number];
  for (std::uint32_t first = line.first; first < line.last;) {
    std::uint64_t name = entities::empty_name;
    std::uint32_t end = first;
    std::uint32_t best = HashIndex::absent;
    for (std::uint32_t i = first; i < std::min(line.last, first + longest_name); ++i) {
      if (i > first && !article_.words[i].gap.is_only(entities::Gap::space) &&
          !article_.words[i].gap.is_only(entities::Gap::hyphen))
        break;
      name = entities::extend_name(name, article_.words[i].hash);
      const std::uint32_t found = names_.find(name);
      if (found == HashIndex::absent) continue;
      end = i + 1;
      best = found;
    }
    if (best == HashIndex::absent) {
      ++first;
      continue;
    }
    const std::uint32_t source = span_of_name_[best];
    add_mention({.line = number, .first = first, .last = end}, spans_[full_names_[source]],
                judgements_[source]);
    first = end;
  }
}

void EntityRecognizer::Impl::find_in_caps_lines() {
  names_.clear(2 * spans_.size());
  span_of_name_.clear();
  const auto add = [this](std::uint64_t name, std::uint32_t span) {
    if (names_.add(name) == span_of_name_.size()) span_of_name_.push_back(span);
  };
  for (std::uint32_t i = 0; i < spans_.size(); ++i) {
    if (judgements_[i].type) add(spans_[i].name, i);
  }
  // The headline has the surname only, the article perhaps the full name only.
  for (std::uint32_t i = 0; i < spans_.size(); ++i) {
    const Span& span = spans_[i];
    if (judgements_[i].type != EntityType::person || span.word_count() < 2) continue;
    add(entities::hash_name(article_, span.last - 1, span.last), i);
  }
  for (std::uint32_t line = 0; line < article_.lines.size(); ++line) {
    if (article_.lines[line].kind == LineKind::caps) find_in_caps_line(line);
  }
}

std::vector<Mention> EntityRecognizer::Impl::recognize(std::string_view title,
                                                       std::string_view body, bool is_german) {
  entities::split_words(title, body, article_);
  entities::find_spans(article_, spans_);
  if (is_german) {
    std::erase_if(spans_, [](const Span& span) {
      return span.form == entities::SpanForm::unknown ||
             span.form == entities::SpanForm::weak_organisation ||
             span.form == entities::SpanForm::weak_place;
    });
  }
  scale_.judge(article_, spans_, judgements_);
  full_names_ = entities::resolve_references(article_, spans_, judgements_);
  mentions_.clear();
  for (std::uint32_t i = 0; i < spans_.size(); ++i) {
    if (judgements_[i].type) add_mention(spans_[i], spans_[full_names_[i]], judgements_[i]);
  }
  find_in_caps_lines();
  std::sort(mentions_.begin(), mentions_.end(), [](const Mention& a, const Mention& b) {
    return std::pair{a.field, a.range} < std::pair{b.field, b.range};
  });
  return std::move(mentions_);
}

EntityRecognizer::EntityRecognizer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
EntityRecognizer::EntityRecognizer(EntityRecognizer&&) noexcept = default;
EntityRecognizer& EntityRecognizer::operator=(EntityRecognizer&&) noexcept = default;
EntityRecognizer::~EntityRecognizer() = default;

Result<EntityRecognizer> EntityRecognizer::create() {
  Gazetteer::built_in();
  return EntityRecognizer{std::make_unique<Impl>()};
}

std::vector<Mention> EntityRecognizer::recognize(std::string_view title, std::string_view body,
                                                 std::string_view language) {
  return impl_->recognize(title, body, language == "de");
}

std::string EntityRecognizer::fingerprint() {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "rules-%d gazetteer-%016llx", recognizer_version,
                static_cast<unsigned long long>(Gazetteer::built_in().fingerprint()));
  return text.data();
}

}  // namespace pressmark
