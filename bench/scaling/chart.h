// SPDX-License-Identifier: GPL-2.0-or-later
//
// A line chart with logarithmic axes, as SVG.
#pragma once

#include <string>
#include <vector>

namespace pressmark {

struct ChartPoint {
  double x = 0;
  double y = 0;
};

struct ChartLine {
  std::string name;  ///< Printed beside its last point.
  std::vector<ChartPoint> points;
};

struct Chart {
  std::string title;
  std::string x_label;
  std::string y_label;
  std::vector<ChartLine> lines;
};

/// One decade is as long on the x axis as anywhere else on it, so a straight line of slope 1 is
/// cost that grows with x. Points that are not above 0 are left out. The same chart gives the same
/// bytes.
std::string draw_log_log(const Chart& chart);

}  // namespace pressmark
