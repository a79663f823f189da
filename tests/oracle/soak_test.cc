// SPDX-License-Identifier: GPL-2.0-or-later
//
// A writer and four readers at work on one archive for hours: every answer is the oracle's, nothing
// is lost, and neither memory nor open files grow. PRESSMARK_SOAK_SECONDS=N goes on for longer,
// PRESSMARK_SOAK_PAUSE_MS=N rests after every search and every change.

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <random>
#include <shared_mutex>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include "indexer/compact.h"
#include "indexer/sources/article_reader.h"
#include "indexer/update.h"
#include "searcher/search.h"
#include "tests/support/address_sanitizer.h"
#include "tests/support/corpus.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

using SoakClock = std::chrono::steady_clock;

constexpr std::size_t pool_articles = 400;
constexpr std::size_t most_articles = 100;  // in the archive
constexpr std::size_t soak_readers = 4;
constexpr double most_growth_mb_per_hour = 1;
constexpr int samples_per_run = 500;
constexpr int samples_per_rest = 50;

unsigned soak_number(const char* variable, unsigned otherwise) {
  const char* asked = std::getenv(variable);
  return asked == nullptr ? otherwise : static_cast<unsigned>(std::stoul(asked));
}

struct SoakSample {
  double hours = 0;
  double resident_mb = 0;
  double anonymous_mb = 0;
  std::size_t descriptors = 0;
};

std::size_t open_descriptors() {
  const std::filesystem::directory_iterator all{"/proc/self/fd"};
  return static_cast<std::size_t>(std::distance(begin(all), end(all))) - 1;  // that of the folder
}

SoakSample take_sample(SoakClock::time_point begin) {
  SoakSample sample;
  sample.hours = std::chrono::duration<double, std::ratio<3600>>(SoakClock::now() - begin).count();
  sample.descriptors = open_descriptors();
  std::ifstream status{"/proc/self/status"};
  for (std::string line; std::getline(status, line);) {
    const auto megabytes = [&] { return std::stod(line.substr(line.find(':') + 1)) / 1024; };
    if (line.starts_with("VmRSS:")) sample.resident_mb = megabytes();
    if (line.starts_with("RssAnon:")) sample.anonymous_mb = megabytes();
  }
  return sample;
}

/// By how much `value` grows in an hour, by least squares.
template <typename Value>
double growth_per_hour(const std::vector<SoakSample>& samples, const Value& value) {
  double hours = 0;
  double values = 0;
  for (const SoakSample& sample : samples) {
    hours += sample.hours;
    values += value(sample);
  }
  const auto count = static_cast<double>(samples.size());
  double products = 0;
  double squares = 0;
  for (const SoakSample& sample : samples) {
    products += (sample.hours - hours / count) * (value(sample) - values / count);
    squares += (sample.hours - hours / count) * (sample.hours - hours / count);
  }
  return products / squares;
}

double resident(const SoakSample& sample) {
  return sample.resident_mb;
}
double anonymous(const SoakSample& sample) {
  return sample.anonymous_mb;
}

/// What the writer does: articles come, change and go; of at most `most_articles`.
class SoakWriter {
 public:
  SoakWriter()
      : pool_{folder_.write("pool.jsonl", to_json_lines(make_copied_articles(pool_articles, 7)))} {
    const auto reader = open_articles({pool_.string()}, {});
    while (const auto article = reader->next())
      articles_.push_back(**article);
    for (std::size_t i = 0; i < most_articles / 2; ++i)
      expected_.insert_or_assign(articles_[i].id, articles_[i]);
    std::vector<Article> first;
    for (const auto& [id, article] : expected_)
      first.push_back(article);
    const auto built = build_archive(options(first));
    EXPECT_TRUE(built) << built.error().message;
  }

  const std::filesystem::path& archive() const { return archive_; }
  std::uint64_t changes() const { return changes_; }
  std::uint64_t merges() const { return merges_; }

  void change() {
    ++changes_;
    if (changes_ % 20 == 3) return merge();
    if (changes_ % 90 == 45) return verify();
    if (expected_.size() > most_articles - 10) return remove();
    update();
  }

  /// The archive has the articles it ought to have, as they ought to be.
  void check() const {
    const auto archive = ArchiveReader::open(archive_);
    ASSERT_TRUE(archive) << archive.error().message;
    std::size_t found = 0;
    for (const SegmentReader& segment : archive->segments()) {
      for (DocumentId document = 1; document <= segment.articles(); ++document) {
        if (segment.deleted().contains(document)) continue;
        const auto article = segment.article(document);
        ASSERT_TRUE(article) << article.error().message;
        ASSERT_TRUE(expected_.contains(article->id)) << article->id << " was removed";
        ASSERT_EQ(article->body, expected_.at(article->id).body) << article->id;
        ++found;
      }
    }
    ASSERT_EQ(found, expected_.size());
  }

 private:
  std::size_t below(std::size_t bound) { return random_() % bound; }

  const Article& any() { return articles_[below(articles_.size())]; }

  std::string any_id() {
    auto at = expected_.begin();
    std::advance(at, below(expected_.size()));
    return at->first;
  }

  BuildOptions options(const std::vector<Article>& articles) {
    BuildOptions options;
    options.paths = {folder_.write("in.jsonl", to_json_lines(articles)).string()};
    options.archive = archive_;
    return options;
  }

  /// New articles, old ones with the content of others, and some that are what they were.
  void update() {
    std::map<std::string, Article> changed;
    for (std::size_t count = 1 + below(8); count > 0; --count) {
      Article article = any();
      if (below(2) == 0) article.id = any_id();
      changed.insert_or_assign(article.id, article);
    }
    changed.insert(*expected_.find(any_id()));
    std::vector<Article> input;
    for (const auto& [id, article] : changed) {
      input.push_back(article);
      expected_.insert_or_assign(id, article);
    }
    const auto summary = update_archive({.build = options(input)});
    ASSERT_TRUE(summary) << summary.error().message;
  }

  void remove() {
    std::vector<std::string> ids;
    while (expected_.size() > most_articles / 2) {
      ids.push_back(any_id());
      expected_.erase(ids.back());
    }
    const auto summary = remove_articles(options({}), ids);
    ASSERT_TRUE(summary) << summary.error().message;
    ASSERT_EQ(summary->removed, ids.size());
  }

  void merge() {
    const auto summary = merge_archive(options({}));
    ASSERT_TRUE(summary) << summary.error().message;
    ASSERT_EQ(summary->manifest.segments.size(), 1U);
    ++merges_;
  }

  void verify() const {
    const auto report = verify_archive(archive_);
    ASSERT_TRUE(report) << report.error().message;
    for (const VerifyProblem& problem : report->problems)
      ADD_FAILURE() << problem.path << ": " << problem.message;
  }

  std::mt19937 random_{11};
  TemporaryFolder folder_;
  const std::filesystem::path archive_ = folder_ / "soak.pressmark";
  const std::filesystem::path pool_;
  std::vector<Article> articles_;
  std::map<std::string, Article> expected_;
  std::atomic<std::uint64_t> changes_ = 0;
  std::uint64_t merges_ = 0;
};

class Soak {
 public:
  void run(std::chrono::seconds time) {
    const SoakClock::time_point begin = SoakClock::now();
    const auto step = std::chrono::duration_cast<std::chrono::milliseconds>(time) / samples_per_run;
    std::vector<std::jthread> threads;
    threads.emplace_back([this] { write(); });
    for (std::size_t i = 0; i < soak_readers; ++i)
      threads.emplace_back([this, i] { read(static_cast<std::uint32_t>(i)); });
    double told_hours = 0;
    while (!is_over_ && (SoakClock::now() - begin < time || !has_seen_all())) {
      std::this_thread::sleep_for(step);
      samples_.push_back(take_sample(begin));
      if (samples_.size() % samples_per_rest == 0) count_at_rest();
      if (samples_.back().hours - told_hours < 1. / 60) continue;
      told_hours = samples_.back().hours;
      tell(samples_.back());
    }
    count_at_rest();
    is_over_ = true;
  }

  /// Without the first quarter, in which pools fill.
  std::vector<SoakSample> steady_samples() const {
    return {samples_.begin() + static_cast<std::ptrdiff_t>(samples_.size() / 4), samples_.end()};
  }
  /// Open files whenever nobody was at work. How many there are otherwise depends on how many
  /// segments the archives of the readers have at that moment: 20 to 63 in two hours, and the slope
  /// of 375 such samples has a standard error of one an hour.
  const std::vector<std::size_t>& descriptors_at_rest() const { return descriptors_at_rest_; }
  const SoakWriter& writer() const { return writer_; }
  std::uint64_t searches() const { return searches_; }
  std::uint64_t openings() const { return openings_; }

 private:
  /// However slow the machine is, readers meet an archive that changes.
  bool has_seen_all() const {
    return openings_ > 2 * soak_readers && searches_ > 20 && writer_.changes() > 3;
  }

  void rest() const { std::this_thread::sleep_for(pause_); }

  void fail(const std::string& what) {
    is_over_ = true;
    ADD_FAILURE() << what;
  }

  /// Everybody ends what they are at, and nobody begins anything meanwhile.
  void count_at_rest() {
    wants_rest_ = true;
    {
      const std::unique_lock nobody_works{work_};
      descriptors_at_rest_.push_back(open_descriptors());
    }
    wants_rest_ = false;
    wants_rest_.notify_all();
  }

  std::shared_lock<std::shared_mutex> begin_work() {
    wants_rest_.wait(true);
    return std::shared_lock{work_};
  }

  void write() {
    while (!is_over_) {
      const auto work = begin_work();
      writer_.change();
      writer_.check();
      if (::testing::Test::HasFailure()) is_over_ = true;
      rest();
    }
  }

  void read(std::uint32_t number) {
    for (std::uint32_t seed = number; !is_over_; seed += soak_readers) {
      const auto work = begin_work();
      auto searcher = Searcher::open(writer_.archive());
      if (!searcher) return fail(searcher.error().message);
      ++openings_;
      Oracle oracle = make_oracle(searcher->archive());
      RequestMaker maker{searcher->archive(), seed};
      for (int i = 0; i < 30 && !is_over_; ++i) {
        const SearchRequest request = maker.next();
        const std::string difference =
            compare_answers(request, searcher->search(request), oracle.search(request));
        if (!difference.empty()) return fail(difference);
        ++searches_;
        rest();
      }
    }
  }

  void tell(const SoakSample& sample) const {
    std::printf("%5.2f h  %6.1f MB resident  %6.1f MB anonymous  %3zu descriptors  %lu searches\n",
                sample.hours, sample.resident_mb, sample.anonymous_mb, sample.descriptors,
                static_cast<unsigned long>(searches_));
    std::fflush(stdout);
  }

  const std::chrono::milliseconds pause_{soak_number("PRESSMARK_SOAK_PAUSE_MS", 0)};
  SoakWriter writer_;
  std::vector<SoakSample> samples_;
  std::vector<std::size_t> descriptors_at_rest_;
  std::shared_mutex work_;
  std::atomic<bool> wants_rest_ = false;
  std::atomic<bool> is_over_ = false;
  std::atomic<std::uint64_t> searches_ = 0;
  std::atomic<std::uint64_t> openings_ = 0;
};

double processor_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

TEST(SoakTest, AWriterAndReadersGoOnForHours) {
  const std::chrono::seconds time{soak_number("PRESSMARK_SOAK_SECONDS", 3)};
  const std::size_t before = open_descriptors();
  const double cpu_before = processor_seconds();
  std::vector<SoakSample> steady;
  {
    Soak soak;
    soak.run(time);
    steady = soak.steady_samples();
    for (const std::size_t descriptors : soak.descriptors_at_rest())
      EXPECT_EQ(descriptors, before) << "files stayed open";
    EXPECT_FALSE(soak.descriptors_at_rest().empty());
    std::printf(
        "%lu searches by %lu openings, %lu changes, %lu of them merges; %.0f s of CPU\n",
        static_cast<unsigned long>(soak.searches()), static_cast<unsigned long>(soak.openings()),
        static_cast<unsigned long>(soak.writer().changes()),
        static_cast<unsigned long>(soak.writer().merges()), processor_seconds() - cpu_before);
  }
  EXPECT_EQ(open_descriptors(), before);
  if (HasFailure()) return;
  // Less than that says nothing of an hour.
  if (time < std::chrono::minutes{20} || address_sanitizer_watches()) return;
  std::printf("an hour adds %.2f MB resident, %.2f MB anonymous\n",
              growth_per_hour(steady, resident), growth_per_hour(steady, anonymous));
  EXPECT_LT(growth_per_hour(steady, resident), most_growth_mb_per_hour);
}

TEST(SoakTest, GrowthIsToldFromNoise) {
  std::vector<SoakSample> samples;
  for (int i = 0; i < 100; ++i)
    samples.push_back({i / 50., 40 + 3 * (i / 50.) + (i % 2 == 0 ? 5 : -5)});
  EXPECT_NEAR(growth_per_hour(samples, resident), 3, 0.2);
}

TEST(SoakTest, AnOpenFileIsCounted) {
  const std::size_t before = open_descriptors();
  const std::ifstream open{"/proc/self/status"};
  EXPECT_EQ(open_descriptors(), before + 1);
}

}  // namespace
}  // namespace pressmark
