// SPDX-License-Identifier: GPL-2.0-or-later
//
// Compares the text that was found in a page with the text that is known to be its article.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace pressmark {

struct BodyScore {
  double precision = 1;
  double recall = 1;
  double f1 = 1;
};

/// Of words (runs of letters, digits and bytes that are not ASCII; case counts), as many times as
/// they occur: precision is the part of the found ones that are in the known text, recall the part
/// of the known ones that were found, F1 their harmonic mean. Two empty texts agree.
BodyScore score_body(std::string_view found, std::string_view known);

struct KnownBody {
  std::string id;
  std::string body;
};

/// Of a JSON object {"ID": {"articleBody": "..."}}, by id. Fails with io or bad_input.
Result<std::vector<KnownBody>> read_known_bodies(const std::filesystem::path& path);

}  // namespace pressmark
