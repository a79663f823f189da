// SPDX-License-Identifier: GPL-2.0-or-later
//
// The loop of a build, over what a segment holds.

#include "archive/verify_sketches.h"

#include "archive/shingle_reader.h"

namespace pressmark {

void verify_sketches(const SegmentReader& segment,
                     const std::function<void(std::string_view, std::string)>& report) {
  ShingleReader reader{segment};
  ShingleSet shingles;
  for (DocumentId document = 1; document <= segment.articles(); ++document) {
    reader.read(document, shingles);
    if (make_sketch(shingles) == segment.columns().sketch[document]) continue;
    report("sketch", "differs from the words of row " + std::to_string(document));
    return;
  }
}

}  // namespace pressmark
