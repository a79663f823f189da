// SPDX-License-Identifier: GPL-2.0-or-later
//
// Closed classes: articles, pronouns, question words, conjunctions, prepositions, auxiliaries and
// the like, as a grammar lists them. None of them says what a text is about.
#include "analysis/function_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace pressmark {
namespace {

struct WordList {
  std::string_view language;
  std::span<const std::string_view> words;  // sorted by bytes
};

// Words between spaces, as the lists below have them.
consteval std::size_t count_words(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) - 1;
}

template <std::size_t count>
consteval std::array<std::string_view, count> sorted_words(std::string_view text) {
  std::array<std::string_view, count> words;
  for (std::string_view& word : words) {
    text.remove_prefix(1);
    word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
  }
  std::sort(words.begin(), words.end());
  return words;
}

// clang-format off
constexpr std::string_view arabic_words =
    " أن أنا أنت أنه أو أي أية أين أيّ إذا إلى إن اذا التي الذي الذين اللتان اللذان اللواتي الى "
    "ان انت انه او اي اين بعد بل بماذا بين تحت تكون تلك تم ثم حتى حول خلال دون ذلك ضد على عما "
    "عن عند فوق في قبل قد كان كانت كانوا كم كما كيف لأن لا لقد لكن لم لماذا لمن لن ليس ليست ما "
    "ماذا متى مع مما ممن من منذ نحن هؤلاء هذا هذه هل هم هما هن هو هي و يتم يكون ";
constexpr std::string_view german_words =
    " aber als am an auch auf aus bei beim bin bist da darf das dass daß dein dem den denn der "
    "des dich die diese diesem diesen dieser dieses dir doch dort du durch ein eine einem einen "
    "einer eines er es euch für gegen gewesen haben hat hatte hatten hier ich ihm ihn ihnen ihr "
    "ihre ihrem ihren ihrer ihres im in ist jede jeder jedes kann kein keine keinem keinen "
    "keiner konnte konnten können man mehr mein mich mir mit muss müssen nach nicht noch nur ob "
    "oder ohne sehr sein seine seinem seinen seiner seines sich sie sind so soll sollen um und "
    "uns unser unter vom von vor wann war waren warum was weil welche welchem welchen welcher "
    "welches wem wen wenn wer werden weshalb wessen wie wieso wieviel wieviele will wir wird wo "
    "wodurch wofür woher wohin wollen womit woran worauf worden wurde wurden während zu zum zur "
    "zwischen über ";
constexpr std::string_view english_words =
    " a about against all also although am among an and any are aren't as at be because been "
    "being between both but by can can't could did didn't do does doesn't doing don't done "
    "during each either for from had has have having he her here hers herself him himself his "
    "how i i'd i'll i'm i've if in into is isn't it it's its itself may me might mine more most "
    "must my myself neither no nor not of on only onto or other others our ours ourselves over "
    "own per same shall she should so some such than that the their theirs them themselves then "
    "there these they this those though through to too under upon us very via was we were what "
    "when where whether which while who whom whose why will with within without won't would yes "
    "you your yours yourself ";
constexpr std::string_view spanish_words =
    " a al aquel aquella aunque como con contra cual cuales cuando cuanta cuantas cuanto "
    "cuantos cuál cuáles cuándo cuánta cuántas cuánto cuántos cómo de del desde donde durante "
    "dónde e el ella ellas ello ellos en entre era eran es esa esas ese eso esos esta estaba "
    "estaban estar estas este esto estos está están fue fueron ha haber había habían hace hacia "
    "han hasta hay he hizo la las le les lo los me mi muy más ni no nos nosotros o otra otras "
    "otro otros para pero podía por porque porqué puede pueden que quien quienes quién quiénes "
    "qué se según ser si sido siendo sin sino sobre son su sus también te tu tú u un una unas "
    "unos vosotros y ya yo él ";
constexpr std::string_view french_words =
    " a ai après au aura aussi autre autres aux avaient avait avant avec avoir car ce ceci cela "
    "ces cet cette chaque chez combien comme comment contre dans de depuis des donc dont du dès "
    "déjà elle elles en encore entre est et eu eux faire fait il ils je jusque la laquelle le "
    "lequel les lesquelles lesquels leur leurs lorsque lui ma mais me mes moi mon même ne ni "
    "non nos notre nous on ont or ou où par parce pas pendant peut peuvent plus pour pourquoi "
    "puisque quand que quel quelle quelles quels qui quoi sa sans se selon sera seront ses si "
    "soi soit son sont sous suis sur ta tandis te tes toi ton tous tout toute toutes très tu un "
    "une vers vos votre vous y à ça étaient était été être ";
constexpr std::string_view italian_words =
    " a agli ai al alla alle allo altra altri altro anche avere aveva avevano che chi ci come "
    "con contro cosa cui da dai dal dalla degli dei del della delle dello di dopo dove durante "
    "e ed era erano essere fra gli ha hanno i il in io la le lei lo loro lui ma me mentre mi "
    "mia mio molto nei nel nella nelle noi non nostro né o ogni per perché più possono prima "
    "può quale quali quando quanta quante quanti quanto quella quelle quelli quello questa "
    "queste questi questo quindi se secondo senza si sia sono stata stati stato su sua sue sui "
    "sul sulla suo suoi sé te ti tra tu tuo un una uno vi viene voi vostro è ";
constexpr std::string_view dutch_words =
    " aan al als ander andere ben bij dan dat de der des deze die dit door een en er geen haar "
    "had hadden hebben heeft hem hen het hij hoe hoeveel hun ik in is je jij jou jouw jullie "
    "kan kon kunnen maar me meer met mij mijn moet moeten naar niet nog of om omdat onder ons "
    "onze ook op over te tegen terwijl tijdens tot tussen u uit uw van volgens voor waar waarin "
    "waarmee waarom wanneer waren was wat we wel welk welke werd werden wie wij worden wordt "
    "zal ze zeer zich zij zijn zonder zou zullen ";
constexpr std::string_view portuguese_words =
    " a ao aos após aquela aquele as até com como contra da das de desde do dos durante e ela "
    "elas ele eles em embora entre era eram essa esse esta estas estava estavam este estes está "
    "estão eu foi foram há isso isto já lhe lhes mais mas me meu mim minha muito na nas nem no "
    "nos num numa não nós o onde os ou outra outras outro outros para pela pelas pelo pelos "
    "pode podem pois por porque porquê quais qual quando quanta quantas quanto quantos que quem "
    "quê se segundo sem ser seu seus sido sobre sua suas são também te tem ter tinha tu têm um "
    "uma umas uns você vocês vós à às é ";
constexpr std::string_view russian_words =
    " а без будет будут бы был была были было быть в вам вас во вы где да для до его ее ей ему "
    "если есть ещё её же за зачем и из или им ими их к как какая какие каким какими каких "
    "какого какое какой каком какую кем ко когда кого кому которая которого которое которой "
    "которые который которых кто куда ли между меня мне мной мы на над нам нас не нем нет ни но "
    "нём о об он она они оно от откуда перед по под после почему при про с своего своей свои "
    "своим своих свой своя своё себя сколько со та так также те тебе тебя тех то того той "
    "только том тот ты у уже чего чей чем чему через что чтобы эта эти этих это этого этой этом "
    "этот я является являются ";
constexpr std::string_view chinese_words =
    " 一 一个 不 与 个 为 为什么 为何 也 了 于 什么 从 他 他们 以 会 但 位 何 何时 你 你们 几 到 及 可以 向 吗 呢 和 哪 哪个 哪些 哪儿 哪种 哪里 在 "
    "多 多少 她 她们 如何 它 它们 对 就 怎么 怎样 我 我们 或 把 是 有 比 没 没有 由 的 种 等 给 而 能 被 让 谁 这 这个 这些 那 那个 那些 都 ";
// clang-format on

constexpr auto arabic = sorted_words<count_words(arabic_words)>(arabic_words);
constexpr auto german = sorted_words<count_words(german_words)>(german_words);
constexpr auto english = sorted_words<count_words(english_words)>(english_words);
constexpr auto spanish = sorted_words<count_words(spanish_words)>(spanish_words);
constexpr auto french = sorted_words<count_words(french_words)>(french_words);
constexpr auto italian = sorted_words<count_words(italian_words)>(italian_words);
constexpr auto dutch = sorted_words<count_words(dutch_words)>(dutch_words);
constexpr auto portuguese = sorted_words<count_words(portuguese_words)>(portuguese_words);
constexpr auto russian = sorted_words<count_words(russian_words)>(russian_words);
constexpr auto chinese = sorted_words<count_words(chinese_words)>(chinese_words);

constexpr std::array<WordList, 10> word_lists{{
    {"ar", arabic},
    {"de", german},
    {"en", english},
    {"es", spanish},
    {"fr", french},
    {"it", italian},
    {"nl", dutch},
    {"pt", portuguese},
    {"ru", russian},
    {"zh", chinese},
}};

}  // namespace

bool is_function_word(std::string_view term, std::string_view language) {
  const auto list = std::find_if(word_lists.begin(), word_lists.end(),
                                 [&](const WordList& of) { return of.language == language; });
  return list != word_lists.end() &&
         std::binary_search(list->words.begin(), list->words.end(), term);
}

}  // namespace pressmark
