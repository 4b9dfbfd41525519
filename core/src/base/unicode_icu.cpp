// The Unicode library natively: ICU.
#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/rbbi.h>
#include <unicode/uchar.h>
#include <unicode/udata.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

#include <cstring>
#include <memory>

#include "base/unicode_library.h"

namespace citelight::unicode::library {
namespace {

using Breaker = std::unique_ptr<icu::BreakIterator>;

// ICU's compiled rules by name, as createWordInstance(root) finds them, without locales and resource bundles on the way.
// The rules stay open as long as the program runs: clones of the breaker read them.
struct Compiled {
  UDataMemory* rules = nullptr;
  Breaker breaker;
};

Compiled compiled(const char* name) {
  struct Header {  // the start of ICU's RBBIDataHeader
    std::uint32_t magic, format, length;
  } header;
  UErrorCode error = U_ZERO_ERROR;
  UDataMemory* rules = udata_open(U_ICUDATA_NAME "-brkitr", "brk", name, &error);
  if (U_FAILURE(error)) return {};
  const auto* bytes = static_cast<const std::uint8_t*>(udata_getMemory(rules));
  std::memcpy(&header, bytes, sizeof header);
  Breaker made(new icu::RuleBasedBreakIterator(bytes, header.length, error));
  if (U_FAILURE(error)) made.reset();
  return {rules, std::move(made)};
}

// Opening one costs far more than a short text's pass; cloning does not.
const icu::BreakIterator* prototype(bool sentences) {
  static const Compiled word = compiled("word");
  static const Compiled sentence = compiled("sent");
  return (sentences ? sentence : word).breaker.get();
}

const icu::Normalizer2* folder() {
  static const icu::Normalizer2* const instance = [] {
    UErrorCode error = U_ZERO_ERROR;
    const auto* made = icu::Normalizer2::getNFKCCasefoldInstance(error);
    return U_SUCCESS(error) ? made : nullptr;
  }();
  return instance;
}

Breaker open(bool sentences, std::u16string_view text, UText* buffer) {
  const icu::BreakIterator* from = prototype(sentences);
  if (from == nullptr) return nullptr;
  Breaker breaker(from->clone());
  UErrorCode error = U_ZERO_ERROR;
  utext_openUChars(buffer, text.data(), static_cast<int64_t>(text.size()), &error);
  breaker->setText(buffer, error);
  return U_SUCCESS(error) ? std::move(breaker) : nullptr;
}

}  // namespace

std::vector<Segment> words(std::u16string_view text) {
  std::vector<Segment> out;
  if (text.empty()) return out;
  UText buffer = UTEXT_INITIALIZER;
  const Breaker breaker = open(false, text, &buffer);
  if (!breaker) return out;
  out.reserve(text.size() / 3);
  std::uint32_t begin = 0;
  for (int32_t at = breaker->next(); at != icu::BreakIterator::DONE; at = breaker->next()) {
    const auto end = static_cast<std::uint32_t>(at);
    const int32_t status = breaker->getRuleStatus();
    SegmentKind kind = SegmentKind::other;
    if (status >= UBRK_WORD_NUMBER && status < UBRK_WORD_NUMBER_LIMIT) {
      kind = SegmentKind::number;
    } else if (status >= UBRK_WORD_LETTER) {
      kind = SegmentKind::word;
    } else if (is_space(text[begin])) {
      kind = SegmentKind::space;
    }
    out.push_back({{begin, end}, kind});
    begin = end;
  }
  utext_close(&buffer);
  return out;
}

std::vector<std::uint32_t> sentence_ends(std::u16string_view text) {
  std::vector<std::uint32_t> out;
  if (text.empty()) return out;
  UText buffer = UTEXT_INITIALIZER;
  const Breaker breaker = open(true, text, &buffer);
  if (!breaker) return out;
  for (int32_t at = breaker->next(); at != icu::BreakIterator::DONE; at = breaker->next()) {
    out.push_back(static_cast<std::uint32_t>(at));
  }
  utext_close(&buffer);
  return out;
}

void casefold(std::u16string_view text, std::u16string& out) {
  const icu::UnicodeString source(false, text.data(), static_cast<int32_t>(text.size()));  // an alias, no copy
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* to = folder();
  const icu::UnicodeString result = to != nullptr ? to->normalize(source, error) : source;
  out.append(result.getBuffer(), static_cast<std::size_t>(result.length()));
}

Kind kind(char32_t c) {
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER: return Kind::upper;
    case U_LOWERCASE_LETTER: return Kind::lower;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER: return Kind::letter;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR: return Kind::space;
    default: return Kind::other;
  }
}

int digit(char32_t c) { return u_charDigitValue(static_cast<UChar32>(c)); }

bool ready() { return prototype(false) != nullptr && prototype(true) != nullptr && folder() != nullptr; }

}  // namespace citelight::unicode::library
