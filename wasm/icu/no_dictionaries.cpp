// In place of ICU's brkeng.cpp, dictbe.cpp and lstmbe.cpp: scripts that are cut
// into words by dictionary (Thai, Khmer, Chinese …) have none in our data, and so
// come out as one word a run, which is what ICU itself does without its
// dictionaries. Leaving them out saves a quarter of the engine: they alone need
// sets of characters by pattern, and with them every property's name.
#include "brkeng.h"

U_NAMESPACE_BEGIN

LanguageBreakEngine::LanguageBreakEngine() {}
LanguageBreakEngine::~LanguageBreakEngine() {}
LanguageBreakFactory::LanguageBreakFactory() {}
LanguageBreakFactory::~LanguageBreakFactory() {}

UnhandledEngine::UnhandledEngine(UErrorCode&) : fHandled(nullptr) {}
UnhandledEngine::~UnhandledEngine() {}
UBool UnhandledEngine::handles(UChar32) const { return true; }
void UnhandledEngine::handleCharacter(UChar32) {}
int32_t UnhandledEngine::findBreaks(UText* text, int32_t, int32_t end, UVector32&, UBool, UErrorCode&) const {
  utext_setNativeIndex(text, end);
  return 0;
}

ICULanguageBreakFactory::ICULanguageBreakFactory(UErrorCode&) : fEngines(nullptr) {}
ICULanguageBreakFactory::~ICULanguageBreakFactory() {}
const LanguageBreakEngine* ICULanguageBreakFactory::getEngineFor(UChar32) { return nullptr; }
const LanguageBreakEngine* ICULanguageBreakFactory::loadEngineFor(UChar32) { return nullptr; }
DictionaryMatcher* ICULanguageBreakFactory::loadDictionaryMatcherFor(UScriptCode) { return nullptr; }

U_NAMESPACE_END
