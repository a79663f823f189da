// SPDX-License-Identifier: GPL-2.0-or-later
//
// Each input format through the door that files come in by: readers come to an end, and articles
// are valid UTF-8 with an id.

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "indexer/sources/byte_source.h"
#include "indexer/sources/open_source.h"
#include "tests/fuzz/targets.h"

namespace pressmark {
namespace {

// Far more than any of these inputs holds: a reader that does not move on is found, not waited for.
constexpr std::uint64_t most_records = 1'000'000;

void check_article(const Article& article) {
  require(!article.id.empty(), "an article has an id");
  for (const std::string* text : {&article.id, &article.path, &article.title, &article.body,
                                  &article.url, &article.source, &article.language, &article.byline,
                                  &article.section, &article.captions, &article.dateline}) {
    require(is_valid_utf8(*text), "text is valid");
    require(text->find('\0') == std::string::npos, "text has no NUL");
  }
  require(!article.published || is_valid_date(*article.published), "a date exists");
  require(article.published.has_value() == (article.date_by != DateBy::none),
          "a date says where it is from");
  for (const RemovedText& removed : article.removed)
    require(!removed.text.empty() && is_valid_utf8(removed.text), "what was taken out is valid");
  for (const std::string& topic : article.topics)
    require(is_valid_utf8(topic) && topic.find('\0') == std::string::npos, "topics are valid");
  for (const NamedEntity& name : article.tagged_entities)
    require(is_valid_utf8(name.spelling), "names are valid");
}

void read_all(std::string_view input, ArticleFormat format) {
  ReadOptions options;
  options.format = format;
  // Small enough for a fuzzer to reach, and for bombs to show.
  options.max_article_bytes = 64U << 10U;
  options.max_line_bytes = 64U << 10U;
  options.max_document_bytes = 256U << 10U;
  options.unpack.free_bytes = 1U << 20U;
  auto reader =
      open_source(make_memory_source(std::string{input}), {.id = "n", .path = "d/n"}, options);
  if (!reader) {
    require(!reader.error().message.empty(), "a refusal says why");
    return;
  }
  std::uint64_t records = 0;
  while (const std::optional<Result<Article>> article = (*reader)->next()) {
    require(++records <= most_records, "a reader comes to an end");
    if (article->has_value()) {
      check_article(**article);
    } else {
      require(!article->error().message.empty(), "a rejection says why");
    }
  }
  require(!(*reader)->next().has_value(), "the end stays the end");
  require((*reader)->bytes_read() <= input.size(), "no more is read than there is");
}

}  // namespace

void fuzz_any_format(std::string_view input) {
  read_all(input, ArticleFormat::automatic);
}

void fuzz_plain_text(std::string_view input) {
  read_all(input, ArticleFormat::plain_text);
}

void fuzz_json_lines(std::string_view input) {
  read_all(input, ArticleFormat::json_lines);
}

void fuzz_json(std::string_view input) {
  read_all(input, ArticleFormat::json);
}

void fuzz_csv(std::string_view input) {
  read_all(input, ArticleFormat::csv);
}

void fuzz_html(std::string_view input) {
  read_all(input, ArticleFormat::html);
}

void fuzz_feed(std::string_view input) {
  read_all(input, ArticleFormat::feed);
}

void fuzz_news_xml(std::string_view input) {
  read_all(input, ArticleFormat::news_xml);
}

void fuzz_reuters_sgml(std::string_view input) {
  read_all(input, ArticleFormat::reuters_sgml);
}

void fuzz_mail(std::string_view input) {
  read_all(input, ArticleFormat::mail);
}

void fuzz_mbox(std::string_view input) {
  read_all(input, ArticleFormat::mbox);
}

void fuzz_web_archive(std::string_view input) {
  read_all(input, ArticleFormat::web_archive);
}

}  // namespace pressmark
