#!/usr/bin/env bash
# Makes everything that the demonstration needs, then becomes it. Arguments go to `sunshine demo`.
set -eu
. "$(dirname "$0")/common.sh"

ensure_rust
ensure_postgresql
ensure_node
ensure_web_packages || fail '控制台的依赖安装失败' "the console's packages could not be installed"
ensure_console || fail '控制台构建失败' 'the console could not be built'

say '正在构建程序（首次需要几分钟）' 'building the program (the first time takes minutes)'
cargo build --release --locked --quiet -p server --bin sunshine ||
    fail '程序构建失败' 'the program could not be built'

say '正在启动，按 Ctrl-C 停止' 'starting, Ctrl-C stops it'
exec "$TARGET/release/sunshine" demo --data data --listen 127.0.0.1:8080 "$@"
