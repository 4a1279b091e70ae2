"""The tables of the scenario, and the fake clock that everything here shares."""

import csv
import mmap
import os
import re
import struct
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


def rows(name):
    """Of a table here, or of one elsewhere by its whole path."""
    with open(HERE / name, encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in reader if row and not row[0].startswith("#")]


@dataclass(frozen=True)
class Reply:
    id: str
    stage: str
    code: int
    enhanced: str
    kept: bool
    text: str


@dataclass(frozen=True)
class Host:
    name: str
    ipv4: str
    ipv6: str
    behaviour: str


def replies():
    return {
        r[0]: Reply(r[0], r[1], int(r[2]), "" if r[3] == "-" else r[3], r[4] == "soft", r[5])
        for r in rows("replies.tsv")
    }


def hosts():
    return [Host(r[0], r[1], "" if r[2] == "-" else r[2], r[3]) for r in rows("hosts.tsv")]


def domains():
    """Mail domain to its MX hosts, as (preference, host)."""
    return {
        r[0]: [(int(p), h) for p, h in (mx.split(":") for mx in r[1].split())]
        for r in rows("domains.tsv")
    }


@dataclass(frozen=True)
class Step:
    """One part of a fate: this reply, until so many seconds after the message was handed in."""

    reply: str
    until_seconds: float
    slow_seconds: float


def fate(text):
    """`slow9:gmail-fast<900>ok`: for 900 s "gmail-fast", 9 s late each time, then accepted."""
    parts = re.split(r"<(\d+)>", text)
    steps = []
    for i in range(0, len(parts), 2):
        slow = re.fullmatch(r"slow(\d+):(.*)", parts[i])
        until = float(parts[i + 1]) if i + 1 < len(parts) else float("inf")
        reply, seconds = (slow[2], float(slow[1])) if slow else (parts[i], 0.0)
        steps.append(Step(reply, until, seconds))
    return steps


def domain_of(address):
    return address.rpartition("@")[2].lower()


def a_label(domain):
    return domain.encode("idna").decode().lower() if domain else ""


class Clock:
    """Fake time is real time plus an offset in a file, which fakeclock.c reads as well."""

    def __init__(self, path, create=False):
        if create:
            Path(path).write_bytes(b"\0" * 8)
            os.chmod(path, 0o644)
        with open(path, "r+b") as file:
            self.page = mmap.mmap(file.fileno(), 8)

    def offset_nanos(self):
        return struct.unpack("=q", self.page[:8])[0]

    def now(self):
        return (time.time_ns() + self.offset_nanos()) / 1e9

    def forward_to(self, seconds):
        """Never goes back: Postfix's timers and the order of the log rest on that."""
        offset = int(seconds * 1e9) - time.time_ns()
        if offset > self.offset_nanos() or self.offset_nanos() == 0:
            self.page[:8] = struct.pack("=q", offset)
