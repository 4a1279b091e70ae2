"""What one of the other programs wrote -> its sample folder: dress_mta.py PROGRAM WORK_DIR OUTPUT_DIR

Exim's own log files are cut in two and packed, no more. What went to /dev/log gets its dress from rsyslogd (dress.py).
"""

import gzip
import lzma
import os
import shutil
import sys
from datetime import datetime, timezone
from pathlib import Path

from dress import by_rsyslog, entries

ROTATION = datetime(2026, 11, 22, 14, tzinfo=timezone.utc)
LAST = datetime(2026, 11, 22, 23, 58, tzinfo=timezone.utc)
# host: the older piece's name and dress, the newer one's, the time between them
SYSLOG = {
    "exim": ("mx-exim", ("syslog/mail.log.1.gz", "traditional"), ("syslog/mail.log", "file"), ROTATION),
    "sendmail": ("mx-sendmail", ("mail.log.1.gz", "traditional"), ("mail.log", "file"), ROTATION),
    "opensmtpd": ("mx-opensmtpd", ("maillog.0.gz", "traditional"), ("maillog", "rfc5424"), ROTATION),
}


def write(path, data, time):
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".gz":
        with open(path, "wb") as raw, gzip.GzipFile(path.stem, "wb", 9, raw, mtime=int(time.timestamp())) as packed:
            packed.write(data)
    else:
        path.write_bytes(lzma.compress(data) if path.suffix == ".xz" else data)
    os.utime(path, (time.timestamp(), time.timestamp()))
    print(f"{path.parent.name}/{path.name}: {data.count(10)} lines, {path.stat().st_size} bytes")


def split(data, stamp):
    """Exim's log before and from a stamp that it wrote itself."""
    lines = data.splitlines(keepends=True)
    cut = next(i for i, line in enumerate(lines) if line[: len(stamp)] >= stamp)
    return b"".join(lines[:cut]), b"".join(lines[cut:])


def main(program, work, out):
    work, out = Path(work), Path(out)
    if program == "exim":
        log = work / "mx-exim-a" / "log"
        older, newer = split((log / "mainlog").read_bytes(), f"{ROTATION:%Y-%m-%d %H:%M}".encode())
        write(out / "default" / "mainlog.1.gz", older, ROTATION)
        write(out / "default" / "mainlog", newer, LAST)
        write(out / "default" / "rejectlog", (log / "rejectlog").read_bytes(), LAST)
        log = work / "mx-exim-b" / "log"
        # Local time with its zone.
        older, newer = split((log / "mainlog").read_bytes(), b"2026-11-22 15:00")
        write(out / "all" / "mainlog.2.gz", older, ROTATION)
        write(out / "all" / "mainlog.1.xz", newer, LAST)
    host, (name, kind), (newer_name, newer_kind), edge = SYSLOG[program]
    found = entries(work / f"{host}.raw")
    shutil.rmtree(work / f"{host}.dress", ignore_errors=True)
    dressed = by_rsyslog(host, found, work / f"{host}.dress")
    cut = sum(e.micros < edge.timestamp() * 1e6 for e in found)
    write(out / name, b"".join(dressed[kind][:cut]), edge)
    write(out / newer_name, b"".join(dressed[newer_kind][cut:]), LAST)


if __name__ == "__main__":
    main(*sys.argv[1:])
