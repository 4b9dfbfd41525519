// Stage 4a: quotation marks → quotations, the outermost ones.
#pragma once

#include <cstdint>
#include <vector>

#include "citelight/document.h"
#include "text/tokens.h"

namespace citelight {

struct Quotation {
  std::uint32_t first = 0;  // tokens [first, last), marks included
  std::uint32_t last = 0;
  bool closed = true;      // false: it runs to the end of its paragraph and goes on in the next
  bool continued = false;  // it opens anew what the paragraph before left open

  [[nodiscard]] std::uint32_t words() const { return last - first - 1; }
};

// Tokens of one block, [first, last).
struct Stretch {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

// Quotations of one block in order, none inside another. `open_before`: the
// block before ended inside a quotation.
[[nodiscard]] std::vector<Quotation> find_quotations(const Reading& reading, Stretch block, bool open_before);

}  // namespace citelight
