"""Lives through the three days: moves the clock to each planned moment, hands the messages in, lets both queues settle."""

import json
import os
import random
import socket
import sys
import time
from datetime import datetime, timezone
from itertools import groupby
from pathlib import Path

from plan import FIRST_SECOND
from scenario import Clock, hosts

ADDRESS = {h.name: h.ipv4 for h in hosts()}
END = datetime(2026, 11, 22, 23, 58, tzinfo=timezone.utc).timestamp()
LONGEST_WAIT_SECONDS = 60
TICK_SECONDS = tuple(float(s) for s in os.environ.get("SAMPLE_TICKS", "240 420").split())


class Client:
    """A plain SMTP client; a refused recipient (an inbound rejection) is no error."""

    def __init__(self, message):
        port = 587 if message["port"] == "587" else 25
        target = ADDRESS[message["host"] + ".shop.example"]
        self.socket = socket.create_connection((target, port), 20, (ADDRESS[message["client"]], 0))
        self.file = self.socket.makefile("rwb")
        self.reply()
        self.command(f"EHLO {message['helo']}")

    def reply(self):
        while True:
            line = self.file.readline()
            if line[3:4] != b"-":
                return line

    def command(self, text):
        self.file.write(text.encode() + b"\r\n")
        self.file.flush()
        return self.reply()

    def send(self, m):
        utf8 = "" if m["sender"].isascii() else " SMTPUTF8 BODY=8BITMIME"
        replies = [self.command(f"MAIL FROM:<{m['sender']}>{utf8}")]
        taken = [r for r in m["recipients"] if self.command(f"RCPT TO:<{r['to']}>")[:1] == b"2"]
        if not taken:
            self.command("RSET")
            return
        self.command("DATA")
        lines = [
            f"From: {m['sender'] if len(m['sender']) < 60 else 'y@evil.example'}",
            f"To: {m['recipients'][0]['to']}",
            f"Subject: {m['subject']}",
            f"Message-ID: {m['message_id']}",
            "",
            "Hello.",
            ".",
        ]
        last = self.command("\r\n".join(lines))
        if replies[0][:1] != b"2" or last[:1] != b"2":
            raise SystemExit(f"not taken: {m['sender']}: {replies[0]!r} {last!r}")

    def close(self):
        self.command("QUIT")
        self.socket.close()


class Spool:
    def __init__(self, path):
        self.path = Path(path)

    def scan_deferred(self):
        """What master(8) does every 300 s: qmgr looks for deferred mail whose time has come ('D', obeying the times)."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as s:
            s.connect(str(self.path / "public/qmgr"))
            s.send(b"D")

    def busy(self, now):
        if any(os.listdir(self.path / q) for q in ("maildrop", "incoming", "active")):
            return True
        return self.due(now)

    def due(self, now):
        for folder, _, names in os.walk(self.path / "deferred"):
            for name in names:
                try:
                    if os.stat(os.path.join(folder, name)).st_mtime <= now:
                        return True
                except FileNotFoundError:
                    return True
        return False


class Control:
    """A mail server that takes its orders by a pair of pipes (mta-host.sh): what Spool is for Postfix."""

    def __init__(self, folder):
        self.folder = Path(folder)

    def order(self, text):
        (self.folder / "control").write_text(text + "\n")
        return (self.folder / "answer").read_text()

    def scan_deferred(self):
        self.order("retry")

    def busy(self, now):
        return self.order("busy") != "idle\n" or (self.folder.parent / "slow").exists()

    def due(self, now):
        return True


def settle(clock, spools):
    started = asked = time.monotonic()
    quiet = 0
    while quiet < 3:
        time.sleep(0.02)
        busy = [s for s in spools if s.busy(clock.now())]
        quiet = 0 if busy else quiet + 1
        if time.monotonic() - asked > 1:
            asked = time.monotonic()
            for s in busy:
                if isinstance(s, Spool):
                    s.scan_deferred()
        if time.monotonic() - started > LONGEST_WAIT_SECONDS:
            print(f"still busy at {datetime.fromtimestamp(clock.now(), timezone.utc)}", file=sys.stderr)
            return


def moments(plan):
    """The planned times, and between them a tick every few minutes for the retries."""
    dice = random.Random(55)
    for time_, group in groupby(plan, key=lambda m: m["time"]):
        yield time_, list(group)
    t = FIRST_SECOND + 60
    while t < END:
        yield t, []
        t += dice.uniform(*TICK_SECONDS)


def main(plan_path, clock_path, *spool_paths):
    clock = Clock(clock_path)
    spools = [Spool(p) if Path(p).name == "spool" else Control(p) for p in spool_paths]
    plan = [json.loads(line) for line in open(plan_path, encoding="utf-8")]
    hour = -1
    for moment, messages in sorted(moments(plan), key=lambda x: x[0]):
        clock.forward_to(moment)
        for s in spools:
            if s.due(clock.now()) and not (messages and isinstance(s, Control)):
                s.scan_deferred()
        for _, group in groupby(messages, key=lambda m: (m["host"], m["port"], m["client"])):
            group = list(group)
            if group[0]["port"] == "local":
                for m in group:
                    host = next(s for s in spools if s.folder.name == m["host"])
                    host.order(f"submit {m['sender']} {' '.join(r['to'] for r in m['recipients'])}")
                continue
            client = Client(group[0])
            for m in group:
                client.send(m)
            client.close()
        settle(clock, spools)
        if int(moment // 21600) != hour:
            hour = int(moment // 21600)
            print(datetime.fromtimestamp(clock.now(), timezone.utc), file=sys.stderr, flush=True)
    clock.forward_to(END)


if __name__ == "__main__":
    main(*sys.argv[1:])
