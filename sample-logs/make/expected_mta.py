"""The sink's own record and the plan -> expected.tsv, lost.tsv and attempts.tsv: expected_mta.py PROGRAM WORK_DIR OUTPUT_DIR

No log is read. What a recipient's attempt ended with counts, as in expected.py:
- a refused MAIL, DATA or message counts for each recipient of the transaction. Sendmail and OpenSMTPD wait for the reply
  to MAIL, so that the sink never learns whom it was for: the plan tells (such mail has a sender of its own);
- a refusal at connect or HELO counts for the one recipient of the connection, at the domain's last MX host alone. Each
  domain that does so gets mail of one sender, one recipient a message;
- Exim's sender callouts are no mail.
What a program's log cannot tell, as found by looking at it, is written below, and goes to lost.tsv.
"""

import json
import sys
from collections import Counter, defaultdict
from datetime import datetime, timezone
from pathlib import Path

from scenario import a_label, domain_of, domains, hosts

HEAD = "day mta_host relay_host reply_code enhanced_code sending_domain rejections permanent soft".split()
REFUSING = {h.name for h in hosts() if h.behaviour.partition(":")[0] in ("greeting", "helo")}
LASTS = {max(mx)[1]: domain for domain, mx in domains().items() if max(mx)[1] in REFUSING}


class Plan:
    def __init__(self, path):
        self.senders, self.by_sender = defaultdict(set), defaultdict(list)
        for line in open(path, encoding="utf-8"):
            m = json.loads(line)
            for r in m["recipients"]:
                self.senders[domain_of(r["seen_as"])].add(domain_of(m["sender"]))
                self.by_sender[m["sender"].lower()].append((m["time"], r["seen_as"]))

    def behind(self, record):
        """Whom a refused MAIL was for."""
        host, sender = record["relay"], record["sender"].lower()
        served = {d for d, mx in domains().items() if host in [h for _, h in mx]}
        return [to for _, to in self.by_sender[sender] if domain_of(to) in served]


def attempts(work):
    """Every reply that ended an attempt on a recipient at a host."""
    plan = Plan(work / "plan.jsonl")
    for line in open(work / "replies.jsonl", encoding="utf-8"):
        r = json.loads(line)
        if not r["sender"] and r["recipient"].startswith("callout") and r["from"].startswith("mx-exim") and r["code"] != 250:
            continue
        if r["stage"] in ("connect", "helo"):
            if r["relay"] in LASTS:
                (domain,) = plan.senders[LASTS[r["relay"]]]
                yield {**r, "sender": f"?@{domain}"}
        elif r["stage"] == "mail" and not r["recipient"]:
            for to in plan.behind(r):
                yield {**r, "recipient": to}
        else:
            yield r


def sending_domain(record):
    return a_label(domain_of(record["sender"] or "")) or "<>"


def seen(program, r):
    """The row that a perfect reader of the log can tell (or None), and why that is not all."""
    host = "" if r["from"] in ("mx-exim-a", "mx-exim-b") else r["from"]
    row = [host, r["relay"], r["code"], r["enhanced"], sending_domain(r)]
    if program == "sendmail" and len(r["relay"]) + 1 > 40:
        return [host, "", *row[2:]], "Sendmail cuts a relay's name of more than 40 characters in the middle"
    if program == "opensmtpd" and r["stage"] in ("connect", "helo"):
        return None, "stands in the session alone, which names no sender or recipient; the envelope says another thing"
    return row, ""


def kept(program, r):
    """Whether the program kept the message for another try: a reply of more than 4 kB is "malformed" to Exim, and
    OpenSMTPD takes a refusing banner or HELO for trouble on the network."""
    if program == "exim":
        return bool(r.get("huge"))
    return program == "opensmtpd" and r["stage"] in ("connect", "helo")


def main(program, work, out):
    work, out = Path(work), Path(out)
    told, lost, count = Counter(), Counter(), defaultdict(Counter)
    for r in attempts(work):
        day = datetime.fromtimestamp(r["time"], timezone.utc).date().isoformat()
        kind = "delivered" if r["code"] < 400 else "deferred" if r["code"] < 500 else "refused"
        count[day, "" if r["from"] in ("mx-exim-a", "mx-exim-b") else r["from"], sending_domain(r)][kind] += 1
        if r["code"] != 550:
            continue
        row, why = seen(program, r)
        soft = kept(program, r)
        if row:
            told[day, *row, soft] += 1
        if why:
            lost[day, r["from"], r["relay"], r["code"], r["enhanced"], sending_domain(r), why, soft] += 1
    for name, counts, head in (("expected.tsv", told, HEAD), ("lost.tsv", lost, [*HEAD, "why"])):
        with open(out / name, "w", encoding="utf-8") as file:
            print(*head, sep="\t", file=file)
            for key in sorted({k[:-1] for k in counts}, key=lambda k: tuple(map(str, k))):
                permanent, soft = counts[(*key, False)], counts[(*key, True)]
                print(*key[:6], permanent + soft, permanent, soft, *key[6:], sep="\t", file=file)
    with open(out / "attempts.tsv", "w", encoding="utf-8") as file:
        print("day", "mta_host", "sending_domain", "delivered", "deferred", "refused", sep="\t", file=file)
        for key in sorted(count):
            print(*key, *(count[key][k] for k in ("delivered", "deferred", "refused")), sep="\t", file=file)
    print(f"{program}: {sum(told.values())} refusals with 550 that the log tells, {sum(lost.values())} with something lost")


if __name__ == "__main__":
    main(*sys.argv[1:])
