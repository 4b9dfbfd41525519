#!/usr/bin/env bash
# fetch-icu.sh DIR: leaves the ICU source tree in DIR/icu (holding source/common, source/data).
# On Debian and its kin as the system's own source package, so that wasm and native
# run one version; elsewhere as the upstream release, checked against its SHA-256.
set -euo pipefail
dir=$1
version=72.1
sha256=a2d2d38217092a7ed56635e34467f92f976b370e20182ad325edea6681a71d68
[ -f "$dir/icu/source/common/sources.txt" ] && exit 0
mkdir -p "$dir"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

from_debian() {
  command -v apt-get >/dev/null && command -v dpkg-source >/dev/null || return 1
  mkdir -p "$work/lists/partial" "$work/parts" "$work/archives"
  # The machine's own sources, with their source packages switched on, in a list of our own.
  cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null | sed -n 's/^deb \(.*\)/deb-src \1/p' >"$work/sources.list" || true
  for file in /etc/apt/sources.list.d/*.sources; do
    [ -f "$file" ] && sed 's/^Types:.*/Types: deb-src/' "$file" >"$work/parts/$(basename "$file")"
  done
  local options=(-o "Dir::Etc::SourceList=$work/sources.list" -o "Dir::Etc::SourceParts=$work/parts" -o "Dir::State::Lists=$work/lists" -o "Dir::Cache=$work" -o APT::Get::List-Cleanup=0)
  apt-get "${options[@]}" update -qq >/dev/null 2>&1 || return 1
  (cd "$work" && apt-get "${options[@]}" source --download-only -qq "icu=$version*" >/dev/null 2>&1 || apt-get "${options[@]}" source --download-only -qq icu >/dev/null 2>&1) || return 1
  ls "$work"/icu_"$version"*.dsc >/dev/null 2>&1 || return 1
  (cd "$work" && dpkg-source --no-check -x icu_"$version"*.dsc tree >/dev/null 2>&1) || return 1
  [ -d "$work/tree/source" ] && mv "$work/tree" "$dir/icu" || mv "$work/tree/icu4c" "$dir/icu"
}

from_upstream() {
  local name=icu4c-${version/./_}-src.tgz
  curl -fsSL --retry 3 -o "$work/$name" "https://github.com/unicode-org/icu/releases/download/release-${version/./-}/$name" || return 1
  echo "$sha256  $work/$name" | sha256sum -c --quiet || { echo "fetch-icu: $name is not the file we know" >&2; return 1; }
  tar -xzf "$work/$name" -C "$dir"
}

from_debian || from_upstream || { echo "fetch-icu: neither the system's source package nor the upstream release of ICU $version could be had" >&2; exit 1; }
[ -f "$dir/icu/source/common/sources.txt" ] || { echo "fetch-icu: the ICU source has an unknown layout" >&2; exit 1; }
