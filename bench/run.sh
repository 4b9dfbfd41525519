#!/usr/bin/env bash
# One table of ratios and sizes; the same as JSON in build/bench.json. `--keep` adds it to bench/history/, `--quick` leaves
# out the peers, the longest texts and the browser.
set -euo pipefail
cd "$(dirname "$0")/.."
quick=0 keep=0
for given in "$@"; do
  case $given in
    --quick) quick=1 ;;
    --keep) keep=1 ;;
    *) echo "bench: $given?" >&2; exit 2 ;;
  esac
done
out=build/bench
mkdir -p $out
rm -f $out/*.json
cmake -S . -B build -DCITELIGHT_BENCH=ON >/dev/null
cmake --build build --target citelight citelight_bench citelight_growth
step() { printf '== %s\n' "$*" >&2; }
step "each stage, natively"
$out/citelight_bench --benchmark_format=json --benchmark_min_time=0.2 --benchmark_repetitions=5 --benchmark_enable_random_interleaving=true >$out/native.json 2>/dev/null
step "wasm in Node, memory, sizes"
node bench/node.mjs >$out/node.json
step "time by length"
$out/citelight_growth $([ $quick = 1 ] && echo 1048576) >$out/growth.json
step "the command line on one and on two threads"
node bench/scaling.mjs >$out/scaling.json
if [ $quick = 0 ]; then
  step "the peers, from npm (bench/peers has its own packages)"
  cmp -s bench/peers/package-lock.json bench/peers/node_modules/.citelight-lock || {
    npm ci --prefix bench/peers --workspaces=false --ignore-scripts --no-audit --no-fund --loglevel=error
    cp bench/peers/package-lock.json bench/peers/node_modules/.citelight-lock
  }
  node bench/peers/peers.mjs >$out/peers.json
  step "from message to marks, in Chromium"
  node bench/paint.mjs >$out/paint.json
  npm run --silent build:e2e -w extension >/dev/null
  node bench/paint_extension.mjs >$out/paint_extension.json
fi
node bench/table.mjs $out build/bench.json
[ $keep = 0 ] || node bench/history.mjs build/bench.json
