// SPDX-License-Identifier: GPL-2.0-or-later
//
// Names as English-language papers would spell them, give or take a vowel.
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "analysis/fold.h"

namespace pressmark {
namespace {

TEST(ToLatin, Names) {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"", ""},
      {"Sergei Lavrov", "Sergei Lavrov"},
      {"Erdoğan & Müller", "Erdoğan & Müller"},
      {"Лавров", "Lavrov"},
      {"Сергей Лавров", "Sergey Lavrov"},
      {"Игорь Ильич", "Igor Ilich"},
      {"Київ", "Kyyiv"},
      {"Володимир Зеленський, Україна", "Volodymyr Zelenskyy, Ukrayina"},
      {"Аляксандр Лукашэнка, Быкаў", "Alyaksandr Lukashenka, Bykaw"},
      {"Александар Вучић", "Aleksandar Vucic"},
      {"Αλέξης Τσίπρας", "Alexis Tsipras"},
      {"中文 Лавров 東京", "中文 Lavrov 東京"},
      {"トヨタ さくら", "トヨタ さくら"},
      {"Müller и Лавров", "Müller i Lavrov"},
      {"محمد", "mhmd"},
      {"김정은", "gimjeong-eun"},
  };
  for (const auto& [name, expected] : rows)
    EXPECT_EQ(to_latin(name), expected) << name;
}

TEST(ToLatin, IsSafeToShareBetweenThreads) {
  std::vector<std::thread> threads;
  std::vector<std::string> results(4);
  for (std::string& result : results) {
    threads.emplace_back([&result] {
      for (int i = 0; i < 200; ++i)
        result = to_latin("Лавров Τσίπρας محمد");
    });
  }
  for (std::thread& thread : threads)
    thread.join();
  for (const std::string& result : results)
    EXPECT_EQ(result, "Lavrov Tsipras mhmd");
}

}  // namespace
}  // namespace pressmark
