# What the scripts need from the machine. Sourced by them, from the repository's root.

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

need_dotnet() {
  command -v dotnet >/dev/null || fail "The .NET 10 SDK is missing: install it from https://dotnet.microsoft.com/download/dotnet/10.0 and try again."
  [[ $'\n'$(dotnet --list-sdks) == *$'\n10.'* ]] || fail "The .NET SDK here is not version 10: install it from https://dotnet.microsoft.com/download/dotnet/10.0 and try again."
}

need_node() {
  command -v node >/dev/null || fail "Node.js is missing: install version 20 or newer from https://nodejs.org and try again."
  local major
  major=$(node -p 'process.versions.node.split(".")[0]') || fail "Node.js is there but does not run: install version 20 or newer from https://nodejs.org and try again."
  [ "$major" -ge 20 ] || fail "Node.js here is version $major: install version 20 or newer from https://nodejs.org and try again."
  command -v npm >/dev/null || fail "npm is missing: it comes with Node.js from https://nodejs.org, and is a package of its own (npm) on Debian; install it and try again."
}

# A browser for the browser tests: CHROMIUM, or one that is here, or Debian's, installed. Without one, no_chromium says why.
browser() {
  no_chromium=
  if [ -n "${CHROMIUM:-}" ]; then
    [ -x "$CHROMIUM" ] || no_chromium="CHROMIUM names $CHROMIUM, which is no program."
    return 0
  fi
  find_chromium && return
  if ! command -v apt-get >/dev/null; then
    no_chromium="chromium is missing, and there is no apt-get to install it with."
  elif [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; then
    no_chromium="chromium is missing, and this user may not install it."
  else
    install_chromium && find_chromium || no_chromium="chromium is missing, and apt-get did not install it."
  fi
  [ -z "$no_chromium" ] || no_chromium+=" Install it (on Debian: apt-get install chromium), or name it: CHROMIUM=/path/to/chromium ./test."
}

find_chromium() {
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    CHROMIUM=$(type -P "$name") && export CHROMIUM && return
  done
  unset CHROMIUM
  return 1
}

install_chromium() {
  echo "Installing Debian's chromium for the browser tests (once)."
  local as=()
  [ "$(id -u)" = 0 ] || as=(sudo -n)
  "${as[@]}" apt-get update -qq && "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium </dev/null >/dev/null
}

# npm writes node_modules/.package-lock.json last, so it tells a finished installation from one under way, and a fresh one from an old one.
npm_packages() {
  if [ node_modules/.package-lock.json -nt package-lock.json ]; then return; fi
  echo "Installing the npm packages (once)."
  # No package needs a script of its own to be installed; none is run.
  npm ci --no-audit --no-fund --ignore-scripts --loglevel=error || fail "npm ci did not succeed: what it said is above."
  touch node_modules/.package-lock.json
}
