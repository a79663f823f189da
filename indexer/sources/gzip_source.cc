// SPDX-License-Identifier: GPL-2.0-or-later
//
// zlib's inflate, member by member. libarchive has a reader for gzip, too, but that one ends at the
// first damaged member.

#include "indexer/sources/gzip_source.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <new>
#include <optional>
#include <string_view>
#include <utility>

#include <zlib.h>

namespace pressmark {

namespace {

// The first three bytes of every member: the magic number, and deflate.
constexpr std::string_view member_start{"\x1F\x8B\x08"};

// A file of nothing but damaged members must not fill the report.
constexpr int max_damaged_members = 1000;

class GzipSource : public ByteSource {
 public:
  GzipSource(std::unique_ptr<ByteSource> packed, std::string name, const UnpackLimits& limits)
      : packed_(std::move(packed)), name_(std::move(name)), limits_(limits) {
    constexpr int gzip_window = 15 + 16;  // the largest window, and gzip's header around it
    if (inflateInit2(&stream_, gzip_window) != Z_OK) throw std::bad_alloc{};
  }
  ~GzipSource() override { inflateEnd(&stream_); }

  Result<std::size_t> read(char* out, std::size_t size) override;
  std::uint64_t file_bytes() const override { return packed_->file_bytes(); }

 private:
  // within: in a member. between: at its end. lost: behind damage. done: at the end of everything.
  enum class State : std::uint8_t { within, between, lost, done };

  Status fill();
  Status begin_member();
  Status find_member();
  Result<std::size_t> inflate_some(char* out, std::size_t size);
  Error damaged(std::string_view what);

  std::unique_ptr<ByteSource> packed_;
  std::string name_;
  UnpackLimits limits_;
  z_stream stream_{};
  std::array<char, 1U << 16U> input_{};  // what stream_.next_in points into
  bool at_input_end_ = false;
  State state_ = State::within;
  std::optional<Error> pending_;  // comes up once the bytes before the damage are handed out
  int damaged_members_ = 0;
  std::uint64_t unpacked_ = 0;
};

Bytef* as_zlib(char* bytes) {
  return reinterpret_cast<Bytef*>(bytes);
}

// Appends to what is left of the input.
Status GzipSource::fill() {
  char* const left = reinterpret_cast<char*>(stream_.next_in);
  if (stream_.avail_in > 0) std::copy(left, left + stream_.avail_in, input_.data());
  stream_.next_in = as_zlib(input_.data());
  const Result<std::size_t> got =
      packed_->read(input_.data() + stream_.avail_in, input_.size() - stream_.avail_in);
  if (!got) return got.error();
  at_input_end_ = *got == 0;
  stream_.avail_in += static_cast<uInt>(*got);
  return ok;
}

Error GzipSource::damaged(std::string_view what) {
  const bool is_over = at_input_end_ && stream_.avail_in == 0;
  state_ = ++damaged_members_ < max_damaged_members && !is_over ? State::lost : State::done;
  return {.kind = ErrorKind::bad_input, .message = name_ + ": " + std::string{what}, .path = name_};
}

// Behind a member: goes on with the next, or is done.
Status GzipSource::begin_member() {
  while (stream_.avail_in < member_start.size() && !at_input_end_) {
    if (Status filled = fill(); !filled) return filled;
  }
  const std::string_view rest{reinterpret_cast<const char*>(stream_.next_in), stream_.avail_in};
  if (rest.starts_with(member_start)) {
    inflateReset(&stream_);
    state_ = State::within;
  } else {
    state_ = State::done;  // padding, or something that gzip also passes over
  }
  return ok;
}

// Behind damage: passes over bytes up to what looks like a member.
Status GzipSource::find_member() {
  while (state_ == State::lost) {
    std::string_view rest{reinterpret_cast<const char*>(stream_.next_in), stream_.avail_in};
    const std::size_t found = rest.find(member_start);
    const std::size_t keep = member_start.size() - 1;  // it may begin in the last two bytes
    const std::size_t skip =
        found != std::string_view::npos ? found : rest.size() - std::min(rest.size(), keep);
    stream_.next_in += skip;
    stream_.avail_in -= static_cast<uInt>(skip);
    if (found != std::string_view::npos) return begin_member();
    if (at_input_end_) {
      state_ = State::done;
    } else if (Status filled = fill(); !filled) {
      return filled;
    }
  }
  return ok;
}

Result<std::size_t> GzipSource::inflate_some(char* out, std::size_t size) {
  stream_.next_out = as_zlib(out);
  stream_.avail_out =
      static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
  const uInt room = stream_.avail_out;
  const int code = inflate(&stream_, Z_NO_FLUSH);
  const std::size_t count = room - stream_.avail_out;
  unpacked_ += count;
  if (code == Z_MEM_ERROR) throw std::bad_alloc{};
  if (code == Z_STREAM_END) {
    state_ = State::between;
  } else if (code != Z_OK && code != Z_BUF_ERROR) {
    // Past the byte at fault, so that the search for the next member cannot find this one again.
    if (stream_.avail_in > 0) {
      ++stream_.next_in;
      --stream_.avail_in;
    }
    pending_ = damaged("damaged gzip data");
  } else if (count == 0 && stream_.avail_in == 0 && at_input_end_) {
    pending_ = damaged("the gzip data end early");
  }
  return count;
}

Result<std::size_t> GzipSource::read(char* out, std::size_t size) {
  while (true) {
    if (pending_) return *std::exchange(pending_, std::nullopt);
    if (state_ == State::between) {
      if (Status begun = begin_member(); !begun) return std::move(begun).error();
    } else if (state_ == State::lost) {
      if (Status found = find_member(); !found) return std::move(found).error();
    }
    if (state_ == State::done) return std::size_t{0};
    if (stream_.avail_in == 0 && !at_input_end_) {
      if (Status filled = fill(); !filled) return std::move(filled).error();
    }
    const Result<std::size_t> count = inflate_some(out, size);
    if (std::optional<Error> bomb = check_expansion(limits_, unpacked_, file_bytes(), name_)) {
      state_ = State::done;
      return *std::move(bomb);
    }
    if (*count > 0) return count;
  }
}

// `window_bits` as inflateInit2() takes them.
std::optional<std::string> inflate_as(int window_bits, std::string packed,
                                      std::uint64_t max_bytes) {
  z_stream stream{};
  stream.next_in = as_zlib(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  if (inflateInit2(&stream, window_bits) != Z_OK) throw std::bad_alloc{};
  std::string text;
  std::array<char, 1U << 14U> block{};
  int code = Z_OK;
  while (code == Z_OK && text.size() <= max_bytes) {
    stream.next_out = as_zlib(block.data());
    stream.avail_out = static_cast<uInt>(block.size());
    code = inflate(&stream, Z_NO_FLUSH);
    text.append(block.data(), block.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (code == Z_MEM_ERROR) throw std::bad_alloc{};
  if (code != Z_STREAM_END || text.size() > max_bytes) return std::nullopt;
  return text;
}

}  // namespace

std::optional<std::string> inflate_deflate(std::string_view packed, std::uint64_t max_bytes) {
  if (packed.size() > std::numeric_limits<uInt>::max()) return std::nullopt;
  constexpr int largest_window = 15;
  std::optional<std::string> text = inflate_as(largest_window, std::string{packed}, max_bytes);
  return text ? std::move(text) : inflate_as(-largest_window, std::string{packed}, max_bytes);
}

std::unique_ptr<ByteSource> make_gzip_source(std::unique_ptr<ByteSource> packed, std::string name,
                                             const UnpackLimits& limits) {
  return std::make_unique<GzipSource>(std::move(packed), std::move(name), limits);
}

}  // namespace pressmark
