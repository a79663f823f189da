// SPDX-License-Identifier: GPL-2.0-or-later
//
// Progress is told rarely enough not to cost anything.

#include "indexer/progress_line.h"

#include <string>

#include <fmt/format.h>

#include "indexer/summary.h"

namespace pressmark {

ProgressLine::ProgressLine(const IndexerConsole& console, bool is_verbose)
    : console_(console), is_drawn_(console.shows_progress), is_verbose_(is_verbose) {}

void ProgressLine::update(const BuildProgress& progress) {
  if (!is_drawn_ && !is_verbose_) return;
  const Clock::time_point now = Clock::now();
  const Clock::duration interval =
      is_drawn_ ? Clock::duration{std::chrono::milliseconds{100}} : std::chrono::seconds{10};
  if (now - last_ < interval && !progress.is_merging) return;
  last_ = now;
  const std::chrono::duration<double> seconds = now - started_;
  const std::string text = fmt::format(
      "{}   {}   {:.1f} MB/s{}", format_counted(progress.articles, "article"),
      format_bytes(progress.bytes), static_cast<double>(progress.bytes) / 1e6 / seconds.count(),
      progress.is_merging ? "   merging" : "");
  console_.complain(is_drawn_ ? "\r\x1b[K" + text : text + "\n");
  is_visible_ = is_drawn_;
}

void ProgressLine::clear() {
  if (is_visible_) console_.complain("\r\x1b[K");
  is_visible_ = false;
}

}  // namespace pressmark
