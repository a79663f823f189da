// SPDX-License-Identifier: GPL-2.0-or-later
//
// Decode, parse, ask the page about itself, find the text.

#include "indexer/sources/html_reader.h"

#include <algorithm>
#include <utility>

#include "analysis/charset.h"
#include "analysis/fold.h"
#include "indexer/sources/ascii_text.h"
#include "indexer/sources/clean_text.h"
#include "indexer/sources/declared_charset.h"
#include "indexer/sources/html_body.h"
#include "indexer/sources/html_metadata.h"
#include "indexer/sources/html_parser.h"
#include "indexer/sources/metadata_fields.h"
#include "indexer/sources/saved_page.h"

namespace pressmark {

namespace {

// JSON-LD's copy of the text stands in where the page itself shows much less: behind a button, or
// put together by a script.
std::string_view choose_body(const HtmlBody& found, const HtmlMetadata& metadata) {
  constexpr std::size_t least = 200;
  const bool has_more =
      metadata.body.size() >= least && found.text.size() < metadata.body.size() / 2;
  return has_more ? std::string_view{metadata.body} : std::string_view{found.text};
}

// Arranging changes nothing but white space.
void place_removed(const std::vector<RemovedBlock>& removed, Article& article) {
  std::uint32_t paragraph = 0;
  std::size_t bytes = 0;
  std::size_t at = 0;
  for (const RemovedBlock& block : removed) {
    while (bytes < block.kept_bytes && at < article.body.size()) {
      const std::size_t end = std::min(article.body.find("\n\n", at), article.body.size());
      bytes += count_ink(std::string_view{article.body}.substr(at, end - at));
      at = std::min(end + 2, article.body.size());
      ++paragraph;
    }
    article.removed.push_back({paragraph, block.text});
  }
}

// "keywords" is there for search engines: many sites have one list for all pages. What the article
// itself says is said of it.
void append_confirmed_keywords(std::string_view list, Article& article) {
  // Lists that no person wrote: each of their words costs a look at the text.
  constexpr std::size_t longest = 10'000;
  if (list.empty() || list.size() > longest) return;
  const auto as_words = [](std::string_view text) { return ' ' + fold_words(text) + ' '; };
  const std::string text = as_words(article.title + "\n" + article.body + "\n" + article.captions);
  Article said;
  append_topics(list, said);
  for (std::string& topic : said.topics) {
    std::string words = as_words(topic);
    if (words.size() <= 2) continue;
    bool is_said = text.find(words) != std::string::npos;
    words.back() = '\'';  // "Jane Doe's"
    is_said = is_said || text.find(words) != std::string::npos;
    if (is_said) article.topics.push_back(std::move(topic));
  }
}

}  // namespace

Status parse_html_page(std::string_view raw, std::string_view charset, Article& article) {
  std::string declared = html_charset(raw);
  if (declared.empty()) declared = xml_charset(raw);  // XHTML
  const std::string html = clean_text(raw, article, charset.empty() ? declared : charset);
  const Result<MarkupTree> tree = parse_html_tree(html);
  if (!tree) return tree.error();
  HtmlMetadata metadata = read_html_metadata(tree->root());
  const HtmlBody body = find_html_body(tree->root(), metadata.title);
  const std::string_view chosen = choose_body(body, metadata);
  article.body = arrange_paragraphs(chosen);
  if (chosen.data() == body.text.data()) place_removed(body.removed, article);
  article.captions = body.captions;
  set_metadata_date(metadata.date, article);
  article.title = std::move(metadata.title);
  article.byline = std::move(metadata.byline);
  article.section = std::move(metadata.section);
  append_topics(metadata.topics, article);
  append_confirmed_keywords(metadata.keywords, article);
  article.source = std::move(metadata.source);
  article.url = std::move(metadata.url);
  if (article.url.empty()) article.url = saved_from(html);
  article.language = language_code(metadata.language);
  return ok;
}

HtmlReader::HtmlReader(InputStream stream, SourceName name, const ReadOptions& options)
    : stream_(std::move(stream)),
      name_(std::move(name)),
      max_article_bytes_(options.max_article_bytes) {}

std::optional<Result<Article>> HtmlReader::next() {
  if (std::exchange(is_read_, true)) return std::nullopt;
  std::string html;
  const Result<InputStream::Got> got = stream_.read_rest(html, max_article_bytes_);
  if (!got) return got.error();
  if (*got == InputStream::Got::too_long) {
    return rejected(name_, 0, "larger than " + describe_limit(max_article_bytes_));
  }
  Article article;
  set_identity(article, name_, name_.is_stream ? 1 : 0);
  if (Status parsed = parse_html_page(html, stream_.known_charset(), article); !parsed) {
    return rejected(name_, 0, parsed.error().message);
  }
  if (article.body.empty()) {
    return rejected(name_, 0, "no article in this page",
                    "--format text indexes it as it is, tags included");
  }
  return article;
}

}  // namespace pressmark
