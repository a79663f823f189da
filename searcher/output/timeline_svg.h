// SPDX-License-Identifier: GPL-2.0-or-later
//
// A timeline as a picture: one SVG file that needs nothing else.
#pragma once

#include <span>
#include <string>

#include "searcher/output/timeline.h"

namespace pressmark {

struct TimelinePicture {
  std::string title;                  ///< Of any origin, as are all texts.
  std::string subtitle;               ///< What the bars measure.
  std::span<const TimelineBar> bars;  ///< Neighbouring periods, none missing.
};

/// Well-formed XML, whatever the texts; the same bytes for the same picture.
std::string draw_timeline_svg(const TimelinePicture& picture);

}  // namespace pressmark
