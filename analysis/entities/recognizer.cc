// SPDX-License-Identifier: GPL-2.0-or-later
//
// Words, the rules' reading, the model's, references: the stages, each in a file of its own. The
// model was trained on English; of other languages the rules' reading stands.
#include "analysis/entities/recognizer.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <utility>

#include "analysis/entities/datelines.h"
#include "analysis/entities/evidence.h"
#include "analysis/entities/gazetteer.h"
#include "analysis/entities/hash_index.h"
#include "analysis/entities/letter_case.h"
#include "analysis/entities/letters.h"
#include "analysis/entities/merge_readings.h"
#include "analysis/entities/model.h"
#include "analysis/entities/model_path.h"
#include "analysis/entities/name_tagger.h"
#include "analysis/entities/references.h"
#include "analysis/entities/spans.h"
#include "analysis/entities/words.h"

namespace pressmark {

using entities::ArticleWords;
using entities::EntityModel;
using entities::Gazetteer;
using entities::HashIndex;
using entities::Line;
using entities::LineKind;
using entities::Span;

namespace {

// To be raised with every change of the rules that changes what is found.
constexpr int recognizer_version = 6;

constexpr std::uint32_t longest_name = 8;

constexpr std::string_view modelled_language = "en";

std::string describe(const EntityModel& model) {
  std::array<char, 96> text{};
  std::snprintf(text.data(), text.size(), "rules-%d gazetteer-%016llx model-%016llx",
                recognizer_version,
                static_cast<unsigned long long>(Gazetteer::built_in().fingerprint()),
                static_cast<unsigned long long>(model.checksum()));
  return text.data();
}

}  // namespace

class EntityRecognizer::Impl {
 public:
  explicit Impl(std::shared_ptr<const EntityModel> model) : tagger_(std::move(model)) {}

  std::vector<Mention> recognize(std::string_view title, std::string_view body,
                                 std::string_view language);

 private:
  void read_by_rules(bool is_german);
  void read_by_model();
  void add_datelines();
  void find_in_caps_lines();
  void find_in_caps_line(std::uint32_t number);
  void add_mention(const Span& printed, const Span& full, const entities::Judgement& judgement);

  ArticleWords article_;
  entities::CaseRestorer case_restorer_;
  std::vector<entities::DatelineName> datelines_;
  entities::EvidenceScale scale_;
  entities::NameTagger tagger_;
  std::vector<entities::TaggedName> tagged_;
  entities::Reading reading_;
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
                       .confidence = std::min(1.0F, judgement.weight / entities::certain_weight)});
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
    add_mention({.line = number, .first = first, .last = end}, reading_.spans[full_names_[source]],
                reading_.judgements[source]);
    first = end;
  }
}

void EntityRecognizer::Impl::find_in_caps_lines() {
  names_.clear(2 * reading_.spans.size());
  span_of_name_.clear();
  const auto add = [this](std::uint64_t name, std::uint32_t span) {
    if (names_.add(name) == span_of_name_.size()) span_of_name_.push_back(span);
  };
  for (std::uint32_t i = 0; i < reading_.spans.size(); ++i) {
    if (reading_.judgements[i].type) add(reading_.spans[i].name, i);
  }
  // The headline has the surname only, the article perhaps the full name only.
  for (std::uint32_t i = 0; i < reading_.spans.size(); ++i) {
    const Span& span = reading_.spans[i];
    if (reading_.judgements[i].type != EntityType::person || span.word_count() < 2) continue;
    add(entities::hash_name(article_, span.last - 1, span.last), i);
  }
  for (std::uint32_t line = 0; line < article_.lines.size(); ++line) {
    if (article_.lines[line].kind == LineKind::caps) find_in_caps_line(line);
  }
}

// In German every noun has a capital: of what nothing but the capital is known, nothing is
// believed.
void EntityRecognizer::Impl::read_by_rules(bool is_german) {
  entities::find_spans(article_, reading_.spans);
  if (is_german) {
    std::erase_if(reading_.spans, [](const Span& span) {
      return span.form == entities::SpanForm::unknown ||
             span.form == entities::SpanForm::weak_organisation ||
             span.form == entities::SpanForm::weak_place;
    });
  }
  scale_.judge(article_, reading_.spans, reading_.judgements);
}

// The model knows the rules' reading; what it makes of it replaces it.
void EntityRecognizer::Impl::read_by_model() {
  tagger_.tag(article_, reading_.spans, reading_.judgements, tagged_);
  reading_ = entities::merge_readings(article_, tagged_, reading_);
}

// Where an article was written is said in a form of its own, which no sentence teaches.
void EntityRecognizer::Impl::add_datelines() {
  entities::find_datelines(article_, datelines_);
  for (const auto& dateline : datelines_) {
    const Span& name = dateline.span;
    const auto first = std::ranges::find_if(
        reading_.spans, [&](const Span& span) { return span.last > name.first; });
    const auto last = std::find_if(first, reading_.spans.end(),
                                   [&](const Span& span) { return span.first >= name.last; });
    const auto at = first - reading_.spans.begin();
    const auto judged = reading_.judgements.begin() + at;
    const auto rest = reading_.judgements.erase(judged, judged + (last - first));
    reading_.judgements.insert(rest, {.type = dateline.type, .weight = entities::certain_weight});
    reading_.spans.insert(reading_.spans.erase(first, last), name);
  }
}

std::vector<Mention> EntityRecognizer::Impl::recognize(std::string_view title,
                                                       std::string_view body,
                                                       std::string_view language) {
  entities::split_words(title, body, article_);
  const bool is_modelled = language == modelled_language;
  if (is_modelled) case_restorer_.restore(article_);
  read_by_rules(language == "de");
  if (is_modelled) read_by_model();
  add_datelines();
  full_names_ = entities::resolve_references(article_, reading_.spans, reading_.judgements);
  mentions_.clear();
  for (std::uint32_t i = 0; i < reading_.spans.size(); ++i) {
    if (reading_.judgements[i].type)
      add_mention(reading_.spans[i], reading_.spans[full_names_[i]], reading_.judgements[i]);
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
  Result<std::filesystem::path> path = entities::find_model();
  if (!path) return std::move(path).error();
  return create(*path);
}

Result<EntityRecognizer> EntityRecognizer::create(const std::filesystem::path& path) {
  Result<EntityModel> model = EntityModel::open(path);
  if (!model) return std::move(model).error();
  return EntityRecognizer{
      std::make_unique<Impl>(std::make_shared<const EntityModel>(*std::move(model)))};
}

std::vector<Mention> EntityRecognizer::recognize(std::string_view title, std::string_view body,
                                                 std::string_view language) {
  return impl_->recognize(title, body, language);
}

Result<std::string> EntityRecognizer::fingerprint() {
  Result<std::filesystem::path> path = entities::find_model();
  if (!path) return std::move(path).error();
  Result<EntityModel> model = EntityModel::open(*path);
  if (!model) return std::move(model).error();
  return describe(*model);
}

}  // namespace pressmark
