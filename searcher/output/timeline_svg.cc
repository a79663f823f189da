// SPDX-License-Identifier: GPL-2.0-or-later
//
// A timeline as a picture. Numbers are printed with two decimals, so that every machine draws the
// same bytes.
#include "searcher/output/timeline_svg.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include <fmt/format.h>

#include "searcher/output/styled_text.h"

namespace pressmark {

namespace {

constexpr double picture_width = 960;
constexpr double picture_height = 380;
constexpr double plot_left = 70;
constexpr double plot_top = 70;
constexpr double plot_width = 870;
constexpr double plot_height = 260;
constexpr std::size_t most_date_labels = 12;
constexpr int value_lines = 4;

std::string escape_for_xml(std::string_view text) {
  std::string safe;
  for (const char c : make_line(text).text) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      default:
        safe += c;
    }
  }
  return safe;
}

// The smallest of 1, 2, 2.5, 5, 10, 20, ... times a power of ten that four of reach `most`.
double value_step(double most) {
  if (most <= 0) return 1;
  double power = 1;
  while (power * value_lines > most)
    power /= 10;
  while (power * value_lines * 10 <= most)
    power *= 10;
  for (const double factor : {1.0, 2.0, 2.5, 5.0, 10.0}) {
    if (power * factor * value_lines >= most) return power * factor;
  }
  return power * 10;
}

std::string grid(double step) {
  std::string out;
  for (int i = 0; i <= value_lines; ++i) {
    const double y = plot_top + plot_height * (1 - static_cast<double>(i) / value_lines);
    out += fmt::format(
        "<line x1=\"{:.2f}\" y1=\"{:.2f}\" x2=\"{:.2f}\" y2=\"{:.2f}\" stroke=\"#ddd\"/>\n"
        "<text x=\"{:.2f}\" y=\"{:.2f}\" text-anchor=\"end\">{:g}</text>\n",
        plot_left, y, plot_left + plot_width, y, plot_left - 8, y + 4, step * i);
  }
  return out;
}

}  // namespace

std::string draw_timeline_svg(const TimelinePicture& picture) {
  double most = 0;
  for (const TimelineBar& bar : picture.bars)
    most = std::max(most, bar.value);
  const double step = value_step(most);
  const double scale = plot_height / (step * value_lines);
  const std::size_t count = std::max<std::size_t>(picture.bars.size(), 1);
  const double slot = plot_width / static_cast<double>(count);
  const std::size_t label_every = (count + most_date_labels - 1) / most_date_labels;

  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:g} {1:g}\" width=\"{0:g}\" "
      "height=\"{1:g}\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n"
      "<title>{2}</title>\n<rect width=\"{0:g}\" height=\"{1:g}\" fill=\"#fff\"/>\n"
      "<text x=\"{3:g}\" y=\"28\" font-size=\"18\">{2}</text>\n"
      "<text x=\"{3:g}\" y=\"50\" fill=\"#555\">{4}</text>\n",
      picture_width, picture_height, escape_for_xml(picture.title), plot_left,
      escape_for_xml(picture.subtitle));
  out += grid(step);
  for (std::size_t i = 0; i < picture.bars.size(); ++i) {
    const TimelineBar& bar = picture.bars[i];
    const double x = plot_left + slot * static_cast<double>(i);
    const double height = bar.value * scale;
    out += fmt::format(
        "<rect x=\"{:.2f}\" y=\"{:.2f}\" width=\"{:.2f}\" height=\"{:.2f}\" fill=\"#27588c\">"
        "<title>{}: {}</title></rect>\n",
        x + slot * 0.1, plot_top + plot_height - height, slot * 0.8, height,
        escape_for_xml(bar.date), escape_for_xml(bar.text));
    if (i % label_every != 0) continue;
    out += fmt::format("<text x=\"{:.2f}\" y=\"{:.2f}\" text-anchor=\"middle\">{}</text>\n",
                       x + slot / 2, plot_top + plot_height + 20, escape_for_xml(bar.date));
  }
  return out + "</svg>\n";
}

}  // namespace pressmark
