#!/usr/bin/env bash
# Looks for known weaknesses and for licences that do not fit, in the libraries of the program and of the
# console. What needs data that cannot be fetched is named at the end: exit 1 is a finding, exit 3 means that
# nothing was found but not everything could be looked at.
set -eu
. "$(dirname "$0")/common.sh"

tool="$LOCAL/cargo-deny"
ensure_rust
ensure_node
ensure_web_packages || fail '控制台的依赖安装失败' "the console's packages could not be installed"
if [ ! -x "$tool/bin/cargo-deny" ]; then
    say '正在构建 cargo-deny（放在 .local 目录）' 'building cargo-deny into .local'
    cargo install --quiet --locked --root "$tool" cargo-deny --version '^0.20' ||
        fail '无法安装 cargo-deny' 'cargo-deny could not be installed'
fi
deny() {
    "$tool/bin/cargo-deny" --locked "$@"
}

findings=()
unseen=()

say '程序所用库的许可与来源' "licences and sources of the program's libraries"
deny check licenses bans sources || findings+=('licences or sources of the libraries (deny.toml)')

say '控制台所用包的锁定文件' "the lock file of the console's packages"
npm --prefix web run --silent test -- test/packages.test.ts || findings+=('web/package-lock.json')

say '程序所用库的已知漏洞' "known weaknesses of the program's libraries"
if deny fetch db >"$LOCAL/advisories.log" 2>&1; then
    deny check --disable-fetch advisories || findings+=('weaknesses of the libraries')
else
    unseen+=('程序所用库的已知漏洞（无法取得 RustSec 数据库） / weaknesses of the libraries: the RustSec database could not be fetched')
fi

say '控制台所用包的已知漏洞' "known weaknesses of the console's packages"
# npm ends the same way for a weakness and for a service that is not there; only a report has this list.
report="$(npm --prefix web audit --package-lock-only --json 2>"$LOCAL/npm-audit.log")" || true
if printf '%s' "$report" | grep -q '"vulnerabilities"'; then
    npm --prefix web audit --package-lock-only --audit-level=low || findings+=("weaknesses of the console's packages")
else
    unseen+=('控制台所用包的已知漏洞（软件包仓库不提供查询） / weaknesses of the packages: the package registry does not answer for them')
fi

printf '\n'
[ "${#unseen[@]}" = 0 ] || printf '未能检查 / not looked at: %s\n' "${unseen[@]}"
[ "${#findings[@]}" = 0 ] || { printf '发现问题 / found: %s\n' "${findings[@]}"; exit 1; }
[ "${#unseen[@]}" = 0 ] || exit 3
say '未发现问题' 'nothing found'
