// SPDX-License-Identifier: GPL-2.0-or-later
//
// Lines are compared as they are printed, but for white space: the file shows what will go.

#include "indexer/sources/furniture.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "indexer/sources/ascii_text.h"
#include "indexer/sources/clean_text.h"
#include "indexer/sources/metadata_fields.h"

namespace pressmark {

namespace {

constexpr std::string_view every_outlet = "*";

// Calls `take` with each part of `text` between separators.
template <typename Take>
void split(std::string_view text, std::string_view separator, const Take& take) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    take(text.substr(0, end));
    text.remove_prefix(std::min(end + separator.size(), text.size()));
  }
}

void append_part(std::string& text, std::string_view separator, std::string_view part) {
  if (!text.empty()) text += separator;
  text += part;
}

}  // namespace

std::string outlet_of(const Article& article) {
  if (!article.source.empty()) return to_single_line(article.source);
  const std::string_view host = host_of(article.url);
  return host.empty() ? "?" : lower_ascii(host);
}

std::string furniture_line(std::string_view line) {
  std::string single = to_single_line(line);
  const bool is_special =
      single.starts_with('#') || single.starts_with('[') || single.starts_with('\\');
  return is_special ? '\\' + single : single;
}

Result<Furniture> Furniture::parse(std::string_view text, std::string_view name) {
  Furniture furniture;
  Lines* lines = nullptr;
  std::size_t number = 0;
  std::optional<Error> error;
  const auto refuse = [&](std::string message, std::string hint) {
    if (error) return;
    error = Error{ErrorKind::invalid_argument,
                  std::string{name} + ":" + std::to_string(number) + ": " + std::move(message),
                  std::move(hint)};
  };
  split(text, "\n", [&](std::string_view raw) {
    ++number;
    std::string line = to_single_line(raw);
    if (line.empty() || line.starts_with('#')) return;
    if (line.starts_with('[')) {
      const bool is_closed = line.ends_with(']') && line.size() > 2;
      if (!is_closed)
        return refuse("an outlet is written [Harbour Post]", "\\[ begins a line with it");
      lines = &furniture.by_outlet_[line.substr(1, line.size() - 2)];
      return;
    }
    if (lines == nullptr) {
      return refuse("a line before the first outlet", "write [Harbour Post], or [*] for all");
    }
    if (line.starts_with('\\')) line.erase(0, 1);
    lines->insert(std::move(line));
  });
  if (error) return *std::move(error);
  return furniture;
}

const Furniture::Lines* Furniture::lines_of(std::string_view outlet) const {
  const auto found = by_outlet_.find(outlet);
  return found != by_outlet_.end() ? &found->second : nullptr;
}

void Furniture::remove_from(Article& article) const {
  const Lines* const own = lines_of(outlet_of(article));
  const Lines* const common = lines_of(every_outlet);
  if (own == nullptr && common == nullptr) return;
  const auto is_furniture = [&](std::string_view line) {
    const std::string single = to_single_line(line);
    return (own != nullptr && own->contains(single)) ||
           (common != nullptr && common->contains(single));
  };
  std::string body;
  std::uint32_t kept = 0;
  std::uint32_t number = 0;
  std::vector<RemovedText> removed;
  std::size_t next = 0;  // of what readers have removed
  const auto take_over = [&](std::uint32_t up_to) {
    for (; next < article.removed.size() && article.removed[next].paragraph <= up_to; ++next)
      removed.push_back({kept, std::move(article.removed[next].text)});
  };
  split(article.body, "\n\n", [&](std::string_view paragraph) {
    take_over(number++);
    std::string left;
    split(paragraph, "\n", [&](std::string_view line) {
      if (is_furniture(line)) {
        removed.push_back({kept, std::string{line}});
      } else {
        append_part(left, "\n", line);
      }
    });
    if (left.empty()) return;
    append_part(body, "\n\n", left);
    ++kept;
  });
  take_over(std::numeric_limits<std::uint32_t>::max());
  article.removed = std::move(removed);
  article.body = std::move(body);
  if (text_bytes(article) == 0) article.set_flag(ArticleFlag::no_text);
}

}  // namespace pressmark
