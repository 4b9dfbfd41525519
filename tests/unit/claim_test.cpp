#include "claim/claim.h"

#include <gtest/gtest.h>

#include "claim/claim_score.h"
#include "quantity/quantity.h"
#include "support.h"

namespace citelight {
namespace {

struct Made {
  Document document;
  std::vector<Attribution> attributions;

  explicit Made(std::u16string text) {
    document.text = std::move(text);
    document.blocks.push_back({{0, static_cast<std::uint32_t>(document.text.size())}, BlockKind::paragraph});
  }
  Span at(std::u16string_view words) const {
    const auto begin = static_cast<std::uint32_t>(document.text.find(words));
    return {begin, static_cast<std::uint32_t>(begin + words.size())};
  }
  Made& link(std::u16string_view on, std::string url) {
    document.links.push_back({at(on), std::move(url), LinkKind::body});
    return *this;
  }
  Made& says(std::u16string_view source, std::u16string_view cue, std::u16string_view content) {
    Attribution a;
    a.source.push_back(at(source));
    a.cue.push_back(at(cue));
    a.content.push_back(at(content));
    attributions.push_back(std::move(a));
    return *this;
  }
  std::vector<Claim> claims(const std::string& lang) const {
    const auto tokens = tokenise(document.text, test::pack(lang));
    const Reading reading(document.text, tokens, test::pack(lang));
    const auto sentences = segment(document, reading);
    return find_claims(document, reading, sentences, find_quantities(document, reading, sentences), attributions);
  }
  std::vector<std::u16string> pieces(const std::string& lang) const {
    std::vector<std::u16string> out;
    for (const Claim& c : claims(lang)) out.push_back(document.text.substr(c.where.begin, c.where.size()));
    return out;
  }
};

using Strings = std::vector<std::u16string>;

TEST(Claims, AreSentencesWithSomethingToCheck) {
  EXPECT_EQ(Made(u"Good evening. The mine produced 40,000 tonnes last year. Who would say so?").pieces("en"),
            (Strings{u"The mine produced 40,000 tonnes last year."}));
  EXPECT_EQ(Made(u"Bonsoir. La mine a produit 40 000 tonnes l’an dernier. Qui le dirait ?").pieces("fr"),
            (Strings{u"La mine a produit 40 000 tonnes l’an dernier."}));
}

TEST(Claims, NeedNoFigureWhereALinkCites) {
  EXPECT_EQ(Made(u"They tore the fence down again.")
                .link(u"tore the fence down", "https://gazette.example/2024/fence-torn-down")
                .pieces("en")
                .size(),
            1u);
  EXPECT_TRUE(Made(u"They tore the fence down again.").link(u"fence", "https://gazette.example/tag/fence/").pieces("en").empty());
}

TEST(Claims, PartWhereTwoFiguresHaveTheirOwnLinks) {
  EXPECT_EQ(Made(u"More than 900 villagers have fled so far, including over 300 children, the Harbour Trust said.")
                .link(u"900 villagers have fled", "https://a.example/2024/villagers-flee")
                .link(u"over 300 children", "https://b.example/2024/children-among-them")
                .says(u"the Harbour Trust", u"said", u"More than 900 villagers have fled so far, including over 300 children")
                .pieces("en"),
            (Strings{u"More than 900 villagers have fled so far", u"including over 300 children, the Harbour Trust said."}));
}

TEST(Claims, PartBetweenTwoSpeakers) {
  EXPECT_EQ(Made(u"La mairie d’Auzelle a dénoncé « une attaque », tandis que le préfet saluait « un progrès ».")
                .says(u"La mairie d’Auzelle", u"a dénoncé", u"« une attaque »")
                .says(u"le préfet", u"saluait", u"« un progrès »")
                .pieces("fr"),
            (Strings{u"La mairie d’Auzelle a dénoncé « une attaque »", u"tandis que le préfet saluait « un progrès »."}));
}

TEST(Claims, StayWholeWhereOneSpeakerGoesOn) {
  Made made(u"Le préfet s’était dit « consterné par le bilan de la nuit », rappelant que « le port reste fermé aux grands navires ».");
  made.says(u"Le préfet", u"s’était dit", u"« consterné par le bilan de la nuit »");
  Attribution more;
  more.cue.push_back(made.at(u"rappelant"));
  more.content.push_back(made.at(u"que « le port reste fermé aux grands navires »"));
  made.attributions.push_back(more);
  EXPECT_EQ(made.pieces("fr").size(), 1u);
}

TEST(Claims, PartFromAQuotationThatNobodyIsFoundToSay) {
  EXPECT_EQ(Made(u"“Nobody in this town paid for it,” Okafor began, before she was asked about the festival that the town plans to hold.")
                .link(u"plans to hold", "https://bayherald.example/2025/06/harbour-festival-is-back")
                .pieces("en"),
            (Strings{u"“Nobody in this town paid for it,” Okafor began",
                     u"before she was asked about the festival that the town plans to hold."}));
}

TEST(Claims, KeepWordsBetweenMarksThatAreAPartOfTheSentence) {
  EXPECT_EQ(Made(u"The treaty binds the town to agree to the plan, and to help it “by all the means that it has”.")
                .link(u"binds the town", "https://treaties.example/en/harbour/article-59")
                .pieces("en")
                .size(),
            1u);
  EXPECT_EQ(Made(u"Le 4 mars, une enquête a été ouverte contre le port pour « recel et abus de biens communs du port ».")
                .link(u"Le 4 mars", "https://courrier.example/2024/03/enquete-ouverte-port")
                .pieces("fr")
                .size(),
            1u);
}

TEST(Claims, KeepWhatLeadsToAQuotation) {
  EXPECT_EQ(Made(u"Anna Bradley wrote in Labour Weekly about the vote, “It is the first time in 25 years that the crews have won.”")
                .link(u"wrote", "https://labourweekly.example/2021/11/crews-have-won-the-vote")
                .pieces("en")
                .size(),
            1u);
}

// How many claims a sentence makes that links a guide.
std::size_t linked(const char16_t* text, const char16_t* on, const char* lang) {
  return Made(text).link(on, "https://gazette.example/guides/ferries-of-the-coast-explained").pieces(lang).size();
}

TEST(Claims, AreNotWhatOnlyShowsAWay) {
  EXPECT_EQ(linked(u"Check out our guide to the ferries of the coast.", u"our guide", "en"), 0u);
  EXPECT_EQ(linked(u"If you need help with your ticket, visit Harbour Advice.", u"Harbour Advice", "en"), 0u);
  EXPECT_EQ(linked(u"To see the whole list, click here.", u"click here", "en"), 0u);
  EXPECT_EQ(linked(u"Source: the yearly report of the Harbour Office.", u"yearly report", "en"), 0u);
  EXPECT_EQ(linked(u"People who visit the islands tore down the fence.", u"tore down the fence", "en"), 1u);
  EXPECT_EQ(linked(u"After the storm, visit numbers fell on the islands.", u"numbers fell", "en"), 1u);
  EXPECT_EQ(linked(u"Check out our guide: 40 ferries were sold.", u"our guide", "en"), 1u);
  EXPECT_EQ(linked(u"Rendez-vous sur ce site pour remplir un formulaire.", u"ce site", "fr"), 0u);
  EXPECT_EQ(linked(u"Pour lire tous les articles sur le port c’est ici.", u"les articles sur le port", "fr"), 0u);
  EXPECT_EQ(linked(u"Source : rapport annuel de la capitainerie du port.", u"rapport annuel", "fr"), 0u);
  EXPECT_EQ(linked(u"Le maire avait pris rendez-vous avec la capitainerie.", u"avait pris rendez-vous", "fr"), 1u);
}

TEST(Claims, AreWhatAnAdverbialOpensOrANounLikeAnInvitationStarts) {
  EXPECT_EQ(linked(u"For the full crew, the new rota caused longer nights than before.", u"longer nights", "en"), 1u);
  EXPECT_EQ(linked(u"For the full crew the new rota caused longer nights.", u"longer nights", "en"), 1u);
  EXPECT_EQ(linked(u"To find out more, the divers went down to the wreck again.", u"went down to the wreck", "en"), 1u);
  EXPECT_EQ(linked(u"Visit numbers have fallen on all the islands.", u"have fallen", "en"), 1u);
  EXPECT_EQ(linked(u"Click rates were higher on the ferry’s own page.", u"higher", "en"), 1u);
  EXPECT_EQ(linked(u"Listen to music more often and you live longer.", u"live longer", "en"), 1u);
  EXPECT_EQ(linked(u"Read more books and you forget less of them.", u"forget less", "en"), 1u);
  // No less checkable for how they begin.
  EXPECT_EQ(Made(u"Visit numbers have fallen in every port since the tax was raised.").pieces("en").size(), 1u);
  EXPECT_EQ(Made(u"À voir les relevés, le port a perdu la moitié des bateaux.").pieces("fr").size(), 1u);
  EXPECT_EQ(Made(u"Pour s’inscrire, tous les marins ont payé plus que les passeurs.").pieces("fr").size(), 1u);
  EXPECT_EQ(linked(u"For the full timetable, visit the harbour’s page.", u"the harbour’s page", "en"), 0u);
  EXPECT_EQ(linked(u"For more on the ferries: the guide of the coast.", u"the guide of the coast", "en"), 0u);
  EXPECT_EQ(linked(u"To read the full story of the wreck click here.", u"click here", "en"), 0u);
  EXPECT_EQ(linked(u"Visit Harbour Advice for help with the ticket.", u"Harbour Advice", "en"), 0u);
  EXPECT_EQ(linked(u"Listen to our programme on the ferries and the coast.", u"our programme", "en"), 0u);
  EXPECT_EQ(linked(u"Pour s’inscrire, les marins doivent payer plus cher.", u"payer plus cher", "fr"), 1u);
  EXPECT_EQ(linked(u"Pour lire, beaucoup de marins louent une lampe au port.", u"louent une lampe", "fr"), 1u);
  EXPECT_EQ(linked(u"À voir les relevés, le port se vide depuis des mois.", u"se vide", "fr"), 1u);
  EXPECT_EQ(linked(u"Écoutez de la musique et vous vivrez plus longtemps.", u"plus longtemps", "fr"), 1u);
  EXPECT_EQ(linked(u"Pour s’inscrire, cliquez sur la page de la capitainerie.", u"la page de la capitainerie", "fr"), 0u);
  EXPECT_EQ(linked(u"Pour en savoir plus sur le port : le guide de la côte.", u"le guide de la côte", "fr"), 0u);
  EXPECT_EQ(linked(u"À voir dans le guide de la côte et des îles.", u"le guide de la côte", "fr"), 0u);
  EXPECT_EQ(linked(u"Écoutez notre émission sur les bacs et la côte.", u"notre émission", "fr"), 0u);
}

TEST(Claims, AreNotATitleForItsLink) {
  Made made(u"The last dance of the year, The Ferryman of Mole");
  made.link(u"The Ferryman of Mole", "https://gazette.example/review/ferryman-of-mole-12345");
  EXPECT_EQ(made.pieces("en").size(), 1u);
  for (const BlockKind kind : {BlockKind::heading, BlockKind::caption}) {
    made.document.blocks[0].kind = kind;
    EXPECT_TRUE(made.claims("en").empty());
  }
}

TEST(Claims, KeepALinkedTagWithItsQuotation) {
  EXPECT_EQ(Made(u"« Douze élus du port ont été entendus », peut-on lire dans Les Échos.")
                .link(u"peut-on lire dans Les Échos", "https://www.lesechos.fr/regions/douze-elus-1154494")
                .pieces("fr")
                .size(),
            1u);
}

TEST(Claims, StayWholeForTwoLinksSideBySide) {
  EXPECT_EQ(Made(u"The director is in talks to write it, according to reports from Bay Herald and Quay Times.")
                .link(u"Bay Herald", "https://bayherald.example/2024/talks-to-write")
                .link(u"Quay Times", "https://quaytimes.example/2024/director-talks")
                .pieces("en")
                .size(),
            1u);
}

TEST(Claims, ScoreFiguresAboveOpinions) {
  const auto score = [](const char16_t* text) {
    const auto claims = Made(text).claims("en");
    return claims.empty() ? 0.0 : claims[0].score;
  };
  const double figure = score(u"Unemployment rose by 12 percent between 2008 and 2010.");
  const double act = score(u"The senate voted against the bill because of the deficit.");
  const double opinion = score(u"I think we should all be proud of 2 such wonderful people.");
  EXPECT_GT(figure, act);
  EXPECT_GT(act, opinion);
}

TEST(Claims, LeaveOutWhatStandsBeside) {
  Made made(u"It cost 40 million dollars.");
  made.document.blocks[0].kind = BlockKind::embed;
  EXPECT_TRUE(made.claims("en").empty());
}

}  // namespace
}  // namespace citelight
