// SPDX-License-Identifier: GPL-2.0-or-later
//
// Pages that browsers save as a mail to nobody (.mht, .mhtml): the page is a part of it, its
// pictures are others. And what they note in pages saved as they are.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pressmark {

struct SavedPage {
  std::string html;     ///< As its server sent it.
  std::string charset;  ///< Declared for this part; may be empty.
  std::string url;      ///< Where it was; may be empty.
};

/// The page in a mail that a browser wrote; nothing for any other mail. Of several pages (frames,
/// advertisements) the first is meant. Date and sender of such a mail tell of the saving.
std::optional<SavedPage> find_saved_page(std::string_view mail);

/// The web address in the comment that browsers ("saved from url=(0014)https://...") and SingleFile
/// ("url: https://...") put at the front of a page; empty if there is none.
std::string saved_from(std::string_view html);

}  // namespace pressmark
