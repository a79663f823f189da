// SPDX-License-Identifier: GPL-2.0-or-later
//
// The outcome of an operation that can fail: a value, or an Error that says why.
//
// Result has the part of std::expected's interface that this project uses, under the same names:
// when the project moves to C++23, the class below becomes an alias and no caller changes.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "base/byte_range.h"

namespace pressmark {

/// What kind of thing went wrong. Each kind has one process exit code (see exit_code()).
enum class ErrorKind {
  bad_input,         ///< A source could not be understood; the run goes on and ends with 1.
  invalid_argument,  ///< The caller asked for something that makes no sense, a query included.
  archive,           ///< The archive is missing, locked, damaged, or of another version.
  io,                ///< The operating system refused a read or a write; the disk is full.
  limit,             ///< A limit of time or memory was reached.
};

struct Error {
  ErrorKind kind;
  std::string message;    ///< One sentence that names the file, line or word at fault.
  std::string hint = {};  ///< What the person can do about it; empty where nothing is known.
  std::optional<ByteRange> where = {};  ///< The part of the query at fault, if it was a query.
  /// The file or record at fault, as `message` names it: "news.jsonl", "a.tar/b.html"; may be
  /// empty.
  std::string path = {};
};

constexpr int exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::bad_input:
      return 1;
    case ErrorKind::invalid_argument:
      return 2;
    case ErrorKind::archive:
      return 3;
    case ErrorKind::io:
      return 4;
    case ErrorKind::limit:
      return 5;
  }
  return 2;  // not reached: every kind is named above
}

template <typename T>
class [[nodiscard]] Result {
 public:
  // NOLINTBEGIN(google-explicit-constructor): `return value;` and `return Error{...};` are the
  // point.
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}
  // NOLINTEND(google-explicit-constructor)

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  /// The value. Requires has_value().
  T& operator*() & { return std::get<0>(state_); }
  const T& operator*() const& { return std::get<0>(state_); }
  T&& operator*() && { return std::get<0>(std::move(state_)); }
  T* operator->() { return &**this; }
  const T* operator->() const { return &**this; }

  /// Why there is no value. Requires !has_value().
  const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }

 private:
  std::variant<T, Error> state_;
};

/// The outcome of an operation that has nothing to return: `return ok;`
using Status = Result<std::monostate>;
inline constexpr std::monostate ok{};

}  // namespace pressmark
