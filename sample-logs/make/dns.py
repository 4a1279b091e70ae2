"""hosts.tsv and domains.tsv -> a dnsmasq configuration that knows these names and no others."""

from scenario import domains, hosts

print("listen-address=192.0.2.1\nbind-interfaces\nno-resolv\nno-hosts\nno-poll\nlocal=/#/\nuser=root\npid-file=\nport=53")
for h in hosts():
    print(f"host-record={','.join(filter(None, (h.name, h.ipv4, h.ipv6)))}")
for domain, mx in domains().items():
    for preference, host in mx:
        print(f"mx-host={domain},{host},{preference}")
