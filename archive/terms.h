// SPDX-License-Identifier: GPL-2.0-or-later
//
// The terms of the Xapian database, spelled in one place. None is longer than Xapian can take:
// what does not fit becomes its first bytes and a hash of the whole.
#pragma once

#include <string>
#include <string_view>

#include "schema/date.h"
#include "schema/entity.h"
#include "schema/fields.h"

namespace pressmark {

std::string id_term(std::string_view article_id);
std::string entity_term(EntityType type, std::string_view spelling);

/// `folded_value` as fold_keyword() gives it. Requires field.kind == FieldKind::keyword.
std::string keyword_term(const Field& field, std::string_view folded_value);

std::string day_term(Date date);    ///< D20170216
std::string month_term(Date date);  ///< M201702
std::string year_term(Date date);   ///< Y2017

}  // namespace pressmark
