#!/usr/bin/env bash
# Starts a fresh demonstration and lets schemathesis try every operation of its description: no
# answer may be a 5xx, and every answer must be as the description says. EXAMPLES sets how many
# tries each operation gets, as each kind of caller.
set -eu
. "$(dirname "$0")/common.sh"

tool="$LOCAL/schemathesis"
ensure_rust
ensure_postgresql
if [ ! -x "$tool/bin/schemathesis" ]; then
    say '正在取得 schemathesis（放在 .local 目录）' 'fetching schemathesis into .local'
    install_python "$tool" 'schemathesis>=4'
fi
say '正在构建程序' 'building the program'
cargo build --release --locked --quiet -p server --bin sunshine

data="$(mktemp -d)"
port="$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')"
address="http://127.0.0.1:$port"
"$TARGET/release/sunshine" demo --data "$data/data" --products 300 --listen "127.0.0.1:$port" \
    >"$LOCAL/fuzz-api.log" 2>&1 &
program=$!
finish() {
    kill -TERM "$program" 2>/dev/null || true
    wait "$program" 2>/dev/null || true
    rm -rf "$data"
}
trap finish EXIT
trap 'exit 130' INT TERM

# ask METHOD PATH [BODY]: the answer's body; fails unless it is a success.
ask() {
    python3 - "$address" "$@" <<'PYTHON'
import sys, urllib.request
address, method, path, *body = sys.argv[1:]
request = urllib.request.Request(address + path, method=method, data="".join(body).encode() or None)
request.add_header("content-type", "application/json")
print(urllib.request.urlopen(request, timeout=10).read().decode())
PYTHON
}

say '正在启动演示系统' 'starting the demonstration'
for _ in $(seq 600); do
    kill -0 "$program" 2>/dev/null ||
        fail "演示系统未能启动，详见 $LOCAL/fuzz-api.log" "the demonstration ended, see $LOCAL/fuzz-api.log"
    ask GET /readyz >/dev/null 2>&1 && break
    sleep 0.5
done

python3 server/setup/fuzz-words.py "$address" >"$data/schemathesis.toml" ||
    fail '无法读取演示数据' 'the demonstration could not be read'

checks=not_a_server_error,status_code_conformance,content_type_conformance
checks="$checks,response_headers_conformance,response_schema_conformance"
outcome=0
for account in hospital maker operator bureau; do
    token="$(ask POST /api/v1/sessions "{\"account\":\"$account\",\"password\":\"sunshine-demo\"}" |
        python3 -c 'import json, sys; print(json.load(sys.stdin)["token"])')"
    say "以 $account 身份尝试所有接口" "trying every operation as $account"
    # Ending the own session, disabling accounts and moving the clock by decades would end the trial.
    (
        cd "$data"
        PYTHONPATH="$tool" "$tool/bin/schemathesis" run "$address/api/v1/openapi.json" \
            --header "Authorization: Bearer $token" \
            --checks "$checks" \
            --exclude-operation-id delete_sessions_current \
            --exclude-operation-id put_accounts_id_state \
            --exclude-operation-id put_clock \
            --phases examples,coverage,fuzzing --continue-on-failure --warnings off \
            --max-examples "${EXAMPLES:-15}" --seed 20260302
    ) || outcome=1
done
kill -0 "$program" 2>/dev/null || fail '演示系统中途退出' 'the demonstration ended on the way'
exit "$outcome"
