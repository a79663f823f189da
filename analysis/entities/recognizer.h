// SPDX-License-Identifier: GPL-2.0-or-later
//
// Finds the people, organisations and places that an article names.
//
// This is the seam at which the recogniser can be replaced: the indexer knows this class only.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "schema/entity.h"

namespace pressmark {

/// Not safe to share between threads: give each thread its own. The gazetteer behind it is loaded
/// once and shared; the model is a mapped file.
class EntityRecognizer {
 public:
  /// With the model that entities::find_model() finds. Fails with io if there is none, with
  /// bad_input if it cannot be used; never does without.
  static Result<EntityRecognizer> create();

  /// With the model in that file.
  static Result<EntityRecognizer> create(const std::filesystem::path& model);

  EntityRecognizer(EntityRecognizer&&) noexcept;
  EntityRecognizer& operator=(EntityRecognizer&&) noexcept;
  ~EntityRecognizer();

  /// The mentions in title and body, in text order (title first), not overlapping, each with the
  /// article's fullest spelling of the name ("Lavrov" -> "Sergei Lavrov"). Deterministic; depends
  /// on this article alone. Takes valid UTF-8. The model is asked for English, rules for the other
  /// languages; those without capital letters find little.
  std::vector<Mention> recognize(std::string_view title, std::string_view body,
                                 std::string_view language);

  /// Names the rules, the gazetteer and the model that decide the outcome. Fails as create() does.
  static Result<std::string> fingerprint();

 private:
  class Impl;
  explicit EntityRecognizer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace pressmark
