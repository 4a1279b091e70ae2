#!/bin/sh
# Writes Postfix's small lookup tables: tables.sh CONF_DIR TRAFFIC_TSV
set -eu
cd "$1"
cat > transport <<'END'
legacy.example soft:
yahoo.com bulk:
archive.shop.example archive:
END
cat > mailboxes <<'END'
jane@support.shop.example jane
gone@support.shop.example gone
END
cat > aliases <<'END'
postmaster ops
ops /dev/null
END
# Only what imitates a log line is logged, as a site would that hunts for it.
cat > header_checks <<'END'
/^Subject:.*status=/ INFO
END
# Outlook's "traffic not accepted" passes by itself, so it is tried again.
cat > delivery_status <<'END'
/^5(\.7\.708 .*)$/ 4$1
END
awk -F'\t' '$7 ~ /->/ { split($7, a, "->"); print a[1], a[2] }' "$2" > virtual
cat > archive <<'END'
#!/bin/sh
echo "550 5.1.1 no such vault"
exit 67
END
chmod 755 archive
