// SPDX-License-Identifier: GPL-2.0-or-later
//
// JSON objects as articles: keys, types, repairs, refusals.

#include "indexer/sources/json_record.h"

#include <random>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/utf8.h"

namespace pressmark {
namespace {

// What is set, as "id=1 title=T ...", or the error.
std::string record_in(std::string line, const std::map<std::string, std::string>& field_map = {}) {
  JsonRecordParser parser{field_map};
  Article article;
  if (Status status = parser.parse(line, article); !status) {
    EXPECT_EQ(status.error().kind, ErrorKind::bad_input);
    return "! " + status.error().message;
  }
  std::string out;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!value.empty())
      out += (out.empty() ? "" : " ") + std::string{name} + "=" + std::string{value};
  };
  add("id", article.id);
  add("title", article.title);
  add("body", article.body);
  add("url", article.url);
  add("source", article.source);
  add("language", article.language);
  add("byline", article.byline);
  add("section", article.section);
  add("topics", fmt::format("{}", fmt::join(article.topics, "|")));
  add("dateline", article.dateline);
  add("captions", article.captions);
  add("date", article.published ? to_string(*article.published) : "");
  for (const std::string_view flag : describe_flags(article.flags))
    add("flag", flag);
  for (const EntityType type : article.tagged_types)
    add("tagged", to_string(type));
  for (const NamedEntity& name : article.tagged_entities)
    add(to_string(name.type), name.spelling);
  EXPECT_EQ(article.date_by, article.published ? DateBy::explicit_ : DateBy::none);
  return out;
}

struct RecordCase {
  std::string line;
  std::string article;
};

TEST(JsonRecord, ReadsTheKeysItKnows) {
  const RecordCase cases[] = {
      {R"({"id":"a1","title":"T","body":"B","url":"http://x","source":"S","language":"en",)"
       R"("date":"2017-02-16"})",
       "id=a1 title=T body=B url=http://x source=S language=en date=2017-02-16"},
      {R"({"headline":"H","text":"X","outlet":"O","lang":"DE-at","published":"16 Feb 2017"})",
       "title=H body=X source=O language=de date=2017-02-16"},
      {R"({"title":"T","headline":"H","body":"","text":"X","content":"C"})", "title=T body=X"},
      {R"({"source":{"id":null,"name":"S"},"content":"C","publishedAt":"2017-02-16T06:36:00Z"})",
       "body=C source=S date=2017-02-16"},
      {R"({"id":17,"body":"B"})", "id=17 body=B"},
      {R"({"id":18446744073709551615})", "id=18446744073709551615"},
      {R"({"id":-3,"title":null,"body":null})", "id=-3"},
      {R"({"id":"","body":"B","other":{"deep":[1]}})", "body=B"},
      {R"({})", ""},
      {R"({"body":["One.","","Two."]})", "body=One.\n\nTwo."},
      {R"({"body":"One.\r\n\r\n\r\nTwo.","title":" A\n B "})", "title=A B body=One.\n\nTwo."},
      {R"({"language":"english","body":"B"})", "body=B"},
      {R"({"date":1487226960})", "date=2017-02-16"},
      {R"({"date":1487226960.5})", "date=2017-02-16"},
      {R"({"date":1487226960000})", "date=2017-02-16"},
      {R"({"date":"2017-02-30"})", "flag=impossible date"},
      {R"({"date":"last week"})", "flag=impossible date"},
      {R"({"date":1e300})", "flag=impossible date"},
      {R"({"date":""})", ""},
      {R"({"topics":["Oil","Middle East",{"name":"Gas"},7]})", "topics=Oil|Middle East|Gas"},
      {R"({"tags":"oil, gas; tea"})", "topics=oil|gas|tea"},
      {R"({"keywords":["oil, gas","tea"]})", "topics=oil, gas|tea"},
      {R"({"topics":7})", ""},
      {R"({"dateline":"BONN, Feb 16 -","captions":["One.","Two."]})",
       "dateline=BONN captions=One.\n\nTwo."},
      {R"({"caption":"One."})", "captions=One."},
      {R"({"person":["Ann Lee"]})", ""},  // only where it is mapped
      {R"({"maintext":"B","date_publish":"2017-02-16 06:36:00","source_domain":"s.example"})",
       "body=B source=s.example date=2017-02-16"},
      {R"({"title":"T","link":"http://x","category":"World","short_description":"S"})",
       "title=T body=S url=http://x section=World"},
      {R"({"body":"B","summary":"S"})", "body=B"},
      {R"({"content":null,"description":"<p>D</p>"})", "body=D"},
      {R"({"seendate":"20170216T063600Z","domain":"s.example","title":"T"})",
       "title=T source=s.example date=2017-02-16"},
      {R"({"title":"T","link":{"href":"x"},"domain":7,"description":{"a":1}})", "title=T"},
      // WordPress
      {R"({"id":7,"date":"2017-02-16T06:36:00","link":"http://x","author":3,"categories":[5],)"
       R"("title":{"rendered":"A &#8211; B"},"content":{"rendered":"<p>C</p>","protected":false}})",
       "id=7 title=A – B body=C url=http://x date=2017-02-16"},
      {R"({"title":"T","source":{"uri":"s.example","title":"S"}})", "title=T source=S"},
      {R"({"Title":"T","BODY":"B","body":"b"})", "title=T body=b"},
      {R"({"article":"B","article_id":"a"})", "id=a body=B"},
      {R"({"title":"T","articleBody":"B","inLanguage":"de-AT","creator":["Jane Doe"]})",
       "title=T body=B language=de byline=Jane Doe"},
  };
  for (const RecordCase& test : cases)
    EXPECT_EQ(record_in(test.line), test.article) << test.line;
}

TEST(JsonRecord, ReadsWhatStandsInObjects) {
  const RecordCase cases[] = {
      // Elasticsearch
      {R"({"_index":"news","_id":"e1","_source":{"Title":"T","body":"B","source":{"name":"S"}}})",
       "id=e1 title=T body=B source=S"},
      // The Guardian
      {R"({"id":"world/1","type":"article","sectionName":"World","webTitle":"T",)"
       R"("webUrl":"http://x",)"
       R"("webPublicationDate":"2017-02-16T06:36:00Z",)"
       R"("fields":{"headline":"H","trailText":"S","byline":"Jane Doe","body":"<p>B</p>"}})",
       "id=world/1 title=T body=B url=http://x byline=Jane Doe section=World date=2017-02-16"},
      // The New York Times
      {R"({"_id":"nyt://1","headline":{"main":"T","kicker":null},"web_url":"http://x",)"
       R"("lead_paragraph":"B","byline":{"original":"By Jane Doe"},)"
       R"("pub_date":"2017-02-16T06:36:00+0000"})",
       "id=nyt://1 title=T body=B url=http://x byline=By Jane Doe date=2017-02-16"},
      // MongoDB
      {R"({"_id":{"$oid":"58a5"},"title":"T","date":{"$date":"2017-02-16T06:36:00Z"}})",
       "id=58a5 title=T date=2017-02-16"},
      {R"({"title":"T","date":{"$date":{"$numberLong":"1487226960000"}}})",
       "title=T date=2017-02-16"},
      {R"({"title":"T","date":{"$date":1487226960000}})", "title=T date=2017-02-16"},
      // Django, Drupal
      {R"({"model":"news.article","pk":7,"fields":{"title":"T","text":"B"}})",
       "id=7 title=T body=B"},
      {R"({"type":"node","id":"u","attributes":{"title":"T","body":{"value":"<p>B</p>"}}})",
       "id=u title=T body=B"},
      {R"({"article":{"title":"T","article":"B"},"title":null})", "title=T body=B"},
      // What stands outside is the record's own.
      {R"({"title":"T","fields":{"title":"X","body":"B","other":{"date":"2017-02-16"}}})",
       "title=T body=B"},
      {R"({"title":"T","other":{"body":"B"}})", "title=T"},
      {R"({"fields.body":"B"})", "body=B"},
      {R"({"fields":{"body":7}})", "! 'fields.body' is not a string"},
      {R"({"fields":[{"body":"B"}],"attributes":"x","_source":null})", ""},
  };
  for (const RecordCase& test : cases)
    EXPECT_EQ(record_in(test.line), test.article) << test.line;
  std::string deep = R"("B")";
  for (int i = 0; i < 500; ++i)
    deep = R"({"fields":)" + deep + "}";
  EXPECT_EQ(record_in(deep), "");
}

TEST(JsonRecord, TextMayBeHtml) {
  EXPECT_EQ(
      record_in(R"({"title":"Q&amp;A: <i>why</i>","body":"<p>One&nbsp;two.</p><p>Three.</p>",)"
                R"("captions":["A<br>B","C &lt; D"]})"),
      "title=Q&A: why body=One two.\n\nThree. captions=A\n\nB\n\nC < D");
}

TEST(JsonRecord, DatesMayBePrinted) {
  for (const char* const date :
       {"16.02.2017", "16.2.2017, 06:36", "16. Februar 2017", "16 f\u00E9vrier 2017 \u00E0 06h36",
        "Thu Feb 16 06:36:00 GMT 2017"}) {
    EXPECT_EQ(record_in("{\"title\":\"A\",\"date\":\"" + std::string{date} + "\"}"),
              "title=A date=2017-02-16")
        << date;
  }
  EXPECT_EQ(record_in(R"({"title":"A","date":"02/03/2017"})"), "title=A flag=impossible date");
}

TEST(JsonRecord, NumbersThatAreNoneAreNull) {
  EXPECT_EQ(record_in(R"({"title":"NaN, \"Infinity\"","author":NaN,"x":[-Infinity,Infinity,1]})"),
            R"(title=NaN, "Infinity")");
  EXPECT_TRUE(record_in(R"({"title":"A","author":Nan})").starts_with("! not a JSON object"));
  EXPECT_TRUE(record_in(R"({"title":"A","author":NaN)").starts_with("! not a JSON object"));
}

TEST(JsonRecord, CreditsComeInManyShapes) {
  const RecordCase cases[] = {
      {R"({"byline":"Jane\n Doe","section":"World"})", "byline=Jane Doe section=World"},
      {R"({"author":"Jane Doe","category":"World"})", "byline=Jane Doe section=World"},
      {R"({"authors":["Jane Doe","","John Smith"]})", "byline=Jane Doe, John Smith"},
      {R"({"authors":[{"name":"Jane Doe","url":"u"},{"name":7},"John Smith"]})",
       "byline=Jane Doe, John Smith"},
      {R"({"author":{"name":"Jane Doe"},"section":{"name":"World"}})",
       "byline=Jane Doe section=World"},
      {R"({"byline":null,"author":"Jane Doe","section":["World","Europe"]})",
       "byline=Jane Doe section=World, Europe"},
      // No reason to lose an article.
      {R"({"body":"B","byline":17,"section":false})", "body=B"},
      {R"({"body":"B","byline":[17,[["A"]],{}],"section":{"id":3}})", "body=B"},
      {R"({"body":"B","byline":{"name":["A"]},"section":[]})", "body=B"},
  };
  for (const RecordCase& test : cases)
    EXPECT_EQ(record_in(test.line), test.article) << test.line;
}

TEST(JsonRecord, RefusesWhatItCannotUnderstand) {
  const RecordCase cases[] = {
      {R"({"title":1})", "! 'title' is not a string"},
      {R"({"text":{"a":1}})", "! 'text' is not a string"},
      {R"({"body":["One.",2]})", "! 'body' is not text throughout"},
      {R"({"id":1.5})", "! 'id' is not a string or an integer"},
      {R"({"id":["a"]})", "! 'id' is not a string or an integer"},
      {R"({"date":{"day":1}})", "! 'date' is not a date"},
      {R"({"source":{"id":"s"}})", "! 'source' is not a string"},
      {R"({"url":{"name":"U"}})", "! 'url' is not a string"},
      {R"([1,2])", "! not a JSON object: it is another kind of value"},
      {R"("text")", "! not a JSON object: it is another kind of value"},
  };
  for (const RecordCase& test : cases)
    EXPECT_EQ(record_in(test.line), test.article) << test.line;
  for (const std::string line :
       {"", "not json", "{\"id\":1", "{\"id\":1}}", "{\"id\":1} {\"id\":2}", "{\"id\":\"\t\"}",
        "{\"id\":\"\\x\"}", "{'id':1}", "{\"id\":01}"}) {
    EXPECT_TRUE(record_in(line).starts_with("! not a JSON object: "))
        << line << " " << record_in(line);
  }
  std::string deep = R"({"a":)" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
  EXPECT_TRUE(record_in(deep).starts_with("! not a JSON object: ")) << record_in(deep);
}

TEST(JsonRecord, RepairsAndFlags) {
  const RecordCase cases[] = {
      {"{\"body\":\"caf\xE9\"}", "body=caf\u00E9 flag=guessed character set"},
      {R"({"body":"a\ud800b"})", "body=a\uFFFDb flag=repaired UTF-8"},
      {R"({"body":"a\uDC00b"})", "body=a\uFFFDb flag=repaired UTF-8"},
      {R"({"body":"a\ud800\ud83d\ude00"})", "body=a\uFFFD\U0001F600 flag=repaired UTF-8"},
      {R"({"body":"\ud83d\ude00"})", "body=\U0001F600"},
      {R"({"body":"a\\ud800b"})", "body=a\\ud800b"},  // an escaped backslash, and letters
      {R"({"body":"a\u0000b"})", "body=ab flag=removed NUL bytes"},
      {std::string{"{\"body\":\"a\0b\"}", 14}, "body=ab flag=removed NUL bytes"},
  };
  for (const RecordCase& test : cases) {
    std::string got = record_in(test.line);
    // The wording of the flag belongs to describe_flags().
    if (const std::size_t nul = got.find("flag=removed"); nul != std::string::npos) {
      got = got.substr(0, nul) + "flag=removed NUL bytes";
    }
    EXPECT_EQ(got, test.article) << test.line;
  }
}

TEST(JsonRecord, FollowsTheMap) {
  EXPECT_EQ(record_in(R"({"title":"T","kicker":"K","body":"B"})", {{"title", "kicker"}}),
            "title=K body=B");
  EXPECT_EQ(record_in(R"({"title":"T","body":"B"})", {{"title", "kicker"}}), "body=B");
  EXPECT_EQ(
      record_in(R"({"story":{"text":{"full":"B"}},"body":"X"})", {{"body", "story.text.full"}}),
      "body=B");
  EXPECT_EQ(record_in(R"({"story.text":"B"})", {{"body", "Story.Text"}}), "body=B");
  EXPECT_EQ(record_in(R"({"Kicker":"x","kicker":"K"})", {{"title", "kicker"}}), "title=K");
  EXPECT_EQ(record_in(R"({"people":["Ann Lee"," ","Bo  Li"],"places":[],"body":"B"})",
                      {{"person", "people"}, {"place", "places"}}),
            "body=B tagged=person tagged=place person=Ann Lee person=Bo Li");
  EXPECT_EQ(record_in(R"({"people":null,"body":"B"})", {{"person", "people"}}), "body=B");
  EXPECT_EQ(record_in(R"({"people":"Ann Lee"})", {{"person", "people"}}),
            "! 'people' is not an array of names");
  EXPECT_EQ(record_in(R"({"people":[1]})", {{"person", "people"}}),
            "! 'people' is not an array of names");
}

TEST(CheckFieldMap, KnowsTheFields) {
  EXPECT_TRUE(check_field_map({{"title", "a"}, {"person", "b"}, {"date", "c"}}));
  const Status unknown = check_field_map({{"headline", "title"}});
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().kind, ErrorKind::invalid_argument);
  EXPECT_EQ(unknown.error().message,
            "--map headline=title: 'headline' is not a field of an article");
  EXPECT_EQ(unknown.error().hint,
            "the fields are id, title, body, date, url, source, language, byline, section, topic, "
            "dateline, caption, summary, person, "
            "org, place; write "
            "--map title=headline");
  EXPECT_EQ(check_field_map({{"title", ""}}).error().message, "--map title= names no key");
}

TEST(JsonRecord, TakesAnyBytes) {
  std::mt19937 random{21};
  const std::string good =
      R"({"id":"a","title":"T \ud83d\ude00","body":"B\u0000 é","date":"2017-02-16","url":null})";
  JsonRecordParser parser{{}};
  for (int i = 0; i < 50'000; ++i) {
    std::string line = good;
    for (std::size_t n = random() % 4; n > 0; --n)
      line[random() % line.size()] = static_cast<char>(random());
    if (i % 3 == 0) line.resize(random() % line.size());
    Article article;
    if (!parser.parse(line, article)) continue;
    ASSERT_TRUE(is_valid_utf8(article.id) && is_valid_utf8(article.title));
    ASSERT_TRUE(is_valid_utf8(article.body) && is_valid_utf8(article.url));
    ASSERT_EQ(article.body.find('\0'), std::string::npos);
  }
}

}  // namespace
}  // namespace pressmark
