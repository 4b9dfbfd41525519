#!/usr/bin/env bash
# One table of ratios and sizes; the same as JSON in build/bench.json.
set -euo pipefail
cd "$(dirname "$0")/.."
cmake -S . -B build -DCITELIGHT_BENCH=ON >/dev/null
cmake --build build --target citelight_bench
build/bench/citelight_bench --benchmark_format=json --benchmark_min_time=0.3 --benchmark_repetitions=3 --benchmark_report_aggregates_only=true >build/bench-native.json 2>/dev/null
node bench/node.mjs >build/bench-node.json
node bench/table.mjs build/bench-native.json build/bench-node.json build/bench.json
