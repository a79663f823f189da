// SPDX-License-Identifier: GPL-2.0-or-later
//
// What operands stand for in a segment: terms of words, ordinals and terms of names.

#include "searcher/match/operands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/searcher/plans.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Operands, NamesStandForTheirSpellings) {
  const TinyArchive archive{{
      {{.id = "1", .body = "Rex Tillerson", .names = {{EntityType::person, "Rex Tillerson"}}}},
      {{.id = "2",
        .body = "Sergei Lavrov, Sergey Lavrov",
        .names = {{EntityType::person, "Sergei Lavrov"}, {EntityType::person, "Sergey Lavrov"}}}},
  }};
  const NameCatalog catalog{archive.reader()};
  const Plan plan =
      plans::all_of({plans::word("oil"), plans::none_of(plans::person("Sergei Lavrov"))});
  const Plan& lavrov = plan.children[1].children[0];
  NameOperands names{2};
  names.resolve(plan, catalog);
  EXPECT_THAT(names.ordinals(lavrov, 0), IsEmpty());
  EXPECT_THAT(names.ordinals(lavrov, 1), ElementsAre(0U, 1U));
}

}  // namespace
}  // namespace pressmark
