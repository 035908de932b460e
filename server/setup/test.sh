#!/usr/bin/env bash
# Runs every check and every test, and goes on after a failure, so that one run tells all.
# `test.sh check` leaves out what takes a database or a browser.
set -eu
. "$(dirname "$0")/common.sh"

scope="${1:-all}"
results="$LOCAL/results"
rm -rf "$results"
mkdir -p "$results"
passed=0
failed=0
skipped=0
broken=()

# step NAME COMMAND...: runs it, shows its output and keeps it, notes a failure.
step() {
    local name="$1" began=$SECONDS
    shift
    say "$name" "$*"
    if "$@" 2>&1 | tee "$results/$name.log"; then
        printf '    %s: %s s\n' "$name" "$((SECONDS - began))"
        return 0
    fi
    broken+=("$name")
    printf '    %s: FAILED, %s s\n' "$name" "$((SECONDS - began))"
    return 1
}

# add PASSED FAILED SKIPPED of one runner.
add() {
    passed=$((passed + $1))
    failed=$((failed + $2))
    skipped=$((skipped + $3))
}

# A runner that failed without a failing test broke before it came to them: that is one failure.
runner_broke() {
    [ "$failed" -gt "$1" ] || failed=$((failed + 1))
}

# sum_of PATTERN FILE: adds up the numbers that matches of a pattern begin with.
sum_of() {
    grep -aoE "$1" "$2" | awk '{ sum += $1 } END { print sum + 0 }'
}

count_rust() {
    local log="$results/rust-tests.log" plain="$results/rust-tests.txt" lines
    sed 's/\x1b\[[0-9;]*m//g' "$log" >"$plain"
    lines="$results/rust-summary.txt"
    # One line for each binary.
    grep -aE '^test result: ' "$plain" >"$lines" || true
    add "$(sum_of '[0-9]+ passed' "$lines")" "$(sum_of '[0-9]+ (failed|timed out)' "$lines")" \
        "$(sum_of '[0-9]+ (skipped|ignored)' "$lines")"
}

# count_json FILE SCRIPT: adds what a script makes of a runner's report, `report`.
count_json() {
    local numbers
    numbers="$(node -e "
        const report = JSON.parse(require('fs').readFileSync(process.argv[1], 'utf8'))
        console.log(($2).join(' '))" "$1" 2>/dev/null)" || numbers='0 0 0'
    # shellcheck disable=SC2086
    add $numbers
}

rust_checks() {
    step rust-format cargo fmt --all --check || true
    step rust-lints cargo clippy --workspace --all-targets --locked -- -D warnings || true
    # The lints have read every library already; the pages need no more of them.
    RUSTDOCFLAGS='-D warnings' step rust-docs cargo doc --workspace --no-deps --locked --quiet || true
}

rust_tests() {
    local before=$failed ok=yes
    # One process for all end-to-end tests, so that they share one PostgreSQL. The program is built
    # for the whole workspace too: another choice of features would build its libraries again.
    step rust-tests cargo test --workspace --locked --no-fail-fast || ok=no
    count_rust
    [ "$ok" = yes ] || runner_broke "$before"
}

web_checks() {
    step web-lint npm --prefix web run --silent lint || true
    step web-types npm --prefix web run --silent typecheck || true
}

web_tests() {
    local before=$failed ok=yes report="$results/web-tests.json"
    step web-tests npm --prefix web run --silent test -- \
        --reporter=default --reporter=json --outputFile.json="$report" || ok=no
    count_json "$report" \
        '[report.numPassedTests, report.numFailedTests, report.numPendingTests + report.numTodoTests]'
    [ "$ok" = yes ] || runner_broke "$before"
}

browser_tests() {
    local before=$failed ok=yes
    export PLAYWRIGHT_JSON_OUTPUT_FILE="$results/browser-tests.json"
    export PLAYWRIGHT_JSON_OUTPUT_NAME="$PLAYWRIGHT_JSON_OUTPUT_FILE"
    export SUNSHINE_BIN="$TARGET/debug/sunshine"
    step program cargo build --locked --workspace --bin sunshine &&
        step browser-tests npm --prefix web run --silent e2e -- --reporter=list,json || ok=no
    count_json "$PLAYWRIGHT_JSON_OUTPUT_FILE" \
        '[report.stats.expected, report.stats.unexpected + report.stats.flaky, report.stats.skipped]'
    [ "$ok" = yes ] || runner_broke "$before"
}

set -o pipefail
ensure_rust
if [ "$scope" = all ]; then
    ensure_postgresql
    ensure_browser
    ensure_examples
fi
ensure_node

# First the console: the program carries it.
if step web-packages ensure_web_packages; then
    web_checks
    [ "$scope" = all ] && web_tests
    step console ensure_console || true
fi
rust_checks
if [ "$scope" = all ]; then
    rust_tests
    browser_tests
fi

[ "${#broken[@]}" = 0 ] || printf '\n未通过 / not passed: %s\n' "${broken[*]}"
[ "$scope" = all ] || exit "$((${#broken[@]} > 0))"
closing="$passed passed, $failed failed"
[ "$skipped" = 0 ] || closing="$closing, $skipped skipped"
printf '\n%s\n' "$closing"
[ "${#broken[@]}" = 0 ] && [ "$failed" = 0 ]
