// SPDX-License-Identifier: GPL-2.0-or-later
//
// Tables of the names under which pages keep what we look for, best first.

#include "indexer/sources/html_metadata.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/sources/ascii_text.h"
#include "indexer/sources/clean_text.h"
#include "indexer/sources/html_blocks.h"
#include "indexer/sources/json_ld.h"
#include "indexer/sources/metadata_fields.h"

namespace pressmark {

namespace {

using Names = std::initializer_list<std::string_view>;

// Everything in a page that is of interest, in one pass.
struct PageFacts {
  std::map<std::string, std::string, std::less<>> meta;        // first of each name, in lower case
  std::map<std::string, std::string, std::less<>> properties;  // itemprop
  std::vector<LinkedArticle> linked;
  std::vector<std::string> headings;  // h1
  std::string title;
  std::string canonical;
  std::string language;
  std::string time;  // the first <time datetime>
  std::string tags;
};

std::string line_of(std::string_view text) {
  std::string spaced{text};
  for (char& c : spaced)
    c = is_ascii_space(c) ? ' ' : c;
  return to_single_line(spaced);
}

void note_meta(const MarkupNode& node, PageFacts& facts) {
  const std::string content = line_of(node.attribute("content"));
  if (content.empty()) return;
  for (const std::string_view key : {"property", "name", "itemprop", "http-equiv"}) {
    const std::string name = lower_ascii(trimmed(node.attribute(key)));
    if (name.empty()) continue;
    // A page has an element for each of its tags.
    if (name == "article:tag") facts.tags += (facts.tags.empty() ? "" : ", ") + content;
    (key == "itemprop" ? facts.properties : facts.meta).emplace(name, content);
  }
}

void note_property(const MarkupNode& node, PageFacts& facts) {
  const std::string name = lower_ascii(trimmed(node.attribute("itemprop")));
  if (name != "datepublished" && name != "headline" && name != "author") return;
  std::string_view value = node.attribute("datetime");
  if (value.empty()) value = node.attribute("content");
  facts.properties.emplace(name, line_of(value.empty() ? text_of(node) : std::string{value}));
}

bool note_node(const MarkupNode& node, PageFacts& facts) {
  if (node.is_text()) return false;
  if (node.tag == "script") {
    if (find_in_lower(node.attribute("type"), "ld+json") != std::string_view::npos) {
      for (LinkedArticle& article : read_json_ld(text_of(node)))
        facts.linked.push_back(std::move(article));
    }
    return false;
  }
  if (node.tag == "meta") {
    note_meta(node, facts);
    return false;
  }
  if (!node.attribute("itemprop").empty()) note_property(node, facts);
  if (node.tag == "html" && facts.language.empty()) facts.language = node.attribute("lang");
  if (node.tag == "title" && facts.title.empty()) facts.title = line_of(text_of(node));
  if (node.tag == "h1") facts.headings.push_back(line_of(text_of(node)));
  if (node.tag == "link" && facts.canonical.empty() &&
      equals_in_lower(trimmed(node.attribute("rel")), "canonical")) {
    facts.canonical = trimmed(node.attribute("href"));
  }
  if (node.tag == "time" && facts.time.empty()) facts.time = trimmed(node.attribute("datetime"));
  // Titles of drawings are no title of the page.
  return node.tag != "svg";
}

std::string find_meta(const PageFacts& facts, Names names) {
  for (const std::string_view name : names) {
    const auto found = facts.meta.find(name);
    if (found != facts.meta.end()) return found->second;
  }
  return {};
}

std::string find_property(const PageFacts& facts, std::string_view name) {
  const auto found = facts.properties.find(name);
  return found != facts.properties.end() ? found->second : std::string{};
}

const std::string& first_of(const std::string& a, const std::string& b) {
  return a.empty() ? b : a;
}

// The address without what does not matter for comparing it.
std::string_view bare_address(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos) {
    url.remove_prefix(scheme + 3);
  }
  while (url.ends_with('/'))
    url.remove_suffix(1);
  return url;
}

// A page may describe the articles that it links to as well: the one with this page's address, else
// the first that says more than where it is.
LinkedArticle choose_linked(const PageFacts& facts, const std::string& url) {
  for (const LinkedArticle& article : facts.linked) {
    if (!url.empty() && !article.url.empty() && bare_address(article.url) == bare_address(url)) {
      return article;
    }
  }
  for (const LinkedArticle& article : facts.linked) {
    if (!article.headline.empty() || !article.date.empty()) return article;
  }
  return {};
}

// "Talks begin" of "Talks begin | World | The Post": up to the last mark that leaves three words.
std::string without_site_name(const std::string& title, const std::string& source) {
  std::string_view best = title;
  for (const std::string_view mark : {" | ", " - ", " – ", " — ", " :: ", " » ", " • "}) {
    for (std::size_t at = title.find(mark); at != std::string::npos;
         at = title.find(mark, at + 1)) {
      const std::string_view head = std::string_view{title}.substr(0, at);
      const std::string_view tail = std::string_view{title}.substr(at + mark.size());
      const auto words = std::count(head.begin(), head.end(), ' ') + 1;
      const bool names_source = !source.empty() && tail.find(source) != std::string_view::npos;
      const bool is_bar = mark == " | " || mark == " :: " || mark == " » ";
      const auto tail_words = std::count(tail.begin(), tail.end(), ' ') + 1;
      const bool is_site = names_source || is_bar || tail_words <= 4;
      if (words >= 3 && is_site && head.size() < best.size()) best = head;
    }
  }
  return std::string{trimmed(best)};
}

// On one line. What was escaped once too often, "doesn&#8217;t", is taken for what was meant.
std::string without_escapes(const std::string& text) {
  const std::size_t mark = text.find('&');
  const bool has_escape = mark != std::string::npos && text.find(';', mark) != std::string::npos;
  return line_of(has_escape ? text_of_html(text) : text);
}

// A heading that the page's titles begin with is the headline as it is printed.
std::string choose_title(const PageFacts& facts, const LinkedArticle& linked,
                         const std::string& source) {
  const std::string open_graph = find_meta(facts, {"og:title", "twitter:title"});
  for (const std::string& heading : facts.headings) {
    // The name of the outlet is a heading, too, on some pages.
    if (heading.size() < 8 || heading == source) continue;
    for (const std::string* title : {&linked.headline, &open_graph, &facts.title}) {
      if (title->starts_with(heading)) return heading;
    }
  }
  if (!linked.headline.empty()) return linked.headline;
  const std::string declared = first_of(open_graph, find_property(facts, "headline"));
  if (!declared.empty()) return without_site_name(declared, source);
  const bool has_headline = facts.headings.size() == 1 && facts.headings.front().size() >= 8 &&
                            facts.headings.front() != source;
  if (has_headline) {
    return facts.headings.front();
  }
  return without_site_name(facts.title, source);
}

// The best that is a date: templates leave "0001-01-01" and the like behind.
std::string choose_date(const PageFacts& facts, const LinkedArticle& linked) {
  std::vector<std::string> candidates{linked.date};
  for (const std::string_view name : {"article:published_time",
                                      "article:published",
                                      "og:published_time",
                                      "og:article:published_time",
                                      "datepublished",
                                      "date.published",
                                      "publish-date",
                                      "publish_date",
                                      "publishdate",
                                      "publication_date",
                                      "publicationdate",
                                      "pubdate",
                                      "pub_date",
                                      "published_time",
                                      "ptime",
                                      "displaydate",
                                      "sailthru.date",
                                      "parsely-pub-date",
                                      "cxenseparse:recs:publishtime",
                                      "dc.date.issued",
                                      "dcterms.created",
                                      "dcterms.date",
                                      "dcterms.issued",
                                      "dc.date",
                                      "dc.date.created",
                                      "article.published",
                                      "article_date_original",
                                      "originalpublicationdate",
                                      "release_date",
                                      "bt:pubdate",
                                      "date"}) {
    candidates.push_back(find_meta(facts, {name}));
  }
  candidates.push_back(find_property(facts, "datepublished"));
  candidates.push_back(facts.time);
  std::string first;
  for (const std::string& candidate : candidates) {
    if (parse_metadata_date(candidate)) return candidate;
    if (first.empty()) first = candidate;
  }
  return first;
}

// Not the address of a profile.
std::string choose_byline(const PageFacts& facts, const LinkedArticle& linked) {
  const std::string candidates[] = {
      linked.byline,
      find_meta(facts, {"author", "byl", "byline", "sailthru.author", "parsely-author",
                        "dc.creator", "article:author_name", "article:author"}),
      find_property(facts, "author")};
  for (const std::string& candidate : candidates) {
    constexpr std::size_t longest = 200;
    const bool is_address = candidate.find("://") != std::string::npos;
    if (candidate.empty() || is_address || candidate.size() > longest) continue;
    return starts_in_lower(candidate, "by ") ? candidate.substr(3) : candidate;
  }
  return {};
}

bool is_web_address(std::string_view url) {
  return starts_in_lower(url, "http://") || starts_in_lower(url, "https://");
}

}  // namespace

HtmlMetadata read_html_metadata(const MarkupNode& page) {
  PageFacts facts;
  walk_markup(page, [&](const MarkupNode& node) { return note_node(node, facts); });
  HtmlMetadata metadata;
  const std::string open_graph_url = find_meta(facts, {"og:url"});
  metadata.url = is_web_address(facts.canonical) ? facts.canonical : open_graph_url;
  const LinkedArticle linked = choose_linked(facts, metadata.url);
  if (!is_web_address(metadata.url)) {
    metadata.url = is_web_address(linked.url) ? linked.url : std::string{};
  }
  metadata.source = first_of(find_meta(facts, {"og:site_name"}), linked.source);
  metadata.title = without_escapes(choose_title(facts, linked, metadata.source));
  metadata.date = choose_date(facts, linked);
  metadata.byline = line_of(choose_byline(facts, linked));
  metadata.section =
      line_of(first_of(find_meta(facts, {"article:section", "section"}), linked.section));
  // What news pages say for readers and partners; "keywords" is there for search engines.
  metadata.topics = first_of(linked.topics, facts.tags);
  if (metadata.topics.empty()) {
    metadata.topics = find_meta(facts, {"news_keywords", "sailthru.tags", "parsely-tags"});
  }
  if (metadata.topics.empty()) metadata.keywords = find_meta(facts, {"keywords"});
  const std::string declared = find_meta(facts, {"content-language", "og:locale", "language"});
  metadata.language = first_of(first_of(facts.language, linked.language), declared);
  metadata.body = linked.body;
  return metadata;
}

}  // namespace pressmark
