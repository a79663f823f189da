// SPDX-License-Identifier: GPL-2.0-or-later
//
// Writes JSON: same calls, same bytes. Keys come out in the order they are written.
//
//   JsonWriter json;
//   json.begin_object().key("total").value(3).key("exact").value(true).end_object();
//   json.take()  ->  {"total":3,"exact":true}
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pressmark {

/// Strings are escaped per RFC 8259; also escaped are DEL, C1, U+2028, U+2029 and the bidi controls
/// that escape_for_terminal() lists, so that JSON printed to a terminal is harmless too. Ill-formed
/// UTF-8 becomes U+FFFD. Calls that do not make one well-formed value abort.
class JsonWriter {
 public:
  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);

  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view{text}); }
  JsonWriter& value(bool flag);
  JsonWriter& value(double number);  ///< Shortest text that reads back to the same double.
  JsonWriter& value_fixed(double number, int decimals);  ///< 12.31 as "12.31": for people.
  JsonWriter& null();
  /// An array of strings, or of views of them.
  template <typename Texts>
  JsonWriter& texts(const Texts& list) {
    begin_array();
    for (const std::string_view text : list)
      value(text);
    return end_array();
  }

  template <std::integral T>
  requires(!std::same_as<T, bool> && !std::same_as<T, char>) JsonWriter& value(T number) {
    if constexpr (std::signed_integral<T>) {
      return signed_integer(static_cast<std::int64_t>(number));
    } else {
      return unsigned_integer(static_cast<std::uint64_t>(number));
    }
  }

  /// The finished text; the writer is empty again. Requires every object and array to be closed.
  std::string take();

 private:
  JsonWriter& signed_integer(std::int64_t number);
  JsonWriter& unsigned_integer(std::uint64_t number);
  void before_value();

  std::string out_;
  std::vector<bool> has_elements_;  // one per open object or array
  bool after_key_ = false;
};

}  // namespace pressmark
