// SPDX-License-Identifier: GPL-2.0-or-later
//
// An id is compared as it is; of all else, case and accents do not count.
#include "searcher/match/address_matcher.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "analysis/fold.h"
#include "base/utf8.h"

namespace pressmark {
namespace {

std::string_view without_slash_at_end(std::string_view text) {
  if (text.size() > 1 && text.ends_with('/')) text.remove_suffix(1);
  return text;
}

// `wanted` stands in `text` where a part begins and ends.
template <typename Begins, typename Ends>
bool has_part(std::string_view text, std::string_view wanted, Begins begins, Ends ends) {
  if (wanted.empty()) return false;
  for (std::size_t at = text.find(wanted); at != std::string_view::npos;
       at = text.find(wanted, at + 1)) {
    const std::size_t end = at + wanted.size();
    const bool is_begun = at == 0 || begins(text[at - 1]);
    if (is_begun && (end == text.size() || ends(text[end]))) return true;
  }
  return false;
}

std::size_t end_of_scheme(std::string_view url) {
  const std::size_t sign = url.find("://");
  return sign == std::string_view::npos ? 0 : sign + 3;
}

}  // namespace

bool is_part_of_path(std::string_view wanted, std::string_view path) {
  wanted = without_slash_at_end(wanted);
  const auto is_slash = [](char c) { return c == '/'; };
  if (wanted.starts_with('/')) {
    return path.starts_with(wanted) && (path.size() == wanted.size() || path[wanted.size()] == '/');
  }
  return has_part(path, wanted, is_slash, is_slash);
}

bool is_part_of_url(std::string_view wanted, std::string_view url) {
  wanted = without_slash_at_end(wanted);
  const auto ends = [](char c) { return c == '/' || c == '?' || c == '#' || c == ':'; };
  if (end_of_scheme(wanted) > 0) {
    return url.starts_with(wanted) && (url.size() == wanted.size() || ends(url[wanted.size()]));
  }
  url.remove_prefix(end_of_scheme(url));
  const std::size_t host_end = std::min(url.find('/'), url.size());
  const std::string_view host = url.substr(0, host_end);
  const auto begins = [&](char c) { return c == '/'; };
  if (has_part(url, wanted, begins, ends)) return true;
  // Within the host, a part begins behind a dot: www.example.org is of example.org.
  for (std::size_t dot = host.find('.'); dot != std::string_view::npos;
       dot = host.find('.', dot + 1)) {
    const std::string_view rest = url.substr(dot + 1);
    if (!rest.starts_with(wanted)) continue;
    if (rest.size() == wanted.size() || ends(rest[wanted.size()])) return true;
  }
  return false;
}

AddressMatcher::AddressMatcher(const Plan& plan, const SegmentReader& segment, std::size_t index,
                               StoredAddresses& addresses)
    : plan_(&plan), segment_(&segment), index_(index), addresses_(&addresses) {
  if (plan.property.match != ValueMatch::whole) like_.emplace(plan);
}

bool AddressMatcher::fits(std::string_view folded) {
  if (like_) return like_->matches(folded);
  if (!is_ascii(folded)) return has_value(fold_accents(folded));
  return has_value(folded);
}

bool AddressMatcher::has_value(std::string_view plain) const {
  switch (plan_->property.name) {
    case PropertyName::path:
      return is_part_of_path(plan_->form, plain);
    case PropertyName::url:
      return is_part_of_url(plan_->form, plain);
    case PropertyName::id:
    case PropertyName::file:
    case PropertyName::has:
    case PropertyName::is:
    case PropertyName::words:
    case PropertyName::copies:
    case PropertyName::date_by:
    case PropertyName::family:
      return plain == plan_->form;
  }
  return false;  // not reached: every name is named above
}

bool AddressMatcher::matches(DocumentId document) {
  if (plan_->property.name == PropertyName::id) {
    const std::string_view id = segment_->columns().id[document];
    return like_ ? fits(fold_case(id)) : id == plan_->property.text;
  }
  const ArticleAddress address = addresses_->of(index_, document);
  if (plan_->property.name == PropertyName::url) return fits(address.url);
  std::string_view path = address.path;
  if (plan_->property.name == PropertyName::file) path.remove_prefix(address.file_at);
  if (fits(path)) return true;
  return address.record_number > 0 && fits(path.substr(0, path.size() - address.record_number));
}

}  // namespace pressmark
