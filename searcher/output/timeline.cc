// SPDX-License-Identifier: GPL-2.0-or-later
//
// Articles over time, drawn in blocks.
#include "searcher/output/timeline.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"
#include "schema/date.h"
#include "searcher/output/styled_text.h"

namespace pressmark {

namespace {

constexpr std::size_t longest_drawn_gap = 3;
constexpr std::size_t longest_bar = 60;

int leading_number(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// Counts the periods of the unit, so that neighbours differ by one; nothing if the date is not one.
std::optional<std::int64_t> period_number(TimelineUnit unit, std::string_view date) {
  switch (unit) {
    case TimelineUnit::none:
      return std::nullopt;
    case TimelineUnit::year:
      return date.size() == 4 ? std::optional{leading_number(date)} : std::nullopt;
    case TimelineUnit::month:
      if (date.size() != 7) return std::nullopt;
      return leading_number(date) * 12 + leading_number(date.substr(5)) - 1;
    case TimelineUnit::day: {
      const std::optional<Date> day = parse_iso_date(date);
      return day ? std::optional<std::int64_t>{to_day(*day)} : std::nullopt;
    }
  }
  return std::nullopt;
}

std::string period_name(TimelineUnit unit, std::int64_t number) {
  switch (unit) {
    case TimelineUnit::none:
      break;
    case TimelineUnit::year:
      return fmt::format("{:04}", number);
    case TimelineUnit::month:
      return fmt::format("{:04}-{:02}", number / 12, number % 12 + 1);
    case TimelineUnit::day:
      return to_string(to_date(static_cast<Day>(number)));
  }
  return {};
}

// A bar of `value` where `most` has `width` columns; never empty for a period that has something.
std::string block_bar(double value, double most, std::size_t width) {
  static constexpr std::array<std::string_view, 8> eighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (value <= 0) return {};
  const auto filled = std::max<std::size_t>(
      static_cast<std::size_t>(value / most * static_cast<double>(width * 8) + 0.5), 1);
  std::string out;
  for (std::size_t block = 0; block < filled / 8; ++block)
    out += "█";
  out += eighths[filled % 8];
  return out;
}

class Drawing {
 public:
  Drawing(TimelineUnit unit, std::span<const TimelineBar> bars, std::string_view what,
          std::size_t width)
      : unit_(unit), what_(what) {
    for (const TimelineBar& bar : bars) {
      most_ = std::max(most_, bar.value);
      label_width_ = std::max(label_width_, bar.date.size());
      text_width_ = std::max(text_width_, display_width(bar.text));
    }
    const std::size_t taken = label_width_ + 2 + 2 + text_width_;
    bar_width_ = std::clamp<std::size_t>(width > taken ? width - taken : 0, 10, longest_bar);
  }

  void add(const TimelineBar& bar) {
    if (bar.value <= 0) {
      empty_.push_back(bar);
      return;
    }
    end_gap();
    add_row(bar);
  }

  std::string take() {
    end_gap();
    return std::move(out_);
  }

 private:
  void add_row(const TimelineBar& bar) {
    out_ += pad_right(bar.date, label_width_) + "  ";
    out_ += pad_right(block_bar(bar.value, most_, bar_width_), bar_width_);
    out_ += "  " + pad_left(bar.text, text_width_) + '\n';
  }

  void end_gap() {
    if (empty_.size() > longest_drawn_gap) {
      out_ += pad_right("...", label_width_) + "  " + count_of(empty_.size(), to_string(unit_));
      out_ += fmt::format(" without {}\n", what_);
    } else {
      for (const TimelineBar& bar : empty_)
        add_row(bar);
    }
    empty_.clear();
  }

  TimelineUnit unit_;
  std::string_view what_;
  double most_ = 0;
  std::size_t label_width_ = std::string_view{"undated"}.size();
  std::size_t text_width_ = 1;
  std::size_t bar_width_ = 0;
  std::vector<TimelineBar> empty_;  // since the last that was drawn
  std::string out_;
};

}  // namespace

std::string_view to_string(TimelineUnit unit) {
  switch (unit) {
    case TimelineUnit::none:
      return "none";
    case TimelineUnit::year:
      return "year";
    case TimelineUnit::month:
      return "month";
    case TimelineUnit::day:
      return "day";
  }
  return "none";  // not reached: every unit is named above
}

std::vector<TimelineBar> with_missing_periods(TimelineUnit unit, std::span<const TimelineBar> bars,
                                              std::string_view text_of_none) {
  std::vector<TimelineBar> all;
  std::optional<std::int64_t> previous;
  for (const TimelineBar& bar : bars) {
    const auto number = period_number(unit, bar.date);
    if (number && previous) {
      for (std::int64_t missing = *previous + 1; missing < *number; ++missing)
        all.push_back({period_name(unit, missing), 0, std::string{text_of_none}});
    }
    previous = number;
    all.push_back(bar);
  }
  return all;
}

std::string draw_bars(TimelineUnit unit, std::span<const TimelineBar> bars, std::string_view what,
                      std::size_t width) {
  Drawing drawing{unit, bars, what, width};
  for (const TimelineBar& bar : bars)
    drawing.add(bar);
  return drawing.take();
}

std::string draw_timeline(const Timeline& timeline, std::size_t width) {
  std::vector<TimelineBar> bars;
  for (const TimelineBucket& bucket : timeline.buckets) {
    bars.push_back(
        {bucket.date, static_cast<double>(bucket.articles), with_separators(bucket.articles)});
  }
  std::string out =
      draw_bars(timeline.unit, with_missing_periods(timeline.unit, bars, "0"), "articles", width);
  if (timeline.undated > 0) {
    std::size_t label_width = std::string_view{"undated"}.size();
    for (const TimelineBar& bar : bars)
      label_width = std::max(label_width, bar.date.size());
    out += pad_right("undated", label_width) + "  " + with_separators(timeline.undated) + '\n';
  }
  return out;
}

}  // namespace pressmark
