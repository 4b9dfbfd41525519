#!/usr/bin/env bash
# Each target for FUZZ_SECONDS (60); what it finds of interest is kept in the cache for the next run.
# Names of targets run those alone: run.sh text offsets.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${FUZZ_SECONDS:-60}
corpus=${CITELIGHT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/citelight}/fuzz
cmake -G Ninja -S . -B build/fuzz -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCITELIGHT_FUZZ=ON $(command -v ccache >/dev/null && echo -DCMAKE_CXX_COMPILER_LAUNCHER=ccache) \
  -DCMAKE_C_COMPILER=clang -DCMAKE_CXX_COMPILER=clang++ \
  -DCMAKE_CXX_FLAGS="-fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all -fno-omit-frame-pointer" >/dev/null
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(document text offsets pack verify)
cmake --build build/fuzz --target "${targets[@]/#/fuzz_}"
status=0
for target in "${targets[@]}"; do
  mkdir -p "$corpus/$target" "build/fuzz/found"
  echo "== $target, $seconds s"
  # The text's dictionary serves every target that reads text.
  dictionary=tests/fuzz/$target.dict
  [ -f "$dictionary" ] || [ "$target" = pack ] || dictionary=tests/fuzz/document.dict
  "build/fuzz/tests/fuzz/fuzz_$target" "$corpus/$target" "tests/fuzz/seeds/$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=4096 \
    -max_len=4096 -artifact_prefix=build/fuzz/found/ -print_final_stats=1 $([ -f "$dictionary" ] && echo "-dict=$dictionary") 2>&1 | tail -12 || status=1
done
[ $status = 0 ] || echo "Inputs that fail are in build/fuzz/found/" >&2
exit $status
