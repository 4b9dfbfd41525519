#!/usr/bin/env bash
# Each target for FUZZ_SECONDS (60); what it finds of interest is kept in the cache for the next run.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${FUZZ_SECONDS:-60}
corpus=${CITELIGHT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/citelight}/fuzz
cmake -G Ninja -S . -B build/fuzz -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCITELIGHT_FUZZ=ON \
  -DCMAKE_C_COMPILER=clang -DCMAKE_CXX_COMPILER=clang++ \
  -DCMAKE_CXX_FLAGS="-fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all -fno-omit-frame-pointer" >/dev/null
cmake --build build/fuzz --target fuzz_document fuzz_pack fuzz_verify
for target in document pack verify; do
  mkdir -p "$corpus/$target" "build/fuzz/found"
  echo "== $target, $seconds s"
  dictionary=tests/fuzz/$target.dict
  "build/fuzz/tests/fuzz/fuzz_$target" "$corpus/$target" "tests/fuzz/seeds/$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=4096 \
    -max_len=4096 -artifact_prefix=build/fuzz/found/ -print_final_stats=1 $([ -f "$dictionary" ] && echo "-dict=$dictionary") 2>&1 | tail -12
done
