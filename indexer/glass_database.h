// SPDX-License-Identifier: GPL-2.0-or-later
//
// A batch's posting lists as a Xapian database, written at one go. Xapian itself can only be given
// documents, of which it makes the lists that are here already. Published databases are Xapian's
// own work all the same: it compacts those of the batches into one.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "indexer/term_postings.h"

namespace pressmark {

/// Makes `folder`, which must not exist, with a database of the documents 1 to n: terms with their
/// frequencies, lengths, no term lists, values or data. Not fsynced. Fails with limit if a term is
/// longer than Xapian allows (245 bytes, of which each NUL counts twice), with io if it cannot be
/// written.
Status write_glass_database(const std::filesystem::path& folder, const TermPostings& postings);

}  // namespace pressmark
