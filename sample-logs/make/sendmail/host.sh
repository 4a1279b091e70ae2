# Sourced by mta-host.sh: Sendmail.
prepare() {
  account smmta 7100
  account smmsp 7101
  mkdir -p /etc/mail /var/spool/mqueue /var/spool/mqueue-client /var/run/sendmail/{mta,msp} /var/lib/sendmail /var/mail
  chmod 700 /var/spool/mqueue
  chmod 1777 /var/mail
  chown smmsp:smmsp /var/spool/mqueue-client /var/run/sendmail/msp
  chmod 770 /var/spool/mqueue-client
  m4 "$make/sendmail/sendmail.mc" > /etc/mail/sendmail.cf
  m4 "$make/sendmail/submit.mc" > /etc/mail/submit.cf
  printf 'Connect:192.0.2 RELAY\nConnect:127.0.0.1 RELAY\nFrom:callout.nobody@fabrikam.example ERROR:5.1.8:550 no such sender lives there\n' > /etc/mail/access
  printf 'archive.shop.example relay:[127.0.0.1]\n' > /etc/mail/mailertable
  printf 'gone@support.shop.example error:5.1.1:550 mailbox is gone\n' | cat "$here/virtual" - > /etc/mail/virtusertable
  printf 'postmaster: jane\nroot: jane\nfile: /var/mail/file\nvault: "|/etc/mail/vault"\n' > /etc/mail/aliases
  printf '#!/bin/sh\necho 550 5.1.1 no such vault\nexit 67\n' > /etc/mail/vault
  printf '#!/bin/sh\ncat > /dev/null\n' > /etc/mail/deliver
  chmod 755 /etc/mail/vault /etc/mail/deliver
  touch /etc/mail/local-host-names
  for map in access mailertable virtusertable; do
    /usr/libexec/sendmail/makemap hash "/etc/mail/$map" < "/etc/mail/$map"
  done
  sm=/usr/libexec/sendmail/sendmail
  chgrp smmsp $sm
  chmod 2755 $sm
  $sm -bi -oA/etc/mail/aliases || true
}
start() {
  cd /
  $sm -L sm-mta -bD &
}
busy() { [ "$(pgrep -c -r R,S,D -x sendmail)" -gt 1 ]; }
retry() { $sm -L sm-mta -q; $sm -L sm-msp -Ac -q || true; }
submit() { printf 'From: %s\nTo: %s\nSubject: by hand\n\nHello.\n' "$1" "$2" | $sm -L sm-msp -Ac -i -f "$1" "${@:2}"; }
