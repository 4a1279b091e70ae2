#!/bin/bash
# One mail server of a program that is unpacked in ROOT, as the first process of its own PID, mount, UTS and network
# namespace: mta-host.sh PROGRAM NAME WORK_DIR MAKE_DIR ROOT. Ending this process ends everything in it.
# /etc, /usr and /var are overlays in memory. PROGRAM/host.sh says how the program is set up, started, asked and told.
set -eu
program=$1 name=$2 work=$3 make=$4 root=$5 here=$3/$2
hostname "$name.shop.example"
mkdir "$here/layer"
mount -t tmpfs tmpfs "$here/layer"
for d in etc usr var; do
  mkdir -p "$here/layer/$d.up" "$here/layer/$d.work" "$root/$d"
  mount -t overlay overlay -o "lowerdir=$root/$d:/$d,upperdir=$here/layer/$d.up,workdir=$here/layer/$d.work" "/$d"
done
mkdir "$here/dev"
mount -t tmpfs tmpfs "$here/dev"
cp -a /dev/{null,zero,full,random,urandom,tty} "$here/dev/"
mkdir "$here/dev/shm"
ln -s /proc/self/fd "$here/dev/fd"
ln -s "$here/log.socket" "$here/dev/log"
mount --move "$here/dev" /dev
# These two are bind mounts of their own in a container.
printf 'nameserver 192.0.2.1\n' > "$here/resolv.conf"
printf '127.0.0.1 localhost\n::1 localhost\n%s %s.shop.example %s\n' \
  "$(ip -4 -o addr show dev wire | sed 's/.*inet \([0-9.]*\).*/\1/')" "$name" "$name" > "$here/hosts"
rm -f /etc/resolv.conf /etc/hosts 2> /dev/null || true
touch /etc/resolv.conf /etc/hosts 2> /dev/null || true
mount --bind "$here/resolv.conf" /etc/resolv.conf
mount --bind "$here/hosts" /etc/hosts
echo "$name.shop.example" > /etc/mailname
ln -sf /usr/share/zoneinfo/UTC /etc/localtime
mkdir "$here/log"
chmod 777 "$here/log"
chmod 711 "$work" "$here"
account() {
  echo "$1:x:$2:$2::/nonexistent:/usr/sbin/nologin" >> /etc/passwd
  echo "$1:x:$2:" >> /etc/group
}
account jane 7001
awk -F'\t' '$7 ~ /->/ { split($7, a, "->"); print a[1], a[2] }' "$make/$program/traffic.tsv" | sort -u > "$here/virtual"

. "$make/$program/host.sh"
prepare
python3 "$make/house.py" "$here/store.socket" &
# All from here on see the fake time, setuid programs and emptied environments too.
cp "$work/fakeclock.so" /usr/lib/fakeclock.so
echo /usr/lib/fakeclock.so > /etc/ld.so.preload
start
sleep 1
touch "$here/ready" # the driver waits for it
while :; do
  read -r order arguments < "$here/control"
  case $order in
    busy) busy && answer=busy || answer=idle ;;
    retry) retry; answer=done ;;
    submit) submit $arguments; answer=done ;;
  esac
  echo "$answer" > "$here/answer"
done
