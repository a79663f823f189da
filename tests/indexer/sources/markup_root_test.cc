// SPDX-License-Identifier: GPL-2.0-or-later
//
// Prologs of all kinds.

#include "indexer/sources/markup_root.h"

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(MarkupRoot, NamesTheFirstElement) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"<html><head>", "html"},
      {"<HTML lang=en>", "html"},
      {"<!DOCTYPE html>\n<!-- a > b --><html>", "html"},
      {"<!doctype html>", "html"},
      {"<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0//EN\" \"x.dtd\"><html>", "html"},
      {"<?xml version=\"1.0\"?><?xml-stylesheet href='a'?>\n<rss version=\"2.0\">", "rss"},
      {"<rdf:RDF xmlns:rdf=\"x\">", "rdf"},
      {"<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS TOPICS=\"YES\">", "reuters"},
      {"<!DOCTYPE nitf [<!ENTITY a \"b\">]><nitf>", "nitf"},
      {"<feed", "feed"},
      {"<p/>", "p"},
      {"<!-- only a comment", ""},
      {"< 3 apples", ""},
      {"<3 you", ""},
      {"<Reuters, said he", ""},
      {"text <html>", ""},
      {"", ""},
      {"<", ""},
  };
  for (const auto& [head, root] : cases)
    EXPECT_EQ(markup_root(head), root) << head;
}

}  // namespace
}  // namespace pressmark
