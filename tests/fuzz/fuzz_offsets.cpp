// The way between UTF-16, code points and bytes, by which every span of a page leaves and returns: there and back again is
// where it began, and the three units agree about the text.
#include "base/offsets.h"
#include "base/unicode.h"
#include "engine.h"

using citelight::OffsetMap;
using citelight::Offsets;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::u16string text = citelight::unicode::from_utf8({reinterpret_cast<const char*>(data), size});
  const std::string utf8 = citelight::unicode::to_utf8(text);
  fuzz::check(citelight::unicode::is_well_formed_utf8(utf8));
  fuzz::check(citelight::unicode::from_utf8(utf8) == text);
  const OffsetMap units(text, Offsets::utf16);
  const OffsetMap points(text, Offsets::codepoint);
  const OffsetMap bytes(text, Offsets::byte);
  std::uint32_t point = 0;
  for (std::uint32_t at = 0; at <= text.size();) {
    for (const OffsetMap* map : {&units, &points, &bytes}) {
      const auto there = map->from_utf16(at);
      const auto back = map->to_utf16(there);
      fuzz::check(back && *back == at);
    }
    fuzz::check(points.from_utf16(at) == point);
    fuzz::check(citelight::unicode::from_utf8(std::string_view(utf8).substr(0, bytes.from_utf16(at))).size() == at);
    if (at == text.size()) break;
    const auto length = static_cast<std::uint32_t>(citelight::unicode::length(citelight::unicode::code_point(text, at)));
    if (length == 2) fuzz::check(!units.to_utf16(at + 1));  // half a character is no place
    at += length;
    ++point;
  }
  fuzz::check(!points.to_utf16(std::uint64_t{point} + 1) && !bytes.to_utf16(utf8.size() + 1));
  return 0;
}
