#!/usr/bin/env bash
# build-icu-wasm.sh: builds ICU's common library for wasm into the cache, once per
# ICU version, flags and compiler; prints the folder (lib/, include/).
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cache=${CITELIGHT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/citelight}
source=$cache/icu-src-72.1
"$root/tools/fetch-icu.sh" "$source" >&2
key=$( (em++ --version | head -1; cat "$root"/wasm/icu/*) | sha256sum | cut -c1-12)
out=$cache/icu-wasm-72.1-$key
if [ ! -f "$out/done" ]; then
  echo "Building ICU 72.1 for wasm (about two minutes, once) in $out" >&2
  rm -rf "$out" && mkdir -p "$out/build" "$out/lib" "$out/include"
  mkdir -p "$out/data"
  # root.res names dictionaries (Thai, Chinese …) that our languages never open.
  icupkg --ignore-deps -x "$root/wasm/icu/data.txt" -d "$out/data" "$source/icu/source/data/in/icudt72l.dat" >&2
  (cd "$out/data" && icupkg -tl --ignore-deps -s . -a "$root/wasm/icu/data.txt" new "$out/icudt72l.dat") >&2
  emcmake cmake -G Ninja -S "$root/wasm/icu" -B "$out/build" -DCMAKE_BUILD_TYPE=Release \
    -DICU_SOURCE="$source/icu/source" -DICU_DATA="$out/icudt72l.dat" >/dev/null 2>&1
  cmake --build "$out/build" -- -k 0 >"$out/log" 2>&1 || { grep -A5 -m3 -E "FAILED|error:" "$out/log" >&2; exit 1; }
  cp "$out/build/libicuuc.a" "$out/lib/"
  cp -r "$source/icu/source/common/unicode" "$out/include/"
  rm -rf "$out/build" && touch "$out/done"
fi
echo "$out"
