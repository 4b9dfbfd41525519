// The files that both benchmarks read: texts and packs.
#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

// None of them is empty.
inline std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string out(std::istreambuf_iterator<char>(in), {});
  if (out.empty()) std::abort();
  return out;
}
