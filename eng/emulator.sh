# The storage emulator on the data of a folder, for ./run, ./backup and ./restore. Sourced by them, from the repository's root, with $data set.

app= azurite= step=

# The app goes first, so that nothing is written any more; then the emulator, by SIGTERM: it writes its data when it is told to end, and loses it when it is killed.
stop() {
  trap '' INT TERM HUP
  local process
  for process in $step $app $azurite; do
    kill -TERM -- "-$process" 2>/dev/null && wait "$process" 2>/dev/null || true
  done
}
trap stop EXIT
trap 'exit 129' HUP
trap 'echo; exit 130' INT
trap 'exit 143' TERM

# In a process group of its own: Ctrl-C reaches this script alone, which then ends everything in order, with all that it started.
launch() {
  set -m
  "$@" 9>&- &
  launched=$!
  set +m
}

# Launched and waited for, so that a signal is heard at once and not only when the step is over.
do_step() {
  local status=0
  launch "$@"
  step=$launched
  wait "$step" || status=$?
  step=
  return "$status"
}

start_azurite() {
  : >"$data/azurite.log"
  launch node node_modules/azurite/dist/src/azurite.js --silent --disableTelemetry --skipApiVersionCheck --location "$data/azurite" \
    --blobPort 0 --queuePort 0 --tablePort 0 >"$data/azurite.log" 2>&1
  azurite=$launched
  local waited=0
  until blob_port=$(azurite_port Blob) && table_port=$(azurite_port Table); do
    kill -0 "$azurite" 2>/dev/null || fail "The storage emulator did not start: $(tail -n 3 "$data/azurite.log")"
    [ $((waited += 1)) -lt 300 ] || fail "The storage emulator is not ready after a minute; what it said is in $data/azurite.log."
    sleep 0.2
  done
}

# The system chooses the emulator's ports, so none is ever taken; the emulator says which.
azurite_port() {
  sed -n "s|^Azurite $1 service is successfully listening at .*:\([0-9]*\)$|\1|p" "$data/azurite.log" 2>/dev/null | grep .
}

answers() {
  (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null
}

# Fails when another ./run works on the folder: two emulators on the same files lose data. Where there is no flock, the port that its log names tells: it answers while it is up.
claim_folder() {
  exec 9>>"$data/lock"
  if command -v flock >/dev/null; then
    flock -n 9
  else
    local port
    ! { port=$(azurite_port Table) && answers 127.0.0.1 "$port"; }
  fi
}

build_app() {
  echo "Building."
  do_step dotnet build src/Submissions.Functions -c Release -v q -nologo >"$data/build.log" 2>&1 || fail "The app does not build: $(grep -m 1 error "$data/build.log" || tail -n 3 "$data/build.log")"
}

# Where it is, for the app. Its account and key are the ones Microsoft publishes for every emulator; they protect nothing.
emulator_storage() {
  local account=devstoreaccount1
  local key=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==
  local storage="DefaultEndpointsProtocol=http;AccountName=$account;AccountKey=$key"
  storage+=";BlobEndpoint=http://127.0.0.1:$blob_port/$account;TableEndpoint=http://127.0.0.1:$table_port/$account;"
  printf '%s' "$storage"
}

# The storage that the environment names (Azure, by whoever is signed in there); else the laptop's, of a ./run on the same folder or started for this alone.
find_storage() {
  data=${DATA:-.data}
  mkdir -p "$data/azurite" || fail "The data folder $data cannot be made: choose another with DATA=…."
  data=$(cd "$data" && pwd)
  if [ -n "${Storage__ConnectionString:-}${Storage__TableEndpoint:-}" ]; then
    build_app
    return
  fi
  if ! claim_folder; then
    blob_port=$(azurite_port Blob) && table_port=$(azurite_port Table) || fail "Another ./run uses $data and is not ready yet: try again in a moment."
  else
    need_node
    do_step npm_packages
    build_app
    start_azurite
  fi
  Storage__ConnectionString=$(emulator_storage)
  export Storage__ConnectionString
}

keep() {
  do_step dotnet src/Submissions.Functions/bin/Release/net10.0/Submissions.Functions.dll "$@"
}
