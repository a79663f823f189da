// SPDX-License-Identifier: GPL-2.0-or-later
//
// Long files are read through mappings, and every page that was touched counts as memory of this
// process until the kernel wants it back. Whoever reads a file from front to back, once, says when
// it is done with a part, so that memory does not grow with the archive.
#pragma once

#include <cstddef>
#include <span>

namespace pressmark {

/// Gives back the whole pages of `bytes`, which must be part of a MappedFile: they stay readable,
/// from the page cache or the disk. Only advice; never fails.
void forget_pages(std::span<const std::byte> bytes);

}  // namespace pressmark
