1795342440: R="203.0.113.9:42601" L="192.0.2.25:25" C="18/00-07149-D7E16B94" PATH="default" PATH_GRP="default" P="awaiting rcptto" E=550 M=scriptlet CTXCONN=[pathway=default,ehlo_string="EHLO evil.example",ehlo_domain=evil.example] CTXMESS=[mailfrom_domain=evil.example,mailfrom_string="MAIL FROM:<a@P@x>",mailfrom_localpart=a] relaying denied
1795342900: Marker 1
