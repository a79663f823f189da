// SPDX-License-Identifier: GPL-2.0-or-later
//
// open_source() on a string.

#include "tests/indexer/sources/read_records.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "indexer/sources/byte_source.h"
#include "indexer/sources/open_source.h"

namespace pressmark {

namespace {

std::string print_record(const Article& article) {
  std::string body = article.body;
  for (std::size_t at = 0; (at = body.find("\n\n", at)) != std::string::npos;)
    body.replace(at, 2, "/");
  const std::string date = article.published ? to_string(*article.published) : "-";
  return article.id + " | " + article.title + " | " + date + " (" +
         std::string{to_string(article.date_by)} + ") | " + body;
}

Result<std::unique_ptr<ArticleReader>> open_bytes(std::string bytes, const ReadOptions& options) {
  return open_source(make_memory_source(std::move(bytes)), {.id = "n", .path = "d/n"}, options);
}

}  // namespace

std::vector<std::string> read_records(std::string bytes, const ReadOptions& options) {
  std::vector<std::string> records;
  auto reader = open_bytes(std::move(bytes), options);
  if (!reader) return {"! " + reader.error().message};
  while (std::optional<Result<Article>> article = (*reader)->next())
    records.push_back(article->has_value() ? print_record(**article)
                                           : "! " + article->error().message);
  EXPECT_FALSE((*reader)->next().has_value());
  return records;
}

Article read_first(std::string bytes, const ReadOptions& options) {
  auto reader = open_bytes(std::move(bytes), options);
  if (reader) {
    std::optional<Result<Article>> article = (*reader)->next();
    if (article && article->has_value()) return **std::move(article);
    ADD_FAILURE() << (article ? article->error().message : "no article");
  } else {
    ADD_FAILURE() << reader.error().message;
  }
  return {};
}

std::string mutated(std::string_view good, std::mt19937& random) {
  std::string bytes{good};
  for (auto changes = 1 + random() % 8; changes > 0 && !bytes.empty(); --changes) {
    const std::size_t at = random() % bytes.size();
    const std::size_t length = std::min<std::size_t>(random() % 40, bytes.size() - at);
    switch (random() % 4) {
      case 0:
        bytes[at] = static_cast<char>(random());
        break;
      case 1:
        bytes.erase(at, length);
        break;
      case 2:
        bytes.insert(at, bytes.substr(at, length));
        break;
      default:
        bytes.insert(at, 1, "<>\"'&{}[]:;=\n\r\t,#%\\"[random() % 20]);
    }
  }
  return bytes;
}

void expect_to_survive(const std::vector<std::string>& seeds, const ReadOptions& options,
                       int turns) {
  std::mt19937 random{41};
  for (const std::string& seed : seeds) {
    for (int turn = 0; turn < turns; ++turn) {
      std::string bytes = mutated(seed, random);
      if (turn % 4 == 0) {
        bytes = seed.substr(0, 30);
        for (int i = 0; i < 300; ++i)
          bytes += static_cast<char>(random());
      }
      auto reader = open_bytes(bytes, options);
      if (!reader) continue;
      int records = 0;
      while (std::optional<Result<Article>> article = (*reader)->next()) {
        ASSERT_LT(++records, 10'000);
        if (!article->has_value()) continue;
        ASSERT_TRUE(is_valid_utf8((*article)->body) && is_valid_utf8((*article)->title) &&
                    is_valid_utf8((*article)->id) && is_valid_utf8((*article)->url))
            << bytes;
      }
    }
  }
}

}  // namespace pressmark
