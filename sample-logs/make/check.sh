#!/bin/bash
# Holds the logs against expected.tsv with bash, zcat, sed, awk and diff alone: check.sh SAMPLE_LOGS_DIR
set -eu
cd "$1"
export LC_ALL=C.UTF-8

# host, day, the daemon's message: one line an entry, whatever its dress, in the order of time.
plain() {
  zcat mx-out1/mail.log.2.gz | sed -E 's/^Nov ([ 0-9]{2}) [0-9:]{8} (\S+) [^ ]+: /\2\t2026-11-\1\t/'
  sed -E 's/^(.{10})T\S+ (\S+) [^ ]+: /\2\t\1\t/' mx-out1/mail.log.1 mx-out1/mail.log
  while IFS= read -r line; do
    micros=${line#*\"__REALTIME_TIMESTAMP\":\"} micros=${micros%%\"*}
    message=${line#*\"MESSAGE\":\"} message=${message%%\",\"*} message=${message%\"\}}
    printf 'mx-out2\t%(%Y-%m-%d)T\t%s\n' $((micros / 1000000)) "${message//\\\"/\"}"
  done < mx-out2/journal-20261121.json
  sed -E 's/^<[0-9]+>1 (.{10})T\S+ (\S+) \S+ \S+ \S+ - +/\2\t\1\t/' mx-out2/mail.log-20261122
  sed -E 's/^\{ ?"@timestamp":"(.{10})[^"]*", ?"host":"([^"]*)".*"message":" ?(.*)" ?\}$/\2\t\1\t\3/; s/\\"/"/g; s/\\\//\//g' \
    mx-out2/mail.json
}

TZ=UTC plain | awk -F'\t' '
  $3 ~ /^[0-9A-Za-z]+: from=<.*>, size=[0-9]+, nrcpt=[0-9]+ \(queue active\)$/ {
    id = $3; sub(/:.*/, "", id)
    from = $3; sub(/>, size=[0-9]+, nrcpt=[0-9]+ \(queue active\)$/, "", from); sub(/^[^<]*</, "", from)
    domain = tolower(from); sub(/.*@/, "", domain)
    sender[$1, id] = from == "" ? "<>" : domain == "bücher.example" ? "xn--bcher-kva.example" : domain
  }
  $3 ~ /^[0-9A-Za-z]+: to=</ { sub(/to=<"[^"]*"@/, "to=<quoted@", $3) }
  $3 ~ /^[0-9A-Za-z]+: to=<[^>]*>, (orig_to=<[^>]*>, )?relay=[^ ]+\[[0-9a-f.:]+\]:25, [^(]*\(host [^ ]+ (said|refused to talk to me): 550/ {
    if ($3 ~ /status=(un)?deliverable/) next
    id = $3; sub(/:.*/, "", id)
    relay = $3; sub(/^[^>]*>, (orig_to=<[^>]*>, )?relay=/, "", relay); sub(/\[.*/, "", relay)
    reply = $3; sub(/^[^(]*\(host [^ ]+ (said|refused to talk to me): 550[- ]/, "", reply)
    enhanced = reply ~ /^5\.[0-9]+\.[0-9]+ / ? substr(reply, 1, index(reply, " ") - 1) : ""
    key = $2 "\t" $1 "\t" relay "\t550\t" enhanced "\t" (($1, id) in sender ? sender[$1, id] : "unknown")
    all[key]++
    if ($3 ~ /status=bounced \(host/) permanent[key]++
  }
  END { for (key in all) print key "\t" all[key] "\t" permanent[key] + 0 "\t" all[key] - permanent[key] }
' | sort > "${TMPDIR:-/tmp}/counted.$$"
awk -F"\t" '$2 ~ /^mx-out[12]$/' expected.tsv | sort > "${TMPDIR:-/tmp}/expected.$$"
status=0
diff "${TMPDIR:-/tmp}/expected.$$" "${TMPDIR:-/tmp}/counted.$$" || status=1
awk -F'\t' '{ n += $7; p += $8; day[$1] += $7 } END { for (d in day) print d, day[d] | "sort"; close("sort")
  print NR " groups, " n " refusals with 550, " p " permanent" }' "${TMPDIR:-/tmp}/counted.$$"
[ $status = 0 ] && echo "the logs hold what expected.tsv says of Postfix"
rm -f "${TMPDIR:-/tmp}/counted.$$" "${TMPDIR:-/tmp}/expected.$$"
exit $status
