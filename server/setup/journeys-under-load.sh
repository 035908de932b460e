#!/usr/bin/env bash
# Runs every journey TIMES times while every core is kept busy and the browser keeps nothing that it
# fetched: the slow first visit that a fast machine never sees. Each round starts a demonstration of its
# own and goes on after a failure; at the end it is told what failed how often. Arguments choose journeys.
set -eu
. "$(dirname "$0")/common.sh"

times="${TIMES:-20}"
results="$LOCAL/under-load"
rm -rf "$results"
mkdir -p "$results"

ensure_rust
ensure_postgresql
ensure_browser
ensure_node
ensure_web_packages || fail '控制台的依赖安装失败' "the console's packages could not be installed"
ensure_console || fail '控制台构建失败' 'the console could not be built'
say '正在构建程序' 'building the program'
cargo build --locked --workspace --quiet --bin sunshine || fail '程序构建失败' 'the program could not be built'

busy=()
rest() {
    [ "${#busy[@]}" = 0 ] || kill "${busy[@]}" 2>/dev/null || true
}
trap rest EXIT
trap 'exit 130' INT TERM
for _ in $(seq "$(nproc)"); do
    (while :; do :; done) &
    busy+=("$!")
done

export SUNSHINE_BIN="$TARGET/debug/sunshine"
export SUNSHINE_COLD=yes
for round in $(seq "$times"); do
    say "第 $round 轮，共 $times 轮" "round $round of $times"
    export PLAYWRIGHT_JSON_OUTPUT_FILE="$results/$round.json"
    export PLAYWRIGHT_JSON_OUTPUT_NAME="$PLAYWRIGHT_JSON_OUTPUT_FILE"
    npm --prefix web run --silent e2e -- --reporter=list,json --output="$results/$round" "$@" || true
done

node - "$results" "$times" <<'SCRIPT'
const { existsSync, readFileSync } = require('node:fs')
const [results, times] = process.argv.slice(2)
const failures = new Map()
let runs = 0
const read = (suite, round) => {
  for (const inner of suite.suites ?? []) read(inner, round)
  for (const spec of suite.specs ?? []) {
    runs += 1
    if (!spec.ok) failures.set(spec.title, [...(failures.get(spec.title) ?? []), round])
  }
}
for (let round = 1; round <= Number(times); round += 1) {
  const file = `${results}/${round}.json`
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { errors: [{}] }
  for (const suite of report.suites ?? []) read(suite, round)
  if ((report.errors ?? []).length > 0) failures.set('（未能运行 / did not run）', [...(failures.get('（未能运行 / did not run）') ?? []), round])
}
for (const [title, rounds] of failures) console.log(`✘ ${title}: ${rounds.join(', ')}`)
const failed = [...failures.values()].flat().length
console.log(`\n${runs - failed} passed, ${failed} failed`)
process.exit(failed === 0 && runs > 0 ? 0 : 1)
SCRIPT
