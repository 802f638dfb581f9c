#!/usr/bin/env bash
# A million observations: `runbook record --from` against sqlite3's own .import of the same file (which neither checks a
# row nor keeps one from standing there twice), and status on them. Three runs each, the best counts; user and system
# time, since a busy machine stretches the rest.
#
#   bench/state.sh [ROWS]     wants build/release/runbook and sqlite3
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
runbook="$PWD/build/release/runbook"
rows="${1:-1000000}"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

{
  printf 'workspace: bench\ntimezone: UTC\npeople: { ada: { name: Ada } }\n---\n'
  printf 'pipeline: unit\ntitle: Unit\nowners: { primary: [ada] }\nraci: { responsible: [ada], accountable: [ada] }\n'
  printf 'oncall: { none: bench }\nsources:\n'
  for n in $(seq 0 99); do printf '  - { id: s%d, title: S%d, kind: internal }\n' "$n" "$n"; done
  printf 'sla: { freshness: [{ sources: ["*"], warn_after: 24h, alarm_after: 48h }] }\n'
} >"$folder/workspace.yaml"
# In the order of time, as arrivals come, over a hundred sources.
awk -v rows="$rows" 'BEGIN { srand(1); print "subject,at"; for (n = 0; n < rows; ++n)
  print "unit/s" int(rand() * 100) "," strftime("%Y-%m-%dT%H:%M:%SZ", 1767225600 + n * 25, 1) }' >"$folder/seen.csv"

# The least user + system seconds of three runs of a command; $1 is run before each.
best() {
  local before="$1" least="" TIMEFORMAT='%U %S' spent
  shift
  for _ in 1 2 3; do
    eval "$before"
    spent="$({ time "$@" >/dev/null 2>&1; } 2>&1 | awk '{ print $1 + $2 }')"
    least="$(awk -v a="${least:-$spent}" -v b="$spent" 'BEGIN { print a < b ? a : b }')"
  done
  echo "$least"
}

cd "$folder"
bare="$(best 'rm -f x.db' sqlite3 x.db 'create table seen (subject, at)' '.import --csv --skip 1 seen.csv seen')"
indexed="$(best 'rm -f x.db' sqlite3 x.db 'create table seen (subject, at, unique (subject, at))' '.import --csv --skip 1 seen.csv seen')"
record="$(best 'rm -rf .runbook' "$runbook" record --from seen.csv)"
again="$(best ':' "$runbook" record --from seen.csv)"
status="$(best ':' "$runbook" status)"
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
printf '%s observations, seconds of processor time\n' "$rows"
printf '  sqlite3 .import, no index            %6s\n' "$bare"
printf '  sqlite3 .import, unique index        %6s\n' "$indexed"
printf '  runbook record --from                %6s   %s of .import, %s of .import with the index\n' "$record" "$(ratio "$record" "$bare")" "$(ratio "$record" "$indexed")"
printf '  the same file again                  %6s\n' "$again"
printf '  runbook status on them               %6s\n' "$status"
