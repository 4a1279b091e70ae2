# Sourced by mta-host.sh: Exim.
prepare() {
  account Debian-exim 7000
  mkdir -p /etc/exim4/dkim /var/spool/exim4 /var/mail
  chmod 1777 /var/mail
  mkdir -p /var/log/exim4
  mount --bind "$here/log" /var/log/exim4
  chown Debian-exim:Debian-exim /var/spool/exim4 /var/log/exim4
  cat "$make/exim/$name.conf" "$make/exim/exim4.conf" > /etc/exim4/exim4.conf
  sed 's/@[^ ]* /: /' "$here/virtual" > /etc/exim4/virtual
  for domain in shop.example news.example.com; do openssl genrsa -out "/etc/exim4/dkim/$domain" 2048 2> /dev/null; done
  chown -R root:Debian-exim /etc/exim4
  chmod -R u=rwX,g=rX,o= /etc/exim4
}
start() { cd /; exim4 -bdf & }
busy() { [ "$(pgrep -c -r R,S,D -x exim4)" -gt 1 ]; }
retry() { exim4 -q; }
submit() { printf 'From: %s\nTo: %s\nSubject: by hand\n\nHello.\n' "$1" "$2" | exim4 -f "$1" "${@:2}"; }
