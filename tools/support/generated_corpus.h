// SPDX-License-Identifier: GPL-2.0-or-later
//
// Made-up news of any size, the same for a seed on every machine: words follow Zipf's law and keep
// growing as Heaps' law says, and names, dates and outlets are spread the way real ones are.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <random>
#include <string>

namespace pressmark {

/// Draws ranks from 1 to `size` with probability proportional to 1 / rank^exponent, in constant
/// time: rejection-inversion (Hörmann and Derflinger, "Rejection-inversion to generate variates
/// from monotone discrete distributions", ACM TOMACS 6 (3), 1996).
class ZipfDistribution {
 public:
  /// Requires size >= 1 and exponent > 0, exponent != 1.
  ZipfDistribution(std::uint64_t size, double exponent);

  std::uint64_t operator()(std::mt19937_64& random) const;

 private:
  double integral(double x) const;  // of the density, up to a constant
  double inverse_integral(double x) const;
  double density(double x) const;

  double size_;
  double exponent_;
  double integral_of_first_;
  double integral_of_last_;
  double acceptance_;
};

struct GeneratedArticle {
  std::string id;
  std::string title;
  std::string body;
  std::string date;  ///< "2016-05-11", or empty: about one in twenty is undated.
  std::string source;
};

class GeneratedCorpus {
 public:
  explicit GeneratedCorpus(std::uint64_t seed);

  /// The next article; article n of a seed is the same however many are drawn.
  GeneratedArticle next();

 private:
  std::string sentence();
  void append_name(std::string& out);

  std::mt19937_64 random_;
  ZipfDistribution words_;
  ZipfDistribution people_;
  ZipfDistribution places_;
  ZipfDistribution organisations_;
  std::uint64_t number_ = 0;
};

/// `articles` articles as JSON Lines.
void write_generated_corpus(std::ostream& out, std::uint64_t articles, std::uint64_t seed);

}  // namespace pressmark
