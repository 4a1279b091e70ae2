#!/bin/bash
# Makes the sample logs anew: run.sh [OUTPUT_DIR], as root on Debian 12 with the packages that README.md names.
# Changes nothing outside a temporary folder, three network namespaces and OUTPUT_DIR (the folder above this one).
set -eu
make=$(cd "$(dirname "$0")" && pwd)
out=$(realpath "${1:-$make/..}")
work=$(mktemp -d "${TMPDIR:-/tmp}/sample-logs.XXXXXX")
prefix=sample$$
pids=() hosts=()
clean_up() {
  for pid in "${pids[@]}"; do kill "$pid" 2> /dev/null || true; done
  # unshare does not heed SIGTERM; its end takes the whole PID namespace along (--kill-child).
  for pid in "${hosts[@]}"; do kill -KILL "$pid" 2> /dev/null || true; done
  sleep 1
  "$make/world.sh" down "$prefix" "$make"
  [ -n "${KEEP:-}" ] && echo "kept: $work" || rm -rf "$work"
}
trap clean_up EXIT

chmod 711 "$work"
gcc -O2 -shared -fPIC -o "$work/fakeclock.so" "$make/fakeclock.c" -ldl
cd "$make"
export PYTHONDONTWRITEBYTECODE=1
python3 plan.py > "$work/plan.jsonl"
python3 -c "
from plan import FIRST_SECOND
from scenario import Clock
Clock('$work/clock', create=True).forward_to(FIRST_SECOND)"
python3 dns.py > "$work/dnsmasq.conf"
"$make/world.sh" up "$prefix" "$make"
world=(ip netns exec "$prefix-world")
"${world[@]}" dnsmasq --conf-file="$work/dnsmasq.conf" --keep-in-foreground & pids+=($!)
mkdir "$work/mx-out1" "$work/mx-out2"
python3 syslog_reader.py "$work/clock" "$work/mx-out1/log.socket" "$work/mx-out1.raw" \
  "$work/mx-out2/log.socket" "$work/mx-out2.raw" & pids+=($!)
"${world[@]}" python3 sink.py "$work/plan.jsonl" "$work/clock" "$work/replies.jsonl" & pids+=($!)
for host in mx-out1 mx-out2; do
  ip netns exec "$prefix-$host" unshare --mount --uts --ipc --pid --fork --kill-child --mount-proc \
    "$make/host.sh" "$host" "$work" "$make" > "$work/$host.out" 2>&1 & hosts+=($!)
done
for _ in $(seq 60); do
  [ -e "$work/mx-out1/ready" ] && [ -e "$work/mx-out2/ready" ] && break
  sleep 0.5
done
[ -e "$work/mx-out2/ready" ] || { cat "$work"/mx-out?.out; exit 1; }
"${world[@]}" python3 driver.py "$work/plan.jsonl" "$work/clock" "$work/mx-out1/spool" "$work/mx-out2/spool"
sleep 1
python3 dress.py "$work" "$out"
python3 expected.py "$work" > "$work/postfix.tsv"
python3 total.py "$out" "$work/postfix.tsv"
bash "$make/check.sh" "$out"
