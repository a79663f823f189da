// SPDX-License-Identifier: GPL-2.0-or-later
//
// Trains the model of names from annotated text: docs/entities.md says how the one in data/model
// was made, and how to make another.
//
//   train_entities --clusters clusters.tsv --attribution ATTRIBUTION.md -o entities.model
//                  news.train web.ptrain ...
//
// Files are in CoNLL form (tools/support/conll.h). In a .ptrain file the names that are no person,
// organisation or place are not marked: a capital outside of names may be one.

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "analysis/entities/letters.h"
#include "analysis/entities/model.h"
#include "base/files.h"
#include "tools/support/conll.h"
#include "tools/support/crf_trainer.h"
#include "tools/support/model_output.h"
#include "tools/support/training_data.h"

namespace {

namespace fs = std::filesystem;
using pressmark::Error;
using pressmark::ModelContent;
using pressmark::Result;
using pressmark::entities::EntityModel;

using Files = std::vector<pressmark::AnnotatedFile>;

constexpr std::uint64_t max_input_bytes = std::uint64_t{1} << 30U;

struct Options {
  std::vector<std::string> inputs;
  std::string clusters;
  std::string attribution;
  std::string output;
  pressmark::CrfOptions crf{.epochs = 3, .rate = 0.03F};
  std::uint32_t least_count = 2;
  std::size_t most_features = 200'000;
  std::uint32_t folds = 0;
};

// Each line of a cluster file: word, fine, middle and coarse cluster, numbered from 1.
pressmark::Status read_clusters(std::string_view text, const std::string& name,
                                ModelContent& content) {
  std::size_t number = 0;
  while (!text.empty()) {
    ++number;
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t tab = std::min(line.find('\t'), line.size());
    const std::string_view word = line.substr(0, tab);
    std::array<std::uint16_t, 3> ids{};
    bool is_valid = tab > 0;
    for (std::uint16_t& id : ids) {
      line.remove_prefix(std::min(line.find('\t'), line.size()));
      if (!line.empty()) line.remove_prefix(1);
      const auto [rest, error] = std::from_chars(line.data(), line.data() + line.size(), id);
      is_valid = is_valid && error == std::errc{} && id > 0;
    }
    if (!is_valid) {
      return Error{.kind = pressmark::ErrorKind::bad_input,
                   .message = name + ":" + std::to_string(number) +
                              ": not a word and three numbers of clusters"};
    }
    const std::uint64_t hash = pressmark::entities::hash_word(word);
    content.clusters.emplace_back(pressmark::entities::cluster_key(hash), ids[0]);
    if (content.groups.size() < ids[0]) content.groups.resize(ids[0]);
    content.groups[ids[0] - 1U] = {.middle = ids[1], .coarse = ids[2]};
  }
  return pressmark::ok;
}

Result<EntityModel> save(const ModelContent& content, const fs::path& path) {
  if (auto written = pressmark::replace_file(path, write_model(content)); !written)
    return std::move(written).error();
  return EntityModel::open(path);
}

pressmark::Status read_articles(const Options& options, Files& files,
                                pressmark::TrainingData& data) {
  for (const std::string& input : options.inputs) {
    auto text = pressmark::read_file(input, max_input_bytes);
    if (!text) return std::move(text).error();
    auto articles = pressmark::parse_conll(*text, input);
    if (!articles) return std::move(articles).error();
    const bool is_partial = fs::path{input}.extension() == ".ptrain";
    files.push_back({*std::move(articles),
                     is_partial ? pressmark::Annotation::no_other : pressmark::Annotation::full});
    data.add(files.back());
    std::printf("%s: %zu articles; %zu words and %zu features in all\n", input.c_str(),
                files.back().articles.size(), data.data().words(), data.feature_hashes().size());
  }
  return pressmark::ok;
}

float most_of(const pressmark::FloatRow& row) {
  float most = 0;
  for (const float weight : row)
    most = std::max(most, std::abs(weight));
  return most;
}

// The features with the largest weights, as many as the file has room for.
std::vector<bool> choose(const std::vector<pressmark::FloatRow>& rows, std::size_t most_features) {
  std::vector<std::uint32_t> order(rows.size());
  for (std::uint32_t i = 0; i < order.size(); ++i)
    order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return most_of(rows[a]) > most_of(rows[b]);
  });
  std::vector<bool> keep(rows.size());
  for (std::size_t i = 0; i < std::min(order.size(), most_features); ++i)
    keep[order[i]] = most_of(rows[order[i]]) > 0;
  return keep;
}

// Of the few weights beyond it the rest is cut off: a finer unit is worth more.
float largest_of(const std::vector<pressmark::FloatRow>& rows) {
  constexpr std::size_t cut_off = 1000;  // one row in as many
  std::vector<float> most(rows.size());
  std::transform(rows.begin(), rows.end(), most.begin(), most_of);
  if (most.empty()) return 1;
  const auto place = most.begin() + static_cast<std::ptrdiff_t>(most.size() / cut_off);
  std::nth_element(most.begin(), place, most.end(), std::greater{});
  return std::max(*place, 1.0F);
}

void quantise(const pressmark::CrfWeights& weights, const std::vector<std::uint64_t>& hashes,
              ModelContent& content) {
  const float largest = 127 * content.weight_unit;
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    pressmark::entities::WeightRow row{};
    bool is_empty = true;
    for (std::size_t label = 0; label < row.size(); ++label) {
      const float weight = std::clamp(weights.rows[i][label], -largest, largest);
      row[label] = static_cast<std::int8_t>(std::lround(weight / content.weight_unit));
      is_empty = is_empty && row[label] == 0;
    }
    if (!is_empty) content.features.emplace_back(hashes[i], row);
  }
}

void report(int epoch, double loss) {
  std::printf("epoch %d: %.5f\n", epoch, loss);
  std::fflush(stdout);
}

// What the first pass finds in text that its weights were not learned from: of each part of the
// articles, what the others teach. The second pass would believe the first too much otherwise.
struct FirstPass {
  std::vector<pressmark::FloatRow> scores;  // by word
  std::vector<pressmark::entities::Label> labels;
};

FirstPass cross_validate(const pressmark::TrainingData& data, const Options& options) {
  const pressmark::CrfData& crf = data.data();
  FirstPass pass{std::vector<pressmark::FloatRow>(crf.words()),
                 std::vector<pressmark::entities::Label>(crf.words())};
  pressmark::entities::Lattice lattice;
  for (std::uint32_t fold = 0; fold < options.folds; ++fold) {
    std::printf("without part %u of %u\n", fold + 1, options.folds);
    const auto is_in_fold = [&](std::size_t stretch) {
      return data.article_of_stretch()[stretch] % options.folds == fold;
    };
    const auto weights = train_crf({.data = crf,
                                    .features = data.feature_hashes().size(),
                                    .transitions = nullptr,
                                    .filter = [&](std::size_t s) { return !is_in_fold(s); }},
                                   options.crf, report);
    const pressmark::entities::TransitionTable table{weights.transitions};
    for (std::size_t stretch = 0; stretch < crf.stretches(); ++stretch) {
      if (!is_in_fold(stretch)) continue;
      const std::size_t first = crf.stretch_begin[stretch];
      const std::size_t count = crf.stretch_begin[stretch + 1] - first;
      lattice.reset(count);
      for (std::size_t i = 0; i < count; ++i) {
        add_scores(crf, weights, first + i, lattice.scores(i));
        std::copy_n(lattice.scores(i).begin(), pass.scores[first + i].size(),
                    pass.scores[first + i].begin());
      }
      const auto labels = lattice.best(table);
      std::copy(labels.begin(), labels.end(),
                pass.labels.begin() + static_cast<std::ptrdiff_t>(first));
    }
  }
  return pass;
}

void train_second_pass(const Files& files, const EntityModel& clusters, FirstPass pass,
                       const Options& options, ModelContent& content) {
  pressmark::TrainingData votes{clusters};
  for (const pressmark::AnnotatedFile& file : files)
    votes.add_votes(file, pass.labels);
  votes.prune(options.least_count);
  votes.set_base(std::move(pass.scores));
  std::printf("second pass: %zu features\n", votes.feature_hashes().size());
  pressmark::CrfOptions crf = options.crf;
  crf.dropout = 0;
  const auto weights =
      train_crf({.data = votes.data(),
                 .features = votes.feature_hashes().size(),
                 .transitions = &content.transitions,
                 .filter = [&](std::size_t stretch) { return votes.is_disputed()[stretch]; }},
                crf, report);
  quantise(weights, votes.feature_hashes(), content);
}

pressmark::Status train(const Options& options) {
  ModelContent content;
  if (!options.clusters.empty()) {
    auto text = pressmark::read_file(options.clusters, max_input_bytes);
    if (!text) return std::move(text).error();
    if (auto read = read_clusters(*text, options.clusters, content); !read) return read;
  }
  if (!options.attribution.empty()) {
    auto text = pressmark::read_file(options.attribution, max_input_bytes);
    if (!text) return std::move(text).error();
    content.attribution = *std::move(text);
  }
  auto clusters = save(content, options.output + ".clusters");
  if (!clusters) return std::move(clusters).error();
  pressmark::TrainingData data{*clusters};
  Files files;
  if (auto read = read_articles(options, files, data); !read) return read;
  data.prune(options.least_count);
  std::printf("%zu features occur %u times or more\n", data.feature_hashes().size(),
              options.least_count);
  const auto learn = [&](const pressmark::CrfOptions& crf) {
    return train_crf({.data = data.data(), .features = data.feature_hashes().size()}, crf, report);
  };
  // Which weights will be large shows early.
  pressmark::CrfOptions brief = options.crf;
  brief.epochs = (options.crf.epochs + 1) / 2;
  pressmark::CrfWeights weights = learn(brief);
  data.keep_only(choose(weights.rows, options.most_features));
  std::printf("%zu features are kept and trained again\n", data.feature_hashes().size());
  weights = learn(options.crf);
  content.transitions = weights.transitions;
  content.weight_unit = largest_of(weights.rows) / 127;
  if (options.folds > 1)
    train_second_pass(files, *clusters, cross_validate(data, options), options, content);
  quantise(weights, data.feature_hashes(), content);
  auto model = save(content, options.output);
  if (!model) return std::move(model).error();
  std::error_code error;
  fs::remove(options.output + ".clusters", error);
  std::printf("%s: %u features, %ju bytes\n", options.output.c_str(), model->feature_count(),
              static_cast<std::uintmax_t>(fs::file_size(options.output, error)));
  return pressmark::ok;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app{"trains the model of names from annotated text"};
  app.add_option("files", options.inputs, "files in CoNLL form: .train, .ptrain")->required();
  app.add_option("-o,--output", options.output, "the model to write")->required();
  app.add_option("--clusters", options.clusters, "words and their clusters (cluster_words)");
  app.add_option("--attribution", options.attribution, "text to put into the model");
  app.add_option("--epochs", options.crf.epochs, "passes over the text")->capture_default_str();
  app.add_option("--rate", options.crf.rate, "of learning")->capture_default_str();
  app.add_option("--l1", options.crf.l1, "taken off each weight")->capture_default_str();
  app.add_option("--dropout", options.crf.dropout, "share of features left out at each step")
      ->capture_default_str();
  app.add_option("--seed", options.crf.seed, "of the order of the text")->capture_default_str();
  app.add_option("--least-count", options.least_count, "occurrences of a feature")
      ->capture_default_str();
  app.add_option("--features", options.most_features, "at most so many")->capture_default_str();
  app.add_option("--folds", options.folds, "parts of the text for the second pass; 0: no such pass")
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  if (const auto done = train(options); !done) {
    std::fprintf(stderr, "error: %s\n", done.error().message.c_str());
    if (!done.error().hint.empty()) std::fprintf(stderr, "hint: %s\n", done.error().hint.c_str());
    return exit_code(done.error().kind);
  }
  return 0;
}
