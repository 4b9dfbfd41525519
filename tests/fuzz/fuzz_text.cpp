// Plain text in every language there is a pack for. What comes out is looked at too: spans lie inside the text, on character
// boundaries, in order; indices lead somewhere.
#include "base/unicode.h"
#include "engine.h"

using citelight::Span;

namespace {

class Checker {
 public:
  explicit Checker(std::u16string_view text) : text_(text) {}

  void span(Span s) const {
    fuzz::check(s.begin <= s.end && s.end <= text_.size());
    boundary(s.begin);
    boundary(s.end);
  }
  void maybe(const std::optional<Span>& s) const {
    if (s) span(*s);
  }
  void all(const std::vector<Span>& spans) const {
    for (const Span s : spans) span(s);
  }

 private:
  void boundary(std::size_t at) const {
    const bool inside = at > 0 && at < text_.size() && (text_[at - 1] & 0xFC00) == 0xD800 && (text_[at] & 0xFC00) == 0xDC00;
    fuzz::check(!inside);
  }
  std::u16string_view text_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string lang = fuzz::language(data[0]);
  const std::string_view input(reinterpret_cast<const char*>(data) + 1, size - 1);
  citelight::Document document;
  document.lang = lang;
  document.text = citelight::unicode::from_utf8(input);
  for (std::size_t begin = 0; begin < document.text.size();) {
    const std::size_t end = std::min(document.text.find(u'\n', begin), document.text.size());
    if (end > begin)
      document.blocks.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, citelight::BlockKind::paragraph});
    begin = end + 1;
  }
  const auto analysis = fuzz::engine().analyse(document);
  fuzz::check(static_cast<bool>(analysis));
  const Checker look(document.text);
  std::uint32_t last = 0;
  for (const auto& q : analysis->quantities) {
    look.span(q.where);
    fuzz::check(q.where.begin < q.where.end && q.where.begin >= last);
    last = q.where.end;  // none overlaps the next
    look.maybe(q.number);
    look.maybe(q.bound_at);
    look.maybe(q.counted);
  }
  for (const auto& a : analysis->attributions) {
    look.all(a.content);
    look.all(a.source);
    look.all(a.cue);
    if (a.via) fuzz::check(*a.via < analysis->attributions.size());
  }
  for (const auto& c : analysis->claims) {
    look.span(c.where);
    for (const auto i : c.quantities) fuzz::check(i < analysis->quantities.size());
    for (const auto i : c.attributions) fuzz::check(i < analysis->attributions.size());
    fuzz::check(c.score >= 0 && c.score <= 1);
  }
  // The same through the JSON door, where every unit of offset must say the same thing.
  std::string request = "{\"lang\":\"" + lang + "\",\"text\":\"";
  fuzz::append(request, input);
  request += "\"}";
  (void)fuzz::engine().analyse_json(request, citelight::Offsets::byte);
  return 0;
}
