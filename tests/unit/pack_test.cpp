#include "citelight/pack.h"

#include <gtest/gtest.h>

#include "../fuzz/pack_of.h"
#include "pack/lexicon.h"
#include "pack/settings.h"
#include "support.h"

namespace citelight {
namespace {

using test::pack_bytes;

TEST(Pack, ReadsWhatPackcWrote) {
  const Pack& fr = test::pack("fr");
  EXPECT_EQ(fr.lang(), "fr");
  EXPECT_EQ(fr.setting("decimal"), ",");
  const auto month = fr.word(u"janvier");
  ASSERT_NE(month, 0u);
  EXPECT_TRUE(fr.categories(month).meets(bit(Category::month)));
  EXPECT_EQ(fr.word(u"xyzzy"), 0u);
}

TEST(Pack, TakesFromCldr) {
  const std::pair<const char*, const char16_t*> words[] = {
      {"fr", u"milliards"}, {"fr", u"kilomètres"}, {"fr", u"vingt"},  {"fr", u"yens"},     {"fr", u"févr"},
      {"en", u"billion"},   {"en", u"kilometers"}, {"en", u"twenty"}, {"en", u"japanese"}, {"en", u"october"}};
  for (const auto& [lang, word] : words) EXPECT_NE(test::pack(lang).word(word), 0u) << lang;
}

TEST(Pack, RefusesEachFlippedByte) {
  auto bytes = pack_bytes("en");
  ASSERT_GT(bytes.size(), 100u);
  for (std::size_t at = 0; at < bytes.size(); at += 1 + bytes.size() / 500) {
    bytes[at] ^= 0x41;
    EXPECT_FALSE(Pack::read(bytes)) << at;
    bytes[at] ^= 0x41;
  }
}

TEST(Pack, RefusesEachCutEnd) {
  const auto bytes = pack_bytes("en");
  for (std::size_t size = 0; size < bytes.size(); size += 1 + bytes.size() / 300) {
    EXPECT_FALSE(Pack::read(std::span(bytes).first(size))) << size;
  }
}

// What fuzzing starts from has something of each part of a pack. Where this fails, the seed is of another format.
TEST(Pack, ReadsTheSeedOfItsFuzzing) {
  const auto pack = Pack::read(test::pack_of(test::read_bytes(PACK_SEED)));
  ASSERT_TRUE(pack) << pack.error().message;
  EXPECT_EQ(pack->text(0), "lemonde.fr outlet");
}

// Of another version: its settings and categories stand in other places.
TEST(Pack, RefusesOneThatWasMadeWithAnotherEngine) {
  auto bytes = pack_bytes("en");
  bytes[8] ^= 1;
  const auto pack = Pack::read(bytes);
  ASSERT_FALSE(pack);
  EXPECT_EQ(pack.error().message, "language pack was made with another engine");
}

// Some are written with their phrase's own letters left out.
TEST(Pack, SaysTextsWhole) {
  const Pack& fr = test::pack("fr");
  const auto text_of = [&](const char16_t* word) -> std::string_view {
    for (const Phrase& p : fr.alone(fr.word(word))) {
      if (p.category == static_cast<std::uint8_t>(Category::outlet)) return fr.text(p.value);
    }
    return {};
  };
  EXPECT_EQ(text_of(u"reuters"), "reuters.com outlet");
  EXPECT_EQ(text_of(u"libération"), "liberation.fr outlet");
  EXPECT_TRUE(fr.class_of(fr.alone(fr.word(u"ministre")).front().value) == "person");
  EXPECT_TRUE(fr.choice("head_noun") == "first");
  EXPECT_TRUE(fr.choice("thatless") == ClassName());
}

TEST(Engine, SaysWhatItMisses) {
  const Engine none;
  EXPECT_EQ(none.analyse_json(R"({"id":1,"text":"a"})"), R"({"id":1,"error":"no language pack is loaded"})");
  EXPECT_EQ(test::engine().analyse_json(R"({"id":1,"lang":"xx","text":"a"})"), R"({"id":1,"error":"no language pack for \"xx\""})");
  Engine reads;
  ASSERT_TRUE(reads.add_pack(pack_bytes("en")));
  const char* const pair = R"({"id":1,"claim":{"lang":"en","text":"It cost 3 euros."},"source":{"lang":"en","text":"It cost 3 euros."}})";
  EXPECT_EQ(reads.verify_json(pair), R"({"id":1,"error":"no pack of concepts for \"en\""})");
  ASSERT_TRUE(reads.add_pack(pack_bytes("en.concepts")));
  EXPECT_FALSE(is_error(reads.verify_json(pair)));
}

// Many a Spanish word is spelled like a French one; the French article is as short.
TEST(Engine, TakesAKinLanguageForNoneOfItsOwn) {
  const auto answer = [](const std::string& text) { return test::engine().analyse_json(R"({"id":1,"text":")" + text + R"("})"); };
  EXPECT_EQ(answer("El metro de Alarcos pierde uno de cada cinco trenes. Suprimió 1.240 trenes en 2023, según un informe de la inspección. "
                   "Pagamos treinta años de abandono, dijo el martes su directora, Elena Robles. El billete subirá de 1,50 a 1,65 euros el "
                   "1 de julio, un 10 % más, y afectará a 41.500 viajeros."),
            R"({"id":1,"error":"no language pack for what the text is written in"})");
  EXPECT_NE(
      answer("Le port de Brévan a perdu un bateau sur cinq en 2023, selon l’inspection. La directrice, Hélène Abadie, a dit mardi que "
             "l’heure est venue de payer les années d’abandon et que le prix du billet ne bougera pas sur l’île pendant un an.")
          .find(R"("lang":"fr")"),
      std::string::npos);
}

TEST(Engine, ReadsNoLanguageOfWhichItHasConceptsAlone) {
  Engine e;
  ASSERT_TRUE(e.add_pack(pack_bytes("en.concepts")));
  EXPECT_TRUE(e.languages().empty());
  EXPECT_EQ(e.analyse_json(R"({"id":1,"lang":"en","text":"a"})"), R"({"id":1,"error":"no language pack is loaded"})");
}

}  // namespace
}  // namespace citelight
