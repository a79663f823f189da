// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which key of a record, or column of a table, tells which field of an article.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/sources/record_fields.h"

namespace pressmark {

struct KeyMeaning {
  RecordField field;
  std::size_t rank;  ///< Of several keys with a value, that of the lowest tells the field.
};

/// Keys are given as paths: a key, or those of objects in each other with dots between
/// ("fields.body"). Capitals do not matter, but a key that is spelled as it is known ranks before
/// the same with other capitals. What stands in one of record_wrappers ranks behind what does not.
class RecordKeys {
 public:
  /// `field_map`: ReadOptions::field_map. A field that is in it has the one key that it names.
  explicit RecordKeys(const std::map<std::string, std::string>& field_map = {});

  /// More than one only if the map gives a key to several fields.
  std::vector<KeyMeaning> meanings(std::string_view path) const;

  /// Whether an object of that path holds what the record says, and is no value itself.
  static bool is_wrapper(std::string_view path);

  /// Whether a key in an object of that path may have a meaning.
  bool may_hold(std::string_view path) const;

 private:
  struct Known {
    std::string spelling;
    RecordField field;
    std::size_t rank;
  };

  // Both in small letters: keys, and the objects that paths of keys lead through.
  std::unordered_map<std::string, std::vector<Known>> known_;
  std::unordered_set<std::string> holders_;
};

}  // namespace pressmark
