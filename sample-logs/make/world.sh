#!/bin/bash
# The network: namespace PREFIX-world with every receiver's address, and one a mail server with a wire to it.
# world.sh up|down PREFIX MAKE_DIR [MAIL_SERVER...]
set -eu
up=$1 prefix=$2 make=$3
shift 3
[ $# -gt 0 ] || set -- mx-out1 mx-out2
if [ "$up" = down ]; then
  for n in world "$@"; do ip netns del "$prefix-$n" 2> /dev/null || true; done
  exit 0
fi
world=$prefix-world
ip netns add "$world"
ip -n "$world" link set lo up
ip -n "$world" addr add 192.0.2.1/32 dev lo
grep -v '^#' "$make/hosts.tsv" | while IFS=$'\t' read -r _ v4 v6 kind; do
  case $kind in ours | silent) continue ;; esac
  ip -n "$world" addr add "$v4/32" dev lo
  [ "$v6" = - ] || ip -n "$world" addr add "$v6/128" dev lo
done
for name in "$@"; do
  ns=$prefix-$name
  n=$(awk -F'\t' -v host="$name.shop.example" '$1 == host { sub(/.*\.1?/, "", $2); print $2 }' "$make/hosts.tsv")
  ip netns add "$ns"
  ip -n "$ns" link set lo up
  ip -n "$ns" link add wire type veth peer name "mx$n" netns "$world"
  ip -n "$ns" addr add "192.0.2.1$n/32" dev wire
  ip -n "$ns" addr add "2001:db8:1::1$n/128" dev wire nodad
  ip -n "$ns" link set wire up
  ip -n "$world" link set "mx$n" up
  ip -n "$world" addr add "fe80::1/64" dev "mx$n" nodad
  ip -n "$ns" route add default via 192.0.2.1 dev wire onlink
  ip -n "$ns" -6 route add default via fe80::1 dev wire
  ip -n "$world" route add "192.0.2.1$n/32" dev "mx$n"
  ip -n "$world" -6 route add "2001:db8:1::1$n/128" dev "mx$n"
done
