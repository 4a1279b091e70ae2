#!/bin/bash
# Makes one program's sample folder anew: remake.sh exim|sendmail|opensmtpd [OUTPUT_DIR], as root on Debian 12 with the
# packages that the folder's README.md names. The program itself is fetched with apt-get and unpacked, not installed.
# Changes nothing outside a temporary folder, its network namespaces and OUTPUT_DIR. KEEP=1 keeps the temporary folder,
# ROOT=DIR takes the program from there.
set -eu
make=$(cd "$(dirname "$0")" && pwd)
program=$1
out=$(realpath -m "${2:-$make/../$program}")
work=$(mktemp -d "${TMPDIR:-/tmp}/sample-logs.XXXXXX")
prefix=sample$$
. "$make/$program/settings.sh" # packages, names, clock_flags, SAMPLE_START, SAMPLE_TICKS
pids=() hosts=()
clean_up() {
  for pid in "${pids[@]}"; do kill "$pid" 2> /dev/null || true; done
  # unshare does not heed SIGTERM; its end takes the whole PID namespace along (--kill-child).
  for pid in "${hosts[@]}"; do kill -KILL "$pid" 2> /dev/null || true; done
  sleep 1
  "$make/world.sh" down "$prefix" "$make" $names
  [ -n "${KEEP:-}" ] && echo "kept: $work" || rm -rf "$work"
}
trap clean_up EXIT

chmod 711 "$work"
root=${ROOT:-$work/root}
if [ -z "${ROOT:-}" ]; then
  mkdir "$work/packages" && cd "$work/packages"
  apt-get -qq -o APT::Sandbox::User=root download $packages
  for package in *.deb; do dpkg -x "$package" "$root"; done
fi
gcc -O2 -shared -fPIC $clock_flags -DFAKECLOCK_PATH="\"$work/clock\"" -o "$work/fakeclock.so" "$make/fakeclock.c" -ldl
cd "$make"
export PYTHONDONTWRITEBYTECODE=1 SAMPLE_START SAMPLE_TICKS
python3 plan.py "$make/$program/traffic.tsv" > "$work/plan.jsonl"
python3 -c "
from plan import FIRST_SECOND
from scenario import Clock
Clock('$work/clock', create=True).forward_to(FIRST_SECOND)"
python3 dns.py > "$work/dnsmasq.conf"
"$make/world.sh" up "$prefix" "$make" $names
world=(ip netns exec "$prefix-world")
"${world[@]}" dnsmasq --conf-file="$work/dnsmasq.conf" --keep-in-foreground & pids+=($!)
sockets=() controls=()
for name in $names; do
  mkdir "$work/$name"
  mkfifo "$work/$name/control" "$work/$name/answer"
  sockets+=("$work/$name/log.socket" "$work/$name.raw")
  controls+=("$work/$name")
done
python3 syslog_reader.py "$work/clock" "${sockets[@]}" & pids+=($!)
"${world[@]}" python3 sink.py "$work/plan.jsonl" "$work/clock" "$work/replies.jsonl" & pids+=($!)
# A chrooted daemon that finds no /dev/log as it starts never logs.
for _ in $(seq 120); do
  [ -e "$work/replies.jsonl" ] && [ "$(find "$work" -name log.socket | wc -l)" = "$(echo $names | wc -w)" ] && break
  sleep 0.5
done
for name in $names; do
  ip netns exec "$prefix-$name" unshare --mount --uts --ipc --pid --fork --kill-child --mount-proc \
    "$make/mta-host.sh" "$program" "$name" "$work" "$make" "$root" > "$work/$name.out" 2>&1 & hosts+=($!)
done
for name in $names; do
  for _ in $(seq 60); do
    [ -e "$work/$name/ready" ] && break
    sleep 0.5
  done
  [ -e "$work/$name/ready" ] || { cat "$work"/*.out; exit 1; }
done
"${world[@]}" python3 driver.py "$work/plan.jsonl" "$work/clock" "${controls[@]}"
sleep 1
mkdir -p "$out"
python3 dress_mta.py "$program" "$work" "$out"
python3 expected_mta.py "$program" "$work" "$out"
python3 check_mta.py "$program" "$out"
