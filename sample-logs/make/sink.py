"""All the receiving hosts at once. Answers as the plan says and writes down every answer: the truth of expected.tsv."""

import asyncio
import json
import random
import re
import signal
import sys
from collections import defaultdict
from datetime import datetime, timezone
from pathlib import Path

from scenario import Clock, domain_of, domains, fate, hosts, replies

KNOWN = replies()
LINE = "Policy {}: this organisation takes mail only from partners that have signed its terms of exchange"
BY_ADDRESS = {ip: h for h in hosts() for ip in (h.ipv4, h.ipv6) if ip}
OURS = {ip: h.name.partition(".")[0] for ip, h in BY_ADDRESS.items() if h.behaviour == "ours"}
SERVED = defaultdict(set)
for mail_domain, mx in domains().items():
    for _, mx_host in mx:
        SERVED[mx_host].add(mail_domain)
PATH = re.compile(r'^(?:MAIL FROM|RCPT TO):\s*<((?:"(?:[^"\\]|\\.)*"|[^"<>])*)>', re.IGNORECASE)
LONG, HUGE = ("\\n".join(LINE.format(i) for i in range(1, n)) for n in (31, 101))


class Plan:
    def __init__(self, path):
        self.by_pair, self.by_sender = defaultdict(list), defaultdict(list)
        for line in open(path, encoding="utf-8"):
            message = json.loads(line)
            sender = message["sender"].lower()
            for r in message["recipients"]:
                entry = (message["time"], r["seen_as"].lower(), fate(r["fate"]))
                self.by_pair[sender, r["seen_as"].lower()].append(entry)
                self.by_sender[sender].append(entry)

    @staticmethod
    def step(entry, now):
        return next(s for s in entry[2] if now - entry[0] < s.until_seconds)

    def for_recipient(self, sender, recipient, now):
        past = [e for e in self.by_pair[sender.lower(), recipient.lower()] if e[0] <= now + 2]
        return self.step(past[-1], now) if past else None

    def for_sender(self, sender, host, now):
        for entry in self.by_sender[sender.lower()]:
            if entry[0] <= now + 2 and domain_of(entry[1]) in SERVED[host]:
                step = self.step(entry, now)
                if step.reply != "ok" and KNOWN[step.reply].stage == "mail":
                    return step
        return None


class Session:
    def __init__(self, reader, writer, plan, clock, record):
        self.reader, self.writer, self.plan, self.clock, self.record = reader, writer, plan, clock, record
        self.host = BY_ADDRESS[writer.get_extra_info("sockname")[0]]
        self.client = writer.get_extra_info("peername")[0]
        self.helo, self.sender, self.refusal, self.accepted = "", None, None, []
        self.unseen = False

    def fill(self, text, recipient):
        now = datetime.fromtimestamp(self.clock.now(), timezone.utc)
        letters = "".join(random.choices("0123456789abcdefghijklmnopqrstuvwxyz", k=10))
        hexes = f"{random.getrandbits(52):013x}"
        values = {
            "client": self.client,
            "rcpt": recipient,
            "sender": self.sender or "",
            "domain": domain_of(self.sender or ""),
            "helo": self.helo,
            "utc": f"{now:%Y-%m-%dT%H:%M:%SZ}",
            "token": letters,
            "hex": hexes,
            "digits": f"{random.randrange(10**6, 10**7)}",
            "n": f"{random.randrange(1, 999)}",
            "exo": f"AM{random.randrange(1, 9)}PEPF{hexes[:8].upper()}.eurprd0{random.randrange(1, 9)}.prod.outlook.com"
            f" {now:%Y-%m-%dT%H:%M:%S.000Z} 08DE{hexes[:12].upper()}",
            "long": LONG,
            "huge": HUGE,
        }
        return re.sub(r"\{(\w+)\}", lambda m: values[m[1]], text)

    def note(self, reply, recipient):
        entry = {
            "time": self.clock.now(),
            "from": OURS.get(self.client, self.client),
            "relay": self.host.name,
            "stage": reply.stage if reply else "eod",
            "code": reply.code if reply else 250,
            "enhanced": reply.enhanced if reply else "2.0.0",
            "kept": bool(reply and reply.kept),
            "sender": self.sender,
            "recipient": recipient,
        }
        if reply and "{huge}" in reply.text:
            entry["huge"] = True
        self.record.write(json.dumps(entry, ensure_ascii=False) + "\n")
        self.record.flush()

    async def say(self, reply, recipient=""):
        _, first_only, text = reply.text.rpartition("first:")
        text = self.fill(text, recipient).replace("\\\\", "\0").replace("\\t", "\t")
        text = re.sub(r"\\x(\w\w)", lambda m: chr(0xDC00 + int(m[1], 16)), text)
        lines = [line.replace("\0", "\\") for line in text.split("\\n")]
        enhanced = reply.enhanced + " " if reply.enhanced else ""
        for i, line in enumerate(lines):
            mark = "-" if i < len(lines) - 1 else " "
            await self.send(f"{reply.code}{mark}{'' if first_only and i else enhanced}{line}")

    async def send(self, line):
        self.writer.write(line.encode("utf-8", "surrogateescape") + b"\r\n")
        await self.writer.drain()

    async def run(self):
        kind, _, reply_id = self.host.behaviour.partition(":")
        if kind == "drop":
            return
        if kind == "greeting":
            self.note(KNOWN[reply_id], "")
            await self.say(KNOWN[reply_id])
            await self.reader.readline()
            return
        await self.send(f"220 {self.host.name} ESMTP ready")
        while line := await self.reader.readline():
            command = line.decode("utf-8", "replace").rstrip("\r\n")
            verb = command[:4].upper()
            if verb != "RCPT":
                self.note_unseen()
            if verb == "QUIT":
                await self.send("221 2.0.0 Bye")
                return
            if verb in ("EHLO", "HELO"):
                self.helo = command[5:]
                if kind == "helo":
                    if verb == "HELO":
                        self.note(KNOWN[reply_id], "")
                    await self.say(KNOWN[reply_id])
                    continue
                lines = ["SIZE 36700160", "8BITMIME", "PIPELINING", "ENHANCEDSTATUSCODES", "SMTPUTF8"]
                if kind == "chunking":
                    lines.append("CHUNKING")
                if verb == "HELO":
                    lines = []
                lines = [f"{self.host.name} at your service"] + lines
                for i, text in enumerate(lines):
                    await self.send(f"250{'-' if i < len(lines) - 1 else ' '}{text}")
            elif verb == "MAIL":
                await self.on_mail(PATH.match(command)[1])
            elif verb == "RCPT":
                await self.on_rcpt(PATH.match(command)[1])
            elif verb == "DATA":
                await self.on_data()
            elif verb == "BDAT":
                await self.on_chunk(command)
            elif verb in ("RSET", "NOOP"):
                self.sender, self.refusal, self.accepted = None, None, []
                await self.send("250 2.0.0 Ok")
            else:
                await self.send("502 5.5.1 Command not implemented")

    async def dawdle(self, seconds):
        """The driver leaves the clock alone while the file `slow` is there."""
        if seconds:
            slow = Path(self.record.name).with_name("slow")
            slow.touch()
            await asyncio.sleep(seconds)
            slow.unlink(missing_ok=True)

    async def on_mail(self, sender):
        self.sender, self.accepted, self.refusal = sender, [], None
        step = self.plan.for_sender(sender, self.host.name, self.clock.now())
        if step is None:
            await self.send("250 2.1.0 Ok")
            return
        self.refusal, self.unseen = KNOWN[step.reply], True
        await self.say(self.refusal)

    def note_unseen(self):
        """A refused MAIL that no RCPT followed: whom it was for stands in the plan alone."""
        if self.unseen:
            self.note(self.refusal, "")
        self.unseen = False

    async def on_rcpt(self, recipient):
        if self.refusal is not None:
            # Postfix sends MAIL and RCPT in one go (PIPELINING), so that whom the refused MAIL was for is seen here.
            self.unseen = False
            self.note(self.refusal, recipient)
            await self.send("503 5.5.1 Error: need MAIL command")
            return
        step = self.plan.for_recipient(self.sender, recipient, self.clock.now())
        reply = KNOWN[step.reply] if step and step.reply != "ok" else None
        if not self.sender and recipient.lower().startswith("noreply@"):
            reply = KNOWN["null-nouser"]
        if not self.sender and recipient.lower().startswith("callout"):
            reply = KNOWN["callout-nouser"] if "nobody" in recipient else None
        if self.sender.startswith("double-bounce@"):
            reply = KNOWN["probe-nouser"] if recipient.startswith("nobody@") else None
        if reply is None or reply.stage != "rcpt":
            self.accepted.append((recipient, step, reply))
            await self.send("250 2.1.5 Ok")
            return
        await self.dawdle(step.slow_seconds if step else 0)
        self.note(reply, recipient)
        await self.say(reply, recipient)

    async def on_data(self):
        if not self.accepted:
            await self.send("554 5.5.1 Error: no valid recipients")
            return
        reply = next((r for _, _, r in self.accepted if r), None)
        if reply is not None and reply.stage == "data":
            await self.answer(reply)
            return
        await self.send("354 End data with <CR><LF>.<CR><LF>")
        while (line := await self.reader.readline()) not in (b".\r\n", b""):
            pass
        await self.answer(reply)

    async def on_chunk(self, command):
        await self.reader.readexactly(int(command.split()[1]))
        if not self.accepted:
            await self.send("554 5.5.1 Error: no valid recipients")
        elif command.upper().endswith(" LAST"):
            await self.answer(next((r for _, _, r in self.accepted if r), None))
        else:
            await self.send("250 2.0.0 Ok")

    async def answer(self, reply):
        await self.dawdle(max((s.slow_seconds for _, s, _ in self.accepted if s), default=0))
        for recipient, _, _ in self.accepted:
            self.note(reply, recipient)
        if reply is None:
            token = "".join(random.choices("0123456789abcdef", k=12))
            await self.send(f"250 2.0.0 Ok: queued as {token}")
        else:
            await self.say(reply, self.accepted[0][0])
        self.accepted = []


async def main(plan_path, clock_path, record_path):
    plan, clock = Plan(plan_path), Clock(clock_path)
    random.seed(550)
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    with open(record_path, "w", encoding="utf-8") as record:

        async def serve(reader, writer):
            session = Session(reader, writer, plan, clock, record)
            try:
                await session.run()
            except (ConnectionError, BrokenPipeError):
                pass
            finally:
                session.note_unseen()
                writer.close()

        for host in hosts():
            if host.behaviour.partition(":")[0] in ("listen", "chunking", "drop", "greeting", "helo"):
                for address in filter(None, (host.ipv4, host.ipv6)):
                    await asyncio.start_server(serve, address, 25)
        await stop.wait()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:4]))
