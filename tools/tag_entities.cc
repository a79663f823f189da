// SPDX-License-Identifier: GPL-2.0-or-later
//
// Tags text in CoNLL form, so that it can be scored with any program: token, tag of the file and
// tag of the recogniser, separated by spaces; a blank line after each sentence.
//
//   tag_entities file.conll > tagged.conll
//
// The form of the file: tools/support/conll.h. The recogniser gives PER, ORG and LOC.

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "analysis/entities/recognizer.h"
#include "base/files.h"
#include "tools/support/conll.h"

namespace {

int fail(const pressmark::Error& error) {
  std::fprintf(stderr, "error: %s\n", error.message.c_str());
  if (!error.hint.empty()) std::fprintf(stderr, "hint: %s\n", error.hint.c_str());
  return exit_code(error.kind);
}

void print(const pressmark::ConllArticle& article, const std::vector<std::string>& tags) {
  std::puts("-DOCSTART- O O\n");
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const pressmark::ConllToken& token = article.tokens[i];
    if (token.begins_sentence && i > 0) std::puts("");
    std::printf("%s %s %s\n", article.body.substr(token.range.begin, token.range.size()).c_str(),
                token.tag.c_str(), tags[i].c_str());
  }
  std::puts("");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: tag_entities file.conll\n", stderr);
    return 2;
  }
  const auto text = pressmark::read_file(std::filesystem::path{argv[1]}, std::uint64_t{1} << 30U);
  if (!text) return fail(text.error());
  const auto articles = pressmark::parse_conll(*text, argv[1]);
  if (!articles) return fail(articles.error());
  auto recognizer = pressmark::EntityRecognizer::create();
  if (!recognizer) return fail(recognizer.error());
  for (const pressmark::ConllArticle& article : *articles) {
    const auto mentions = recognizer->recognize({}, article.body, "en");
    print(article, tags_of(article, names_on_tokens(article, mentions)));
  }
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    std::fputs("error: cannot write the tags\n", stderr);
    return 4;
  }
  return 0;
}
