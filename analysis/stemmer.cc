// SPDX-License-Identifier: GPL-2.0-or-later
//
// Snowball comes with Xapian: this is the one file of analysis/ that knows about it.
#include "analysis/stemmer.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include <xapian.h>

#include "base/word_table.h"

namespace pressmark {
namespace {

constexpr std::size_t max_cached_words = 200'000;

// The codes Xapian 1.4 knows, sorted; a test asks Xapian. Listed here so that an unknown code from
// an article costs no exception.
constexpr std::array<std::string_view, 26> snowball_languages{
    "ar", "ca", "da", "de", "en", "es", "eu", "fi", "fr", "ga", "hu", "hy", "id",
    "it", "lt", "nb", "ne", "nl", "nn", "no", "pt", "ro", "ru", "sv", "ta", "tr"};
static_assert(std::is_sorted(snowball_languages.begin(), snowball_languages.end()));

}  // namespace

class Stemmer::Impl {
 public:
  explicit Impl(std::string_view language) : cache_(max_cached_words) {
    if (has_language(language)) snowball_.emplace(std::string{language});
  }

  std::string_view stem(std::string_view word) {
    const std::uint64_t hash = WordTable<std::string_view>::hash(word);
    if (const std::string_view* known = cache_.find(word, hash)) return *known;
    const std::string_view stored = cache_.arena().store(word);
    if (!snowball_) return *cache_.insert(stored, hash, stored);
    buffer_.assign(word);
    const std::string stem = (*snowball_)(buffer_);
    // Most stems are the beginning of their word and need no room of their own.
    const std::string_view kept =
        stored.starts_with(stem) ? stored.substr(0, stem.size()) : cache_.arena().store(stem);
    return *cache_.insert(stored, hash, kept);
  }

  void begin_text() {
    if (cache_.is_full()) cache_.clear();
  }

 private:
  std::optional<Xapian::Stem> snowball_;
  WordTable<std::string_view> cache_;
  std::string buffer_;
};

Stemmer::Stemmer(std::string_view language) : impl_(std::make_unique<Impl>(language)) {}
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;
Stemmer::~Stemmer() = default;

std::string_view Stemmer::stem(std::string_view word) {
  return impl_->stem(word);
}

void Stemmer::begin_text() {
  impl_->begin_text();
}

bool Stemmer::has_language(std::string_view language) {
  return std::binary_search(snowball_languages.begin(), snowball_languages.end(), language);
}

std::string Stemmer::version() {
  return std::string{"xapian "} + Xapian::version_string();
}

}  // namespace pressmark
