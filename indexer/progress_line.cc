// SPDX-License-Identifier: GPL-2.0-or-later
//
// Progress is told rarely enough not to cost anything.

#include "indexer/progress_line.h"

#include <string>

#include <fmt/format.h>

#include "indexer/summary.h"

namespace pressmark {

std::string time_left(std::uint64_t bytes, std::uint64_t total, double seconds) {
  constexpr double settled_seconds = 2;
  if (bytes == 0 || bytes >= total || seconds < settled_seconds) return "";
  const double left = seconds * static_cast<double>(total - bytes) / static_cast<double>(bytes);
  const auto minutes = static_cast<std::uint64_t>(left / 60 + 0.5);
  if (left < 90) return fmt::format("{:.0f} s left", left);
  if (minutes < 90) return fmt::format("{} min left", minutes);
  return fmt::format("{} h {} min left", minutes / 60, minutes % 60);
}

ProgressLine::ProgressLine(const IndexerConsole& console, bool is_verbose,
                           std::optional<std::uint64_t> input_bytes)
    : console_(console),
      is_drawn_(console.shows_progress),
      is_verbose_(is_verbose),
      input_bytes_(input_bytes) {}

void ProgressLine::update(const BuildProgress& progress) {
  if (!is_drawn_ && !is_verbose_) return;
  const Clock::time_point now = Clock::now();
  const Clock::duration interval =
      is_drawn_ ? Clock::duration{std::chrono::milliseconds{100}} : std::chrono::seconds{10};
  if (now - last_ < interval && !progress.is_merging) return;
  last_ = now;
  const std::chrono::duration<double> seconds = now - started_;
  const std::string rest =
      progress.is_merging ? "merging"
                          : time_left(progress.bytes, input_bytes_.value_or(0), seconds.count());
  const std::string text = fmt::format(
      "{}   {}   {:.1f} MB/s{}{}", format_counted(progress.articles, "article"),
      format_bytes(progress.bytes), static_cast<double>(progress.bytes) / 1e6 / seconds.count(),
      rest.empty() ? "" : "   ", rest);
  console_.complain(is_drawn_ ? "\r\x1b[K" + text : text + "\n");
  is_visible_ = is_drawn_;
}

void ProgressLine::clear() {
  if (is_visible_) console_.complain("\r\x1b[K");
  is_visible_ = false;
}

}  // namespace pressmark
