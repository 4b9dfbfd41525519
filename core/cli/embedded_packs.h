#pragma once

#include <span>

// The compiled language packs that were linked into this program.
std::span<const std::span<const unsigned char>> embedded_packs();
