// SPDX-License-Identifier: GPL-2.0-or-later
//
// Lines and UTF-16, whatever the sizes in which the bytes arrive.

#include "indexer/sources/input_stream.h"

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

using Got = InputStream::Got;

InputStream open_stream(const TemporaryFolder& folder, std::string_view content) {
  const auto path = folder.write("input", content);
  return InputStream{
      make_file_source(FileDescriptor{::open(path.c_str(), O_RDONLY | O_CLOEXEC)}, "input")};
}

// Every line in angle brackets; lines that were too long in braces.
std::string all_lines(InputStream& stream, std::uint64_t max_bytes = 1U << 20U) {
  std::string out;
  std::string line;
  while (true) {
    const Result<Got> got = stream.read_line(line, max_bytes);
    if (!got) return out + "error: " + got.error().message;
    if (*got == Got::end) return out;
    out += *got == Got::text ? "<" + line + ">" : "{" + line + "}";
  }
}

std::string utf16(std::u16string_view text, bool is_little) {
  std::string bytes = is_little ? "\xFF\xFE" : "\xFE\xFF";
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFFU);
    const char high = static_cast<char>(unit >> 8U);
    bytes += is_little ? low : high;
    bytes += is_little ? high : low;
  }
  return bytes;
}

TEST(InputStream, CutsLines) {
  const TemporaryFolder folder;
  const std::pair<std::string, std::string> cases[] = {
      {"", ""},
      {"\n", "<>"},
      {"one", "<one>"},
      {"one\n", "<one>"},
      {"one\n\ntwo\r\nthree", "<one><><two\r><three>"},
      {"\xEF\xBB\xBFone\n\xEF\xBB\xBFtwo", "<one><\xEF\xBB\xBFtwo>"},
      {"\xEF\xBB\xBF", ""},
      {"\xEF\xBB", "<\xEF\xBB>"},
      {"0123456789\nab\n0123456789x\ncd", "<0123456789><ab>{0123456789}<cd>"},
      {"0123456789x", "{0123456789}"},
      {std::string{"a\0b\n", 4}, std::string{"<a\0b>", 5}},
  };
  for (const auto& [content, lines] : cases) {
    InputStream stream = open_stream(folder, content);
    EXPECT_EQ(all_lines(stream, 10), lines) << content;
    EXPECT_EQ(stream.bytes_read(), content.size());
  }
}

TEST(InputStream, DecodesUtf16) {
  const TemporaryFolder folder;
  for (const bool is_little : {true, false}) {
    InputStream stream =
        open_stream(folder, utf16(u"G\u00FCnter\n\u4E2D\u6587 \U0001F600\n", is_little));
    EXPECT_EQ(all_lines(stream), "<G\u00FCnter><\u4E2D\u6587 \U0001F600>");

    const std::u16string_view lone =
        u"a\xD83D"
        u"b\xDE00"
        u"c\xD83D";
    InputStream broken = open_stream(folder, utf16(lone, is_little));
    EXPECT_EQ(all_lines(broken),
              "<a\xFF"
              "b\xFF"
              "c\xFF>");

    InputStream odd = open_stream(folder, utf16(u"ab", is_little) + "c");
    EXPECT_EQ(all_lines(odd), "<ab\xFF>");
  }
}

TEST(InputStream, LongTextSurvivesTheBordersOfBlocks) {
  const TemporaryFolder folder;
  std::mt19937 random{3};
  std::string text;
  std::string expected;
  std::u16string wide;
  while (text.size() < 400'000) {
    const std::string line(random() % 3000, static_cast<char>('a' + random() % 26));
    text += line + '\n';
    expected += '<' + line + '>';
    wide.append(line.begin(), line.end());
    wide += u'\n';
  }
  InputStream narrow_stream = open_stream(folder, text);
  EXPECT_EQ(all_lines(narrow_stream), expected);
  InputStream wide_stream = open_stream(folder, utf16(wide, true));
  EXPECT_EQ(all_lines(wide_stream), expected);
}

TEST(InputStream, PeekLeavesTheTextUnread) {
  const TemporaryFolder folder;
  const std::string content(InputStream::peek_bytes + 5000, 'x');
  InputStream stream = open_stream(folder, content);
  const auto head = stream.peek();
  ASSERT_TRUE(head);
  EXPECT_EQ(head->size(), InputStream::peek_bytes);
  std::string text;
  const auto got = stream.read_rest(text, content.size());
  ASSERT_TRUE(got);
  EXPECT_EQ(*got, Got::text);
  EXPECT_EQ(text, content);
  const auto end = stream.read_rest(text, content.size());
  ASSERT_TRUE(end);
  EXPECT_EQ(*end, Got::end);
}

TEST(InputStream, TheRestIsBoundedToTheByte) {
  const TemporaryFolder folder;
  for (const std::size_t size : {std::size_t{999}, std::size_t{1000}, std::size_t{1001}}) {
    InputStream stream = open_stream(folder, std::string(size, 'x'));
    std::string text;
    const auto got = stream.read_rest(text, 1000);
    ASSERT_TRUE(got);
    EXPECT_EQ(*got, size > 1000 ? Got::too_long : Got::text) << size;
  }
}

TEST(InputStream, AnEndlessLineTakesNoMoreMemoryThanTheLimit) {
  const TemporaryFolder folder;
  InputStream stream = open_stream(folder, std::string(20U << 20U, 'x') + "\nnext\n");
  std::string line;
  const auto got = stream.read_line(line, 1000);
  ASSERT_TRUE(got);
  EXPECT_EQ(*got, Got::too_long);
  EXPECT_EQ(line.size(), 1000U);
  EXPECT_LT(line.capacity(), 10'000U);
  EXPECT_EQ(all_lines(stream), "<next>");
}

TEST(InputStream, ReadsAPipeInPieces) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK), 0);
  std::thread writer{[fd = ends[1]] {
    for (const std::string_view piece : {"\xEF", "\xBB\xBF", "o", "ne\ntw", "o\n"}) {
      EXPECT_EQ(::write(fd, piece.data(), piece.size()), static_cast<ssize_t>(piece.size()));
      std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
    ::close(fd);
  }};
  InputStream stream{make_file_source(FileDescriptor{ends[0]}, "pipe")};
  EXPECT_EQ(all_lines(stream), "<one><two>");
  writer.join();
}

TEST(InputStream, DecodesUtf16ThatNothingMarks) {
  for (const bool is_little : {true, false}) {
    const std::string bytes = utf16(u"The talks began in G\u00FCnter's house.\n", is_little);
    InputStream stream{make_memory_source(bytes.substr(2))};
    EXPECT_EQ(all_lines(stream), "<The talks began in G\u00FCnter's house.>");
    EXPECT_EQ(stream.known_charset(), "UTF-8");
  }
  InputStream plain{make_memory_source("The talks began in Bonn, and went on.")};
  EXPECT_EQ(all_lines(plain), "<The talks began in Bonn, and went on.>");
  EXPECT_EQ(plain.known_charset(), "");
}

TEST(InputStream, GivesBytesAndPassesOverThem) {
  const std::string content(200'000, 'x');
  InputStream stream{make_memory_source("head\n" + content + "tail")};
  std::string text;
  ASSERT_EQ(*stream.read_line(text, 100), Got::text);
  EXPECT_EQ(*stream.skip_bytes(150'000), 150'000U);
  text = "kept ";
  EXPECT_EQ(*stream.read_bytes(text, 50'002), 50'002U);
  EXPECT_EQ(text, "kept " + std::string(50'000, 'x') + "ta");
  std::array<char, 10> some{};
  EXPECT_EQ(*stream.read_some(some.data(), 1), 1U);
  EXPECT_EQ(some[0], 'i');
  EXPECT_EQ(*stream.read_bytes(text, 10), 1U);
  EXPECT_EQ(*stream.skip_bytes(10), 0U);
  EXPECT_EQ(*stream.read_some(some.data(), 10), 0U);
}

// Gives "one\n", an Error, "two\n", and an end.
class BrokenSource : public ByteSource {
 public:
  Result<std::size_t> read(char* out, std::size_t /*size*/) override {
    const int turn = turns_++;
    if (turn == 1) return Error{ErrorKind::bad_input, "damage"};
    if (turn > 2) return std::size_t{0};
    const std::string_view text = turn == 0 ? "one\n" : "two\n";
    std::copy(text.begin(), text.end(), out);
    return text.size();
  }
  std::uint64_t file_bytes() const override { return 0; }

 private:
  int turns_ = 0;
};

TEST(InputStream, GivesWhatStandsBeforeDamageAndGoesOnBehindIt) {
  InputStream stream{std::make_unique<BrokenSource>()};
  ASSERT_EQ(*stream.peek(), "one\n");
  std::string line;
  EXPECT_EQ(*stream.read_line(line, 100), Got::text);
  EXPECT_EQ(line, "one");
  const auto error = stream.read_line(line, 100);
  ASSERT_FALSE(error);
  EXPECT_EQ(error.error().message, "damage");
  EXPECT_EQ(all_lines(stream), "<two>");
  const auto source = make_stream_source(InputStream{make_memory_source("left")});
  std::array<char, 10> out{};
  EXPECT_EQ(*source->read(out.data(), out.size()), 4U);
}

TEST(InputStream, AFailedReadNamesTheFile) {
  const TemporaryFolder folder;
  InputStream stream{make_file_source(
      FileDescriptor{::open(folder.path().c_str(), O_RDONLY | O_CLOEXEC)}, "a folder")};
  EXPECT_EQ(all_lines(stream), "error: cannot read a folder: is a directory");
}

}  // namespace
}  // namespace pressmark
