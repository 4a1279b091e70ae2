#!/bin/bash
# One mail server, as the first process of its own PID, mount, UTS and network namespace:
# host.sh NAME WORK_DIR MAKE_DIR. Ending this process ends everything in it.
set -eu
name=$1 work=$2 make=$3 here=$2/$1
hostname "$name"
mkdir -p "$here"/{dev,etc,spool,lib,opendkim}
mount -t tmpfs tmpfs "$here/dev"
cp -a /dev/{null,zero,full,random,urandom,tty} "$here/dev/"
mkdir "$here/dev/shm"
ln -s /proc/self/fd "$here/dev/fd"
ln -s "$here/log.socket" "$here/dev/log"
mount --move "$here/dev" /dev
printf 'nameserver 192.0.2.1\n' > "$here/resolv.conf"
printf '127.0.0.1 localhost\n::1 localhost\n' > "$here/hosts"
mount --bind "$here/resolv.conf" /etc/resolv.conf
mount --bind "$here/hosts" /etc/hosts

cp /usr/share/postfix/dynamicmaps.cf /etc/postfix/postfix-files "$here/etc/"
cp -r /etc/postfix/{post-install,postfix-script,dynamicmaps.cf.d,postfix-files.d} "$here/etc/" 2> /dev/null || true
cat "$make/postfix/main.cf" "$make/postfix/$name.cf" > "$here/etc/main.cf"
cp "$make/postfix/master.cf" "$here/etc/"
sh "$make/postfix/tables.sh" "$here/etc" "$make/traffic.tsv"
mount --bind "$here/etc" /etc/postfix
mount --bind "$here/spool" /var/spool/postfix
chown postfix "$here/lib"
mount --bind "$here/lib" /var/lib/postfix

# Under the usual paths, since opendkim names them in its log.
mount --bind "$here/opendkim" /etc/dkimkeys
keys=/etc/dkimkeys
for pair in shop.example:s2026a news.example.com:n1 acme-shop.example:s2026a tailspin.test:t1 tailspin.test:t2 \
  offers.example.org:mail; do
  domain=${pair%:*} selector=${pair#*:}
  openssl genrsa -out "$keys/$domain.$selector" 2048 2> /dev/null
  echo "$selector.$domain $domain:$selector:$keys/$domain.$selector" >> "$keys/KeyTable"
  echo "*@$domain $selector.$domain" >> "$keys/SigningTable"
done
cat > "$keys/opendkim.conf" <<END
Syslog yes
SyslogSuccess yes
Mode s
Canonicalization relaxed/simple
KeyTable file:$keys/KeyTable
SigningTable refile:$keys/SigningTable
InternalHosts 0.0.0.0/0
MultipleSignatures yes
RequireSafeKeys no
Background no
Socket inet:8891@127.0.0.1
UserID opendkim
END
chown -R opendkim "$keys"
chmod 700 "$keys"
mount --bind "$keys/opendkim.conf" /etc/opendkim.conf
chmod 711 "$work" "$here"

export FAKECLOCK_FILE=$work/clock LD_PRELOAD=$work/fakeclock.so
opendkim -f -x /etc/opendkim.conf &
postfix start
env -u LD_PRELOAD python3 "$make/house.py" /var/spool/postfix/private/dovecot-lmtp &
sleep 1
touch "$here/ready" # the driver waits for it
while :; do sleep 3600 & wait $!; done
