// SPDX-License-Identifier: GPL-2.0-or-later
//
// Axes run over whole decades; the names of lines are moved apart where they would overlap.

#include "bench/scaling/chart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

namespace pressmark {
namespace {

constexpr double width = 760;
constexpr double height = 460;
constexpr double left = 80;
constexpr double right = 110;  // for the names of lines
constexpr double top = 44;
constexpr double bottom = 56;
constexpr double name_height = 15;

// Of equal lightness, and told apart by the colour-blind: Okabe and Ito's palette.
constexpr std::array<std::string_view, 7> colours{"#0072B2", "#D55E00", "#009E73", "#CC79A7",
                                                  "#E69F00", "#56B4E9", "#000000"};

bool is_drawn(const ChartPoint& point) {
  return point.x > 0 && point.y > 0;
}

/// Decades that an axis spans, and where on the page they are.
struct Axis {
  int first = 0;
  int last = 1;
  double begin = 0;
  double end = 0;

  double at(double value) const {
    return begin + (std::log10(value) - first) / (last - first) * (end - begin);
  }
};

template <typename Coordinate>
Axis make_axis(const Chart& chart, Coordinate coordinate, double begin, double end) {
  double least = 0;
  double most = 0;
  for (const ChartLine& line : chart.lines) {
    for (const ChartPoint& point : line.points) {
      if (!is_drawn(point)) continue;
      const double value = coordinate(point);
      least = least == 0 ? value : std::min(least, value);
      most = std::max(most, value);
    }
  }
  if (most == 0) return {0, 1, begin, end};
  const int first = static_cast<int>(std::floor(std::log10(least)));
  const int last = std::max(static_cast<int>(std::ceil(std::log10(most))), first + 1);
  return {first, last, begin, end};
}

std::string decade_label(int decade) {
  if (decade < 0) return fmt::format("{:g}", std::pow(10, decade));
  std::string digits = "1" + std::string(static_cast<std::size_t>(decade), '0');
  for (std::size_t i = digits.size(); i > 3; i -= 3)
    digits.insert(i - 3, ",");
  return digits;
}

std::string text_at(double x, double y, std::string_view attributes, std::string_view text) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" {}>{}</text>\n", x, y, attributes, text);
}

std::string draw_grid(const Chart& chart, const Axis& x, const Axis& y) {
  std::string out;
  for (int decade = x.first; decade <= x.last; ++decade) {
    const double at = x.at(std::pow(10, decade));
    out += fmt::format("<path class=\"grid\" d=\"M{:.1f} {:.1f}V{:.1f}\"/>\n", at, y.begin, y.end);
    out += text_at(at, y.begin + 20, "text-anchor=\"middle\"", decade_label(decade));
  }
  for (int decade = y.first; decade <= y.last; ++decade) {
    const double at = y.at(std::pow(10, decade));
    out += fmt::format("<path class=\"grid\" d=\"M{:.1f} {:.1f}H{:.1f}\"/>\n", x.begin, at, x.end);
    out += text_at(x.begin - 8, at + 4, "text-anchor=\"end\"", decade_label(decade));
  }
  out += text_at((x.begin + x.end) / 2, height - 14, "text-anchor=\"middle\"", chart.x_label);
  out += text_at(x.begin, y.end - 12, "text-anchor=\"end\"", chart.y_label);
  out += text_at((x.begin + x.end) / 2, 20, "text-anchor=\"middle\" class=\"title\"", chart.title);
  return out;
}

struct LineName {
  double y = 0;
  std::string_view colour;
  std::string_view name;
};

}  // namespace

std::string draw_log_log(const Chart& chart) {
  const Axis x = make_axis(
      chart, [](const ChartPoint& point) { return point.x; }, left, width - right);
  const Axis y = make_axis(
      chart, [](const ChartPoint& point) { return point.y; }, height - bottom, top);
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" font-family=\"sans-serif\" "
      "font-size=\"12\">\n<style>.grid{{stroke:#ddd}}.line{{fill:none;stroke-width:2}}"
      ".title{{font-size:15px}}</style>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n",
      width, height);
  out += draw_grid(chart, x, y);
  std::vector<LineName> names;
  for (std::size_t i = 0; i < chart.lines.size(); ++i) {
    const std::string_view colour = colours[i % colours.size()];
    std::string path;
    double last_y = 0;
    for (const ChartPoint& point : chart.lines[i].points) {
      if (!is_drawn(point)) continue;
      last_y = y.at(point.y);
      path += fmt::format("{}{:.1f} {:.1f}", path.empty() ? 'M' : 'L', x.at(point.x), last_y);
    }
    if (path.empty()) continue;
    out += fmt::format("<path class=\"line\" stroke=\"{}\" d=\"{}\"/>\n", colour, path);
    names.push_back({last_y, colour, chart.lines[i].name});
  }
  std::sort(names.begin(), names.end(),
            [](const LineName& a, const LineName& b) { return a.y < b.y; });
  double free_from = 0;
  for (const LineName& name : names) {
    const double at = std::max(name.y + 4, free_from);
    free_from = at + name_height;
    out += text_at(x.end + 8, at, fmt::format("fill=\"{}\"", name.colour), name.name);
  }
  return out + "</svg>\n";
}

}  // namespace pressmark
