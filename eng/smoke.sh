#!/usr/bin/env bash
# Asks an app that was just deployed whether it works: eng/smoke.sh https://side-events.example.org VERSION
# With the version of a package (its file "version") it waits until that one answers, and no instance of an older one; without, any will do. Changes nothing there. Waits for up to PATIENCE seconds (120), as a new instance may have to start.
set -euo pipefail

address=${1:?"the address of the app, as in https://side-events.example.org"}
address=${address%/}
version=${2-}
until=$((SECONDS + ${PATIENCE:-120}))

# Status and body of a request; 000 where nobody answers.
ask() {
  curl -sS --max-time 30 -o "$body" -w '%{http_code}' "$@" 2>/dev/null || true
}

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

expect() {
  local what=$1 wanted=$2 got
  shift 2
  got=$(ask "$@")
  [ "$got" = "$wanted" ] || fail "$what: expected $wanted, was answered $got."
  echo "$what: $got"
}

body=$(mktemp)
trap 'rm -f "$body"' EXIT

[ $# -lt 2 ] || [ -n "$version" ] || fail "The version that is to answer is empty."

# The second line of the answer is the version.
is_ready() {
  [ "$(ask "$address/health/ready")" = 200 ] && { [ -z "$version" ] || [ "$(sed -n 2p "$body")" = "$version" ]; }
}

# Beside a new instance an old one may go on answering for a while.
is_steady() {
  for _ in 1 2 3 4 5; do is_ready || return 1; done
}

until is_steady; do
  [ "$SECONDS" -lt "$until" ] || fail "$address/health/ready does not answer 200${version:+ by version $version}: $(head -c 200 "$body")"
  sleep 3
done
echo "ready: 200${version:+ by version $version}"
expect "first page" 200 "$address/"
grep -q '<main' "$body" || fail "The first page is no page of ours."
expect "API's description" 200 "$address/openapi.json"
expect "desk, for a stranger" 303 "$address/desk"
expect "a timer, for a stranger" 404 -X POST -d '{}' -H 'Content-Type: application/json' "$address/SendLetters"
expect "a page that is not there" 404 "$address/calls/no-such-call"
echo "It works."
