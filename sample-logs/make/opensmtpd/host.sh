# Sourced by mta-host.sh: OpenSMTPD.
prepare() {
  account opensmtpd 7200
  account opensmtpq 7201
  mkdir -p /etc/opensmtpd /var/spool/smtpd /var/lib/opensmtpd/empty /var/mail /usr/lib/opensmtpd
  chmod 711 /var/spool/smtpd
  cp "$make/opensmtpd/smtpd.conf" /etc/opensmtpd/smtpd.conf
  cp "$make/opensmtpd/smtpd.conf" /etc/smtpd.conf
  mkdir -p /etc/opensmtpd
  sed 's/ /: /' "$here/virtual" > /etc/opensmtpd/virtual
  cut -d' ' -f1 "$here/virtual" > /etc/opensmtpd/aliased
  printf 'postmaster: jane\ngone: "|/etc/opensmtpd/vault"\nloop: loop@support.shop.example\n' > /etc/opensmtpd/aliases
  printf '#!/bin/sh\necho 550 5.1.1 no such vault\nexit 67\n' > /etc/opensmtpd/vault
  chmod 755 /etc/opensmtpd/vault
  chgrp opensmtpq /usr/sbin/smtpctl
  chmod 2755 /usr/sbin/smtpctl
  mkdir -p /run/opensmtpd /var/mail/jane
  chown jane /var/mail/jane
  sed -i "s|^jane:.*|jane:x:7001:7001::/var/mail/jane:/bin/sh|" /etc/passwd
  echo mx-opensmtpd.shop.example > /etc/mailname
}
start() {
  cd /
  smtpd -F &
  sleep 1
}
busy() { # until the log has been quiet for a moment
  size=$(stat -c %s "$work/$name.raw")
  sleep 0.25
  [ "$size" != "$(stat -c %s "$work/$name.raw")" ]
}
retry() { smtpctl schedule all > /dev/null || true; }
submit() { printf 'From: %s\nTo: %s\nSubject: by hand\n\nHello.\n' "$1" "$2" | /usr/sbin/sendmail -f "$1" "${@:2}" || true; }
