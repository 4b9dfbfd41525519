#!/usr/bin/env bash
# score.sh EVAL: every scorer of the development data, in one table.
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
eval=$1
[ -d "$eval" ] || { echo "score: $eval is not here; the development data is not part of the project" >&2; exit 0; }
bin=$root/build/bin/citelight
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

numbers() {
  local gold=$1 name
  name=$(basename "$gold" .jsonl)
  case $name in *.fr | *.en) ;; *) return ;; esac
  "$bin" --jsonl --keep-going --offsets codepoint --threads 1 <"$gold" >"$work/n.$name" 2>/dev/null
  node "$eval/numbers/score.mjs" "$gold" "$work/n.$name" | sed "s/^/numbers      $(printf '%-26s' "$name") /"
}
attribution() {
  local gold=$1 name
  name=$(basename "$gold" .jsonl)
  case $name in polnear-train* | silver* | *.de) return ;; esac
  "$bin" --jsonl --keep-going --offsets codepoint --threads 1 <"$gold" >"$work/a.$name" 2>/dev/null
  python3 "$eval/attribution/score.py" "$gold" "$work/a.$name" --speech | grep -E '^(exact|iou50|e2e)' | tr '\n' ' ' | sed "s/^/attribution  $(printf '%-26s' "$name") /; s/$/\n/"
  case $name in polnear*)
    node "$root/tools/rejoin.mjs" "$gold" <"$work/a.$name" >"$work/j.$name"
    python3 "$eval/attribution/score.py" "$gold" "$work/j.$name" --speech | grep -E '^(exact|iou50|e2e)' | tr '\n' ' ' | sed "s/^/attribution  $(printf '%-26s' "$name, rejoined") /; s/$/\n/" ;;
  esac
}
verify() {
  local gold=$1 name
  name=$(basename "$gold" .jsonl)
  case $name in checkworthy*) return ;; esac
  python3 "$eval/verify/score.py" --input "$gold" | tee "$work/pairs.$name.jsonl" | "$bin" verify --jsonl --keep-going --threads 1 >"$work/v.$name" 2>/dev/null || return
  python3 "$eval/verify/score.py" "$gold" "$work/v.$name" | sed "s/^/verify       $(printf '%-26s' "$name") /"
}
export -f numbers attribution verify
export eval bin work root

ls "$eval"/numbers/*.jsonl | xargs -P 2 -I{} bash -c 'numbers {}' | sort
ls "$eval"/attribution/*.jsonl | xargs -P 2 -I{} bash -c 'attribution {}' | sort
if [ -f "$root/tools/pages.mjs" ]; then
  # Its exit status counts the pages in languages without a pack.
  python3 "$eval/pages/score.py" --input "$eval/pages/gold_links.dev.jsonl" | node "$root/tools/pages.mjs" --jsonl --offsets codepoint >"$work/pages" 2>/dev/null
  for langs in en fr en,fr; do python3 "$eval/pages/score.py" "$eval/pages/gold_links.dev.jsonl" "$work/pages" --langs=$langs | sed "s/^/pages        $(printf '%-26s' "$langs") /"; done
fi
if "$bin" verify --help 2>/dev/null | grep -q "verify \[OPTIONS\]"; then ls "$eval"/verify/*.jsonl | xargs -P 2 -I{} bash -c 'verify {}' | sort -s -k2,2; fi
if [ -f "$eval/verify/checkworthy_claimbuster.en.jsonl" ]; then
  python3 "$eval/verify/checkworthy_score.py" --input "$eval/verify/checkworthy_claimbuster.en.jsonl" | "$bin" --jsonl --keep-going >"$work/c" 2>/dev/null &&
    python3 "$eval/verify/checkworthy_score.py" "$eval/verify/checkworthy_claimbuster.en.jsonl" "$work/c" | sed 's/^/claims       checkworthy_claimbuster.en /'
fi
# The same bytes from wasm as from the command, on every text there is and for every claim with its source.
node "$root/tests/wasm/replay.mjs" "$eval"/numbers/*.jsonl "$eval"/attribution/*.jsonl "$work"/pairs.*.jsonl | tail -1 | sed 's/^/wasm = native                           /'
