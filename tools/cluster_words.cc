// SPDX-License-Identifier: GPL-2.0-or-later
//
// Groups words by their vectors, so that the model of names knows that an unseen word stands where
// seen ones do. Prints word, fine, middle and coarse cluster, tab-separated.
//
//   cluster_words vectors.txt [words [fine [middle [coarse [seed]]]]] > clusters.tsv
//
// The vectors are in GloVe's text form: a word and its numbers, separated by spaces, one word a
// line, the most frequent first.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <numeric>
#include <random>
#include <string>
#include <vector>

namespace {

constexpr int rounds = 10;

// Vectors are filled up with zeros to a multiple of it, so that the compiler can take eight at
// once.
constexpr std::size_t lanes = 8;

using Vector = std::vector<float>;

struct Words {
  std::vector<std::string> names;
  std::vector<Vector> vectors;  // of length 1
};

void normalise(Vector& vector) {
  float square = 0;
  for (const float value : vector)
    square += value * value;
  const float factor = square > 0 ? 1 / std::sqrt(square) : 0;
  for (float& value : vector)
    value *= factor;
}

Words read_words(std::istream& in, std::size_t most) {
  Words words;
  std::string line;
  while (words.names.size() < most && std::getline(in, line)) {
    const std::size_t space = line.find(' ');
    if (space == 0 || space == std::string::npos) continue;
    Vector vector;
    const char* at = line.c_str() + space;
    char* end = nullptr;
    for (float value = std::strtof(at, &end); end != at; value = std::strtof(at, &end)) {
      vector.push_back(value);
      at = end;
    }
    vector.resize((vector.size() + lanes - 1) / lanes * lanes);
    if (!words.vectors.empty() && vector.size() != words.vectors.front().size()) continue;
    normalise(vector);
    words.names.push_back(line.substr(0, space));
    words.vectors.push_back(std::move(vector));
  }
  return words;
}

float product(const Vector& a, const Vector& b) {
  std::array<float, lanes> sums{};
  for (std::size_t i = 0; i < a.size(); i += lanes) {
    for (std::size_t lane = 0; lane < lanes; ++lane)
      sums[lane] += a[i + lane] * b[i + lane];
  }
  return std::accumulate(sums.begin(), sums.end(), 0.0F);
}

struct Clusters {
  std::vector<std::uint32_t> of;  ///< By vector, from 0.
  std::vector<Vector> centres;
};

// Spherical k-means (Dhillon and Modha, 2001); an empty cluster keeps its centre.
Clusters cluster(const std::vector<Vector>& vectors, std::size_t count, std::uint64_t seed) {
  std::mt19937_64 random{seed};
  std::vector<std::size_t> order(vectors.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    order[i] = i;
  for (std::size_t i = order.size(); i > 1; --i)
    std::swap(order[i - 1], order[random() % i]);
  Clusters clusters{std::vector<std::uint32_t>(vectors.size()), {}};
  for (std::size_t i = 0; i < std::min(count, vectors.size()); ++i)
    clusters.centres.push_back(vectors[order[i]]);
  for (int round = 0; round < rounds; ++round) {
    std::vector<Vector> sums(clusters.centres.size(), Vector(vectors.front().size()));
    for (std::size_t i = 0; i < vectors.size(); ++i) {
      float best = -2;
      for (std::uint32_t c = 0; c < clusters.centres.size(); ++c) {
        const float closeness = product(vectors[i], clusters.centres[c]);
        if (closeness > best) {
          best = closeness;
          clusters.of[i] = c;
        }
      }
      Vector& sum = sums[clusters.of[i]];
      for (std::size_t d = 0; d < sum.size(); ++d)
        sum[d] += vectors[i][d];
    }
    for (std::size_t c = 0; c < sums.size(); ++c) {
      normalise(sums[c]);
      if (product(sums[c], sums[c]) > 0) clusters.centres[c] = std::move(sums[c]);
    }
    std::fprintf(stderr, "%zu clusters, round %d\n", clusters.centres.size(), round + 1);
  }
  return clusters;
}

}  // namespace

int main(int argc, char** argv) {
  const auto number = [&](int at, std::uint64_t otherwise) {
    return argc > at ? std::strtoull(argv[at], nullptr, 10) : otherwise;
  };
  std::ifstream in{argc > 1 ? argv[1] : ""};
  const Words words = read_words(in, number(2, 100'000));
  if (words.names.empty()) {
    std::fputs("usage: cluster_words vectors.txt [words [fine [middle [coarse [seed]]]]]\n",
               stderr);
    return 2;
  }
  const std::uint64_t seed = number(6, 1);
  const Clusters fine = cluster(words.vectors, number(3, 1000), seed);
  const Clusters middle = cluster(fine.centres, number(4, 250), seed);
  const Clusters coarse = cluster(middle.centres, number(5, 60), seed);
  for (std::size_t i = 0; i < words.names.size(); ++i) {
    const std::uint32_t f = fine.of[i];
    const std::uint32_t m = middle.of[f];
    std::printf("%s\t%u\t%u\t%u\n", words.names[i].c_str(), f + 1, m + 1, coarse.of[m] + 1);
  }
  return 0;
}
