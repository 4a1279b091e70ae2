"""The sink's own record -> expected.tsv: every refusal with 550, as the receivers gave it. No log is read.

Counted is what a recipient's delivery ended with at a remote host:
- a refused MAIL, DATA or message counts for each recipient of the transaction;
- a refusal at connect or HELO counts for the one recipient of the connection, and only at the domain's last MX host
  (before that, Postfix goes on to the next one). Each domain that does so gets mail of one sender, one recipient a message;
- address probes (double-bounce@) are no mail.
`permanent`: Postfix gave the recipient up on this reply (HELO too). `soft`: it kept the message (refused at connect,
soft_bounce, or smtp_delivery_status_filter).
"""

import json
import sys
from collections import Counter
from datetime import datetime, timezone
from pathlib import Path

from scenario import a_label, domain_of, domains, hosts

# transport_maps sends this domain through a smtp(8) with soft_bounce=yes.
SOFT_BOUNCE_HOSTS = {host for _, host in domains()["legacy.example"]}


def last_hosts():
    """The MX host that ends a domain's list, to that domain."""
    refusing = {h.name for h in hosts() if h.behaviour.partition(":")[0] in ("greeting", "helo")}
    lasts = {max(mx)[1]: domain for domain, mx in domains().items()}
    return {host: domain for host, domain in lasts.items() if host in refusing}


def senders_by_domain(plan):
    senders = {}
    for line in open(plan, encoding="utf-8"):
        message = json.loads(line)
        for r in message["recipients"]:
            senders.setdefault(domain_of(r["seen_as"]), set()).add(a_label(domain_of(message["sender"])))
    return senders


def main(work):
    counts, lasts, senders = Counter(), last_hosts(), senders_by_domain(Path(work) / "plan.jsonl")
    for line in open(Path(work) / "replies.jsonl", encoding="utf-8"):
        r = json.loads(line)
        if r["code"] != 550 or (r["sender"] or "").startswith("double-bounce@"):
            continue
        soft = r["kept"] or r["relay"] in SOFT_BOUNCE_HOSTS
        if r["stage"] in ("connect", "helo"):
            if r["relay"] not in lasts:
                continue
            (sending_domain,) = senders[lasts[r["relay"]]]
            soft = r["stage"] == "connect"
        else:
            sending_domain = a_label(domain_of(r["sender"])) or "<>"
        day = datetime.fromtimestamp(r["time"], timezone.utc).date().isoformat()
        counts[day, r["from"], r["relay"], r["code"], r["enhanced"], sending_domain, soft] += 1
    print("day\tmta_host\trelay_host\treply_code\tenhanced_code\tsending_domain\trejections\tpermanent\tsoft")
    for key in sorted({k[:-1] for k in counts}, key=lambda k: tuple(map(str, k))):
        permanent, soft = counts[(*key, False)], counts[(*key, True)]
        print(*key, permanent + soft, permanent, soft, sep="\t")


if __name__ == "__main__":
    main(sys.argv[1])
