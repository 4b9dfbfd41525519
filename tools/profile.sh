#!/bin/bash
# Counts what the engine runs how often, for the wasm build (wasm/profile.txt, docs/decisions/wasm-size.md): Clang's counters in a native build
# with the tables of Unicode and the C++ library that browsers get, over texts and pairs of ours. To be run after a native and a wasm build,
# when much has changed: a function that has changed since is not known by the profile any more. Wants clang-14, llvm-14 and libc++-14-dev.
set -euo pipefail
cd "$(dirname "$0")/.."
build=build/profile
mkdir -p $build
cp build/unicode/tables.cpp $build/tables.cpp
export LLVM_PROFILE_FILE=$PWD/$build/unused.profraw
cmake --preset release -B $build -DCMAKE_CXX_COMPILER=clang++-14 -DCMAKE_CXX_FLAGS="-stdlib=libc++ -fprofile-instr-generate" \
  -DCITELIGHT_IN_PLACE_OF_ICU="$PWD/$build/tables.cpp" >/dev/null
cmake --build $build --target bin/citelight
node tools/profile.mjs texts >$build/texts.jsonl
node tools/profile.mjs pairs >$build/pairs.jsonl
LLVM_PROFILE_FILE=$build/texts.profraw $build/bin/citelight --jsonl --threads 1 $build/texts.jsonl >/dev/null
LLVM_PROFILE_FILE=$build/pairs.profraw $build/bin/citelight verify --threads 1 $build/pairs.jsonl >/dev/null
llvm-profdata-14 merge -text -weighted-input=4,$build/texts.profraw -weighted-input=1,$build/pairs.profraw -o $build/counted.txt
node tools/profile.mjs names $build/counted.txt build/emscripten/core >wasm/profile.txt
