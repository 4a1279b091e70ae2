"""The record of /dev/log -> log files as admins know them: dress.py WORK_DIR OUTPUT_DIR

The dress is put on by the programs themselves: rsyslogd prints its own templates, and journalctl prints a journal that
systemd-journal-remote wrote. Here only the fake time is put in place of syslog(3)'s real one, and files are cut at 06:25.
"""

import gzip
import os
import re
import signal
import socket
import subprocess
import sys
import time
from datetime import datetime, timezone
from pathlib import Path

DATAGRAM = re.compile(rb"(\d+) <(\d+)>.{15} (([^ \[]+)\[(\d+)\]): (.*)", re.DOTALL)
ROTATIONS = [datetime(2026, 11, day, 6, 25, tzinfo=timezone.utc).timestamp() for day in (21, 22)]
TEMPLATES = {
    "traditional": "RSYSLOG_TraditionalFileFormat",
    "file": "RSYSLOG_FileFormat",
    "rfc5424": "RSYSLOG_SyslogProtocol23Format",
    "json": "json",
}
RSYSLOG = """
module(load="imptcp")
template(name="json" type="list" option.jsonf="on") {{
  property(outname="@timestamp" name="timereported" dateFormat="rfc3339" format="jsonf")
  property(outname="host" name="hostname" format="jsonf")
  property(outname="severity" name="syslogseverity-text" format="jsonf")
  property(outname="tag" name="syslogtag" format="jsonf")
  property(outname="message" name="msg" format="jsonf")
}}
input(type="imptcp" path="{socket}")
{actions}
"""


class Entry:
    def __init__(self, line):
        nanos, priority, self.tag, self.name, self.pid, self.message = DATAGRAM.fullmatch(line).groups()
        self.micros, self.priority = int(nanos) // 1000, int(priority)

    def stamp(self):
        return datetime.fromtimestamp(self.micros // 10**6, timezone.utc)


def entries(path):
    with open(path, "rb") as file:
        return [Entry(line.rstrip(b"\n")) for line in file]


def connect(path):
    """The socket's file is there a moment before the daemon listens on it."""
    for _ in range(100):
        s = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            s.connect(str(path))
            return s
        except (FileNotFoundError, ConnectionRefusedError):
            s.close()
            time.sleep(0.1)
    raise SystemExit(f"{path}: rsyslogd does not listen on it after 10 s")


def by_rsyslog(host, found, folder):
    """One file a template, a line an entry, in the same order."""
    folder.mkdir()
    paths = {kind: folder / kind for kind in TEMPLATES}
    actions = "\n".join(
        f'action(type="omfile" file="{path}" template="{TEMPLATES[kind]}")' for kind, path in paths.items()
    )
    config = folder / "rsyslog.conf"
    config.write_text(RSYSLOG.format(socket=folder / "socket", actions=actions))
    daemon = subprocess.Popen(["rsyslogd", "-n", "-f", config, "-i", folder / "pid"])
    try:
        with connect(folder / "socket") as s:
            for e in found:
                stamp = f"{e.stamp():%Y-%m-%dT%H:%M:%S}.{e.micros % 10**6:06d}+00:00"
                s.sendall(f"<{e.priority}>{stamp} {host} ".encode() + e.tag + b": " + e.message + b"\n")
        for _ in range(100):
            time.sleep(0.1)
            counts = [p.read_bytes().count(b"\n") for p in paths.values() if p.exists()]
            if counts == [len(found)] * len(paths):
                break
    finally:
        daemon.send_signal(signal.SIGTERM)
        daemon.wait()
    dressed = {kind: path.read_bytes().splitlines(keepends=True) for kind, path in paths.items()}
    for kind, lines in dressed.items():
        if len(lines) != len(found):
            raise SystemExit(f"{host}: rsyslog's {kind} has {len(lines)} lines, expected {len(found)}")
    return dressed


def by_journal(host, found, folder):
    """A line an entry, as `journalctl -o json` prints them."""
    export, journal = folder / "export", folder / "sample.journal"
    boot, machine = "5" * 32, "0" * 32
    with open(export, "wb") as file:
        for e in found:
            fields = {
                "__REALTIME_TIMESTAMP": e.micros,
                "__MONOTONIC_TIMESTAMP": e.micros - found[0].micros + 9_000_000,
                "_BOOT_ID": boot,
                "_MACHINE_ID": machine,
                "_HOSTNAME": host,
                "_TRANSPORT": "syslog",
                "PRIORITY": e.priority & 7,
                "SYSLOG_FACILITY": e.priority >> 3,
                "SYSLOG_IDENTIFIER": e.name.decode(),
                "SYSLOG_PID": e.pid.decode(),
            }
            file.write("".join(f"{k}={v}\n" for k, v in fields.items()).encode())
            file.write(b"MESSAGE=" + e.message + b"\n\n")
    remote = "/lib/systemd/systemd-journal-remote"
    subprocess.run([remote, "-o", journal, export], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    fields = "MESSAGE,PRIORITY,SYSLOG_IDENTIFIER,SYSLOG_PID,_HOSTNAME"
    command = ["journalctl", "--file", journal, "-o", "json", "--no-pager", f"--output-fields={fields}"]
    lines = subprocess.run(command, check=True, capture_output=True).stdout.splitlines(keepends=True)
    if len(lines) != len(found):
        raise SystemExit(f"{host}: journalctl printed {len(lines)} lines, expected {len(found)}")
    return lines


def write(path, lines, last):
    """With the modification time of a log that was rotated then, or is live."""
    data = b"".join(lines)
    if path.suffix == ".gz":
        with open(path, "wb") as raw, gzip.GzipFile(path.stem, "wb", 9, raw, mtime=int(last)) as packed:
            packed.write(data)
    else:
        path.write_bytes(data)
    os.utime(path, (last, last))
    print(f"{path.parent.name}/{path.name}: {len(lines)} lines, {path.stat().st_size} bytes")


def main(work, out):
    work, out = Path(work), Path(out)
    for host, layout in {
        "mx-out1": [("mail.log.2.gz", "traditional"), ("mail.log.1", "file"), ("mail.log", "file")],
        "mx-out2": [("journal-20261121.json", "journal"), ("mail.log-20261122", "rfc5424"), ("mail.json", "json")],
    }.items():
        found = entries(work / f"{host}.raw")
        dressed = by_rsyslog(host, found, work / f"{host}.dress")
        dressed["journal"] = by_journal(host, found, work / f"{host}.dress")
        (out / host).mkdir(parents=True, exist_ok=True)
        edges = [0.0, *ROTATIONS, float("inf")]
        for (name, kind), low, high in zip(layout, edges, edges[1:]):
            inside = [i for i, e in enumerate(found) if low <= e.micros / 1e6 < high]
            last = high if high in ROTATIONS else found[inside[-1]].micros / 1e6
            write(out / host / name, [dressed[kind][i] for i in inside], last)


if __name__ == "__main__":
    main(*sys.argv[1:])
