// SPDX-License-Identifier: GPL-2.0-or-later
//
// Two answers to one request, value by value.

#include <cmath>
#include <sstream>

#include "tests/support/corpus.h"

namespace pressmark {
namespace {

/// Scores may differ by how the sums were rounded, no more.
constexpr double score_tolerance = 1e-9;

std::string describe_request(const SearchRequest& request) {
  std::ostringstream out;
  out << "query: " << request.query << "\nsort " << static_cast<int>(request.sort) << ", match "
      << static_cast<int>(request.match) << ", collapse " << static_cast<int>(request.collapse)
      << ", offset " << request.offset << ", limit " << request.limit << ", facet limit "
      << request.facet_limit;
  for (const std::string& filter : request.filters)
    out << "\nfilter: " << filter;
  return out.str();
}

std::string print_facet(const Facet& facet) {
  std::ostringstream out;
  out << facet.field << ":";
  for (const FacetValue& value : facet.values) {
    out << " [" << value.value.value_or("-") << " " << value.articles;
    for (const std::string& alias : value.aliases)
      out << " | " << alias;
    out << (value.selected ? " selected]" : "]");
  }
  out << " and " << facet.more_values << " more";
  return out.str();
}

std::string print_timeline(const std::optional<Timeline>& timeline) {
  if (!timeline) return "no timeline";
  std::ostringstream out;
  out << "timeline " << static_cast<int>(timeline->unit) << ":";
  for (const TimelineBucket& bucket : timeline->buckets) {
    out << " " << bucket.date << "=" << bucket.articles;
  }
  out << " undated=" << timeline->undated;
  return out.str();
}

std::string difference(const std::string& what, const std::string& actual,
                       const std::string& expected) {
  return actual == expected ? "" : what + "\n  actual   " + actual + "\n  expected " + expected;
}

std::string compare_hits(const SearchResponse& actual, const SearchResponse& expected) {
  if (actual.hits.size() != expected.hits.size()) {
    return difference("hits returned", std::to_string(actual.hits.size()),
                      std::to_string(expected.hits.size()));
  }
  for (std::size_t i = 0; i < actual.hits.size(); ++i) {
    const Hit& hit = actual.hits[i];
    const Hit& wanted = expected.hits[i];
    const double allowed = score_tolerance * std::max(1.0, std::abs(wanted.score));
    if (std::abs(hit.score - wanted.score) > allowed || hit.rank != wanted.rank) {
      return difference("score at rank " + std::to_string(wanted.rank),
                        hit.id + " " + std::to_string(hit.score),
                        wanted.id + " " + std::to_string(wanted.score));
    }
    // Equal but for rounding: then either order is right.
    const bool is_tied = (i > 0 && std::abs(expected.hits[i - 1].score - wanted.score) < allowed) ||
                         (i + 1 < expected.hits.size() &&
                          std::abs(expected.hits[i + 1].score - wanted.score) < allowed) ||
                         i + 1 == expected.hits.size();
    if (hit.id != wanted.id && !is_tied) {
      return difference("id at rank " + std::to_string(wanted.rank), hit.id, wanted.id);
    }
    if (hit.id != wanted.id) continue;
    const auto family = [](const Hit& of) {
      return std::to_string(of.copies) + " of " + of.family_id;
    };
    if (family(hit) != family(wanted)) {
      return difference("family of " + hit.id, family(hit), family(wanted));
    }
  }
  return "";
}

std::string compare_responses(const SearchResponse& actual, const SearchResponse& expected) {
  std::string found;
  if (actual.matches) {
    found = difference("matches", std::to_string(*actual.matches),
                       std::to_string(expected.matches.value()));
  }
  if (found.empty() && actual.families != expected.families) {
    found = difference("families", std::to_string(actual.families.value_or(0)),
                       std::to_string(expected.families.value_or(0)));
  }
  if (found.empty()) found = compare_hits(actual, expected);
  for (std::size_t i = 0; found.empty() && i < expected.facets.size(); ++i) {
    found = difference("facet", print_facet(actual.facets.at(i)), print_facet(expected.facets[i]));
  }
  if (found.empty()) {
    found =
        difference("timeline", print_timeline(actual.timeline), print_timeline(expected.timeline));
  }
  return found;
}

}  // namespace

std::string compare_answers(const SearchRequest& request, const Result<SearchResponse>& actual,
                            const Result<SearchResponse>& expected) {
  std::string found;
  if (!actual || !expected) {
    found = difference("refused", actual ? "no" : actual.error().message,
                       expected ? "no" : expected.error().message);
  } else {
    found = compare_responses(*actual, *expected);
  }
  return found.empty() ? "" : describe_request(request) + "\n" + found;
}

}  // namespace pressmark
