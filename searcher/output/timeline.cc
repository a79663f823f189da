// SPDX-License-Identifier: GPL-2.0-or-later
//
// Articles over time, drawn in blocks.
#include "searcher/output/timeline.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "schema/date.h"
#include "searcher/output/styled_text.h"

namespace pressmark {

namespace {

constexpr std::int64_t longest_drawn_gap = 3;
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

// A bar of `articles` where `most` has `width` columns; never empty for a period with articles.
std::string bar(std::uint64_t articles, std::uint64_t most, std::size_t width) {
  static constexpr std::array<std::string_view, 8> eighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const double share = static_cast<double>(articles) / static_cast<double>(most);
  const auto filled = std::max<std::size_t>(
      static_cast<std::size_t>(share * static_cast<double>(width * 8) + 0.5), 1);
  std::string out;
  for (std::size_t block = 0; block < filled / 8; ++block)
    out += "█";
  out += eighths[filled % 8];
  return out;
}

class Drawing {
 public:
  Drawing(const Timeline& timeline, std::size_t width) : unit_(timeline.unit) {
    for (const TimelineBucket& bucket : timeline.buckets) {
      most_ = std::max(most_, bucket.articles);
      label_width_ = std::max(label_width_, bucket.date.size());
    }
    count_width_ = with_separators(most_).size();
    const std::size_t taken = label_width_ + 2 + 2 + count_width_;
    bar_width_ = std::clamp<std::size_t>(width > taken ? width - taken : 0, 10, longest_bar);
  }

  void add(const TimelineBucket& bucket) {
    const auto number = period_number(unit_, bucket.date);
    if (number && previous_) add_gap(*previous_ + 1, *number);
    previous_ = number;
    add_row(bucket.date, bucket.articles);
  }

  void add_undated(std::uint64_t articles) {
    if (articles == 0) return;
    out_ += pad_right("undated", label_width_) + "  " + with_separators(articles) + '\n';
  }

  std::string take() { return std::move(out_); }

 private:
  void add_row(std::string_view label, std::uint64_t articles) {
    out_ += pad_right(label, label_width_) + "  ";
    out_ += pad_right(articles == 0 ? "" : bar(articles, most_, bar_width_), bar_width_);
    out_ += "  " + pad_left(with_separators(articles), count_width_) + '\n';
  }

  // The periods from `begin` up to `end`, which have no articles.
  void add_gap(std::int64_t begin, std::int64_t end) {
    if (end - begin > longest_drawn_gap) {
      const std::string periods =
          count_of(static_cast<std::uint64_t>(end - begin), to_string(unit_));
      out_ += pad_right("...", label_width_) + "  " + periods + " without articles\n";
      return;
    }
    for (std::int64_t number = begin; number < end; ++number) {
      add_row(period_name(unit_, number), 0);
    }
  }

  TimelineUnit unit_;
  std::uint64_t most_ = 1;
  std::size_t label_width_ = std::string_view{"undated"}.size();
  std::size_t count_width_ = 1;
  std::size_t bar_width_ = 0;
  std::optional<std::int64_t> previous_;
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

std::string draw_timeline(const Timeline& timeline, std::size_t width) {
  Drawing drawing{timeline, width};
  for (const TimelineBucket& bucket : timeline.buckets)
    drawing.add(bucket);
  drawing.add_undated(timeline.undated);
  return drawing.take();
}

}  // namespace pressmark
