#!/usr/bin/env bash
# clang-tidy and cppcheck over everything of ours in C++; what is let pass stands with its reason in .clang-tidy and
# tools/cppcheck-suppressions.txt. Names of files check those alone. Layout is checked where clang-format 14 is installed: another
# version lays out differently.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -f build/compile_commands.json ] || cmake --preset release >/dev/null
files=("$@")
[ ${#files[@]} -gt 0 ] || mapfile -t files < <(ls core/src/*.cpp core/src/*/*.cpp core/cli/*.cpp core/packc/*.cpp core/tablec/*.cpp)
jobs=${LINT_JOBS:-$(nproc)}
status=0
printf '%s\0' "${files[@]}" | xargs -0 -P "$jobs" -n 4 clang-tidy -p build --quiet 2> >(grep -v 'warnings\? generated\|warnings\? treated\|^Suppressed\|^Use -header' >&2) || status=1
cppcheck --quiet --std=c++20 --language=c++ --enable=warning,performance,portability --inline-suppr --error-exitcode=1 -j "$jobs" \
  --suppressions-list=tools/cppcheck-suppressions.txt -I core/include -I core/src --template='{file}:{line}: {id}: {message}' "${files[@]}" || status=1
layout=$(command -v clang-format-14 || true)
[ -z "$layout" ] || "$layout" --dry-run -Werror "${files[@]}" || status=1
[ $status = 0 ] && echo "clang-tidy and cppcheck: clean, ${#files[@]} files"
exit $status
