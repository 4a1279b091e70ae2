"""traffic.tsv -> plan.jsonl: every message with its time, sender, recipients and their fates. Same seed, same plan."""

import json
import os
import random
import sys
from collections import defaultdict
from datetime import datetime, timezone

from scenario import domain_of, fate, replies, rows

FIRST_SECOND = datetime.fromisoformat(os.environ.get("SAMPLE_START", "2026-11-20T06:25:10+00:00")).timestamp()
LAST_SECOND = datetime(2026, 11, 22, 23, 50, tzinfo=timezone.utc).timestamp()
CLIENTS = {"shop.example": "app1.shop.example", "crm.wingtip.example": "crm.wingtip.example"}
NAMES = (
    "anna ben carla david elena farid greta hugo ines jonas karin leo mia noor oscar paula quentin rosa"
    " sven tara umar vera willem xenia yara zoe"
).split()
FAMILIES = (
    "abbott berg costa dunn eriksen fischer garcia haas ivanova jansen keller lindqvist moreau novak okafor"
    " petrov quist rossi sato tanaka ueda vogel weber xu young zimmer"
).split()

dice = random.Random(5050)
known = replies()
used = set()


def stage_of(fate_text):
    """A reply to MAIL, DATA or the message's end hits all recipients of a transaction."""
    stages = {known[s.reply].stage for s in fate(fate_text) if s.reply != "ok"}
    return "rcpt" if stages <= {"rcpt"} else "message"


def new_address(domain):
    while True:
        name, family = dice.choice(NAMES), dice.choice(FAMILIES)
        local = dice.choice(
            [f"{name}.{family}", f"{name[0]}{family}{dice.randrange(100)}", f"{name}{dice.randrange(1000)}"]
        )
        if dice.random() < 0.03:
            local = local.title()
        address = f"{local}@{domain}"
        if address.lower() not in used:
            used.add(address.lower())
            return address


def days(text):
    if text == "*":
        return [20, 21, 22]
    first, _, last = text.partition("-")
    return list(range(int(first), int(last or first) + 1))


def moment(day, hours):
    if hours.startswith("="):
        h, m, s = map(int, hours[1:].split(":"))
        return datetime(2026, 11, day, h, m, s, tzinfo=timezone.utc).timestamp()
    first, last = map(int, hours.split("-"))
    midnight = datetime(2026, 11, day, tzinfo=timezone.utc).timestamp()
    low, high = max(midnight + first * 3600, FIRST_SECOND + 20), min(midnight + last * 3600, LAST_SECOND)
    return round(dice.uniform(low, high), 3)


def recipients(target, fates):
    """(address in RCPT, address that the receiver sees, fate)"""
    for item in fates.split():
        text, _, count = item.rpartition("=")
        if text.startswith("@"):  # of another domain, in the same message
            target, _, text = text[1:].partition(":")
        for _ in range(int(count)):
            alias, arrow, real = target.partition("->")
            if arrow:
                yield alias, real, text
            elif "@" in target:
                yield target, target, text
            else:
                address = new_address(target)
                yield address, address, text


def messages(table):
    mixed = defaultdict(list)
    for row in rows(table):
        days_text, host, hours, port, sender, size, target, fates = row[:8]
        extra = row[8] if len(row) > 8 else ""
        for day in days(days_text):
            alone = defaultdict(list)
            for recipient in recipients(target, fates):
                if hours.startswith("=") or extra or stage_of(recipient[2]) == "message":
                    alone[recipient[2] if not hours.startswith("=") else ""].append(recipient)
                else:
                    mixed[day, host, hours, port, sender, int(size)].append(recipient)
            for group in alone.values():
                for i in range(0, len(group), int(size)):
                    yield day, host, hours, port, sender, group[i : i + int(size)], extra
    for (day, host, hours, port, sender, size), group in mixed.items():
        dice.shuffle(group)
        for i in range(0, len(group), size):
            yield day, host, hours, port, sender, group[i : i + size], ""


def in_batches(plan):
    """An application hands in up to six messages over one connection; a bulk run more densely."""
    groups = defaultdict(list)
    for m in plan:
        exact = m["time"] if m["hours"].startswith("=") else None
        groups[m["day"], m["host"], m["port"], m["sender_template"], m["hours"], exact].append(m)
    for key, group in groups.items():
        group.sort(key=lambda m: m["time"])
        bulk = "{id}" in key[3] and key[2] != "inbound"
        size = 6 if bulk else 2
        for i in range(0, len(group), size):
            for m in group[i : i + size]:
                m["time"] = group[i]["time"]


def main(table="traffic.tsv"):
    plan = []
    for day, host, hours, port, template, group, extra in messages(table):
        mark = f"{dice.getrandbits(32):08x}"
        sender = template.replace("{id}", mark)
        domain = domain_of(sender).encode("idna").decode()
        key, _, value = extra.partition("=")
        client = "scanner.badnet.example" if port == "inbound" else CLIENTS.get(domain, "app2.shop.example")
        plan.append(
            {
                "time": moment(day, hours),
                "day": day,
                "hours": hours,
                "host": host,
                "port": port,
                "client": client,
                "sender_template": template,
                "sender": sender,
                "helo": value if key == "helo" else client,
                "message_id": value if key == "message-id" else f"<{mark}.{day}@{domain}>",
                "subject": value if key == "subject" else f"Message {mark}",
                "recipients": [{"to": a, "seen_as": b, "fate": f} for a, b, f in group],
            }
        )
    in_batches(plan)
    plan.sort(key=lambda m: (m["time"], m["host"], m["port"], m["client"]))
    for m in plan:
        print(json.dumps(m, ensure_ascii=False))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main(*sys.argv[1:])
