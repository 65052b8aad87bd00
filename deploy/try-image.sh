#!/usr/bin/env bash
# Tries the Dockerfile. With a Docker daemon it builds the image and runs it; without one it does the same steps in a clean
# folder: the files that are not ignored, npm ci without development packages, the model, then the command of the image.
# Asks a question offline, reads /healthz, and stops it by SIGTERM. Usage: deploy/try-image.sh
set -euo pipefail
cd "$(dirname "$0")/.."
readonly TOKEN=a-token-for-trying-out
readonly HTTP=18090 HEALTH=18091
place=$(mktemp -d)
mkdir -p "$place/data/articles"
cp data/articles/*.txt "$place/data/articles/"

say() { echo "== $*"; }
now_ms() { date +%s%3N; }
cleanup() {
  if [ -n "${container:-}" ]; then docker rm -f "$container" >/dev/null; elif [ -n "${pid:-}" ]; then kill -9 "$pid" 2>/dev/null || true; fi
  rm -rf "$place"
}
trap cleanup EXIT

if docker info >/dev/null 2>&1; then
  docker build -t youju-try .
  chmod -R a+rwX "$place/data"
  container=$(docker run -d --init --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges --network host \
    -v "$place/data:/data" -e YOUJU_HTTP_PORT=$HTTP -e YOUJU_HTTP_TOKEN=$TOKEN -e YOUJU_HEALTH_PORT=$HEALTH youju-try)
  stop() { docker stop -t 15 "$container" >/dev/null; }
else
  say "no Docker daemon: the steps of the Dockerfile in a clean folder"
  mkdir "$place/app"
  git ls-files -z --cached --others --exclude-standard -- . ':!test' ':!training' ':!docs/pictures' ':!.ci' |
    xargs -0 cp --parents -t "$place/app"
  cd "$place/app"
  npm ci --omit=dev
  npm run model
  npm run build
  touch "$place/started"
  env -i PATH="$PATH" HOME="$place" NODE_ENV=production YOUJU_DATA_DIR="$place/data/articles" YOUJU_INDEX_DIR="$place/data/index" \
    YOUJU_HISTORY_DIR="$place/data/history" YOUJU_SOURCES_FILE="$place/data/sources.yaml" \
    YOUJU_HTTP_PORT=$HTTP YOUJU_HTTP_TOKEN=$TOKEN YOUJU_HEALTH_PORT=$HEALTH \
    node bin/run.mjs src/main.ts </dev/null &
  pid=$!
  stop() { kill -TERM "$pid"; wait "$pid"; }
fi

say "waiting for health"
until YOUJU_HEALTH_PORT=$HEALTH node deploy/check-health.mjs; do sleep 2; done
curl -sS "http://127.0.0.1:$HEALTH/healthz" && echo
say "asking"
answer=$(curl -sS "http://127.0.0.1:$HTTP/v1/ask" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \
  -d '{"question": "国家发展改革委定点帮扶哪些县？"}')
echo "$answer"
grep -q '"outcome":"answered"' <<<"$answer"
say "stopping"
started=$(now_ms)
stop
took=$(($(now_ms) - started))
say "stopped in $took ms"
[ "$took" -lt 10000 ]
if [ -n "${pid:-}" ]; then
  written=$(find "$place/app" -type f -newer "$place/started")
  [ -z "$written" ] || { echo "written beside the data: $written"; exit 1; }
fi
say "done"
