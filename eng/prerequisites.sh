# What ./run and ./test need from the machine. Sourced by both, from the repository's root.

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

need_dotnet() {
  command -v dotnet >/dev/null || fail "The .NET 10 SDK is missing: install it from https://dotnet.microsoft.com/download/dotnet/10.0 and try again."
  dotnet --list-sdks | grep -q '^10\.' || fail "The .NET SDK here is not version 10: install it from https://dotnet.microsoft.com/download/dotnet/10.0 and try again."
}

need_node() {
  command -v node >/dev/null || fail "Node.js is missing: install version 20 or newer from https://nodejs.org and try again."
  local major
  major=$(node -p 'process.versions.node.split(".")[0]') || fail "Node.js is there but does not run: install version 20 or newer from https://nodejs.org and try again."
  [ "$major" -ge 20 ] || fail "Node.js here is version $major: install version 20 or newer from https://nodejs.org and try again."
  command -v npm >/dev/null || fail "npm is missing: it comes with Node.js from https://nodejs.org; install it and try again."
}

# npm writes node_modules/.package-lock.json last, so it tells a finished installation from one under way, and a fresh one from an old one.
npm_packages() {
  if [ node_modules/.package-lock.json -nt package-lock.json ]; then return; fi
  echo "Installing the npm packages (once)."
  npm ci --no-audit --no-fund --loglevel=error || fail "npm ci did not succeed: what it said is above."
  touch node_modules/.package-lock.json
}
