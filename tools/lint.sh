#!/usr/bin/env bash
# clang-tidy and cppcheck over everything of ours in C++; what is let pass stands with its reason in .clang-tidy and
# tools/cppcheck-suppressions.txt. Names of files check those alone. Layout is checked where clang-format 14 is installed: another
# version lays out differently.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -f build/compile_commands.json ] || cmake --preset release >/dev/null
files=("$@")
[ ${#files[@]} -gt 0 ] || mapfile -t files < <(ls core/src/*.cpp core/src/*/*.cpp core/src/*/*/*.cpp core/cli/*.cpp core/packc/*.cpp core/tablec/*.cpp \
  wasm/src/*.cpp tests/{unit,fuzz,install}/*.cpp bench/*.cpp tools/verify/*.cpp)
jobs=${LINT_JOBS:-$(nproc)}
status=0
tidy() {
  xargs -0 -r -P "$jobs" -n 4 clang-tidy -p build --quiet "$@" 2> >(grep -v 'warnings\? generated\|warnings\? treated\|^Suppressed\|^Use -header' >&2) || status=1
}
# The release build makes neither the benchmarks nor the fuzz targets nor the wasm door: its list of commands lacks what they ask for.
made=() others=()
for file in "${files[@]}"; do
  if grep -qF "$PWD/$file\"" build/compile_commands.json; then made+=("$file"); else others+=("$file"); fi
done
tidy < <([ ${#made[@]} = 0 ] || printf '%s\0' "${made[@]}")
tidy --extra-arg=-I"$PWD"/core/{include,src} --extra-arg=-D{PACKS_DIR,DATA_DIR,CITELIGHT_PACKS}='"."' \
  < <([ ${#others[@]} = 0 ] || printf '%s\0' "${others[@]}")
cppcheck --quiet --std=c++20 --language=c++ --library=googletest --enable=warning,performance,portability --inline-suppr --error-exitcode=1 -j "$jobs" \
  --suppressions-list=tools/cppcheck-suppressions.txt -I core/include -I core/src --template='{file}:{line}: {id}: {message}' "${files[@]}" || status=1
layout=$(command -v clang-format-14 || true)
[ -z "$layout" ] || "$layout" --dry-run -Werror "${files[@]}" || status=1
[ $status = 0 ] && echo "clang-tidy and cppcheck: clean, ${#files[@]} files"
exit $status
