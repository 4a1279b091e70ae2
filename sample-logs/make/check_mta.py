"""Holds a sample folder's logs against its expected.tsv, with a few regular expressions: check_mta.py PROGRAM FOLDER"""

import gzip
import lzma
import re
import sys
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path


def lines(path):
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    if path.suffix == ".xz":
        data = lzma.decompress(data)
    return data.decode("utf-8", "replace").split("\n")[:-1]


SYSLOG = re.compile(r"(?:<\d+>1 )?(?:Nov (..) \S+|2026-11-(..)T\S+) (\S+) ([^ :\[]+)(?:\[\d+\]:| \d+ - -) *(.*)")


def syslog(*paths):
    for path in paths:
        for line in lines(path):
            m = SYSLOG.fullmatch(line)
            yield f"2026-11-{(m[1] or m[2]).strip():0>2}", m[3], m[5]


def domain_of(address):
    if address in ("", "<>"):
        return "<>"
    return address.rpartition("@")[2].lower().encode("idna").decode()


def exim_lines(folder):
    for name in ("default/mainlog.1.gz", "default/mainlog", "all/mainlog.2.gz", "all/mainlog.1.xz"):
        for line in lines(folder / name):
            day, rest = line[:10], line[20:]
            if name.startswith("all"):
                day = (datetime.fromisoformat(line[:19]) - timedelta(hours=1)).date().isoformat()
                rest = re.sub(r"^\S+ \S+ \S+ \[\d+\] ", "", line)
            yield day, "", rest
    part = {}
    for day, host, text in syslog(folder / "syslog/mail.log.1.gz", folder / "syslog/mail.log"):
        if m := re.match(r"\[(\d+)[/\\](\d+)\] (.*)", text):
            part[host] = part.get(host, "") * (m[1] != "1") + m[3]
            if m[1] != m[2]:
                continue
            text = part.pop(host)
        yield day, host, re.sub(r"^\S+ \S+ \[\d+\] ", "", text)


def exim(folder):
    senders = {}
    for day, host, text in exim_lines(folder):
        m = re.match(r"(\w{6}-\w{6,11}-\w{2,4}) (<=|\*\*|==) (.*)", text)
        if m and m[2] == "<=":
            sender = re.match(r'"(?:[^"\\]|\\.)*"@\S+|\S+', m[3])[0]
            senders[m[1]] = domain_of(sender)
        elif m and "T=filter_smtp" not in m[3]:
            text = re.sub(r'[FP]=<"(?:[^"\\]|\\.)*"@[^>]*>', "", m[3])
            hop = re.search(r" R=\S+ T=\S+(?: defer \(-?\d+\))?(?: DT=\S+)? H=(\S+) \[[^\]]*\].*?: (?:SMTP error from remote mail server after|Malformed SMTP reply in response to) .*?: (550)(?:[- ](.*)|$)", text)
            if hop:
                enhanced = re.match(r"\d\.\d+\.\d+(?= |\\n|$)", hop[3] or "")
                yield day, host, hop[1], hop[2], enhanced[0] if enhanced else "", senders[m[1]]


def sendmail(folder):
    senders = {}
    for day, host, text in syslog(folder / "mail.log.1.gz", folder / "mail.log"):
        m = re.match(r"(\w{14}|\w{15}): (.*)", text)
        if not m:
            continue
        if r := re.match(r"from=(<.*>|[^<,]*), size=", m[2]):
            senders[m[1]] = domain_of(r[1].strip("<>") if r[1].startswith("<") else r[1])
        elif r := re.match(r"(\w+): (?:DSN|return to sender|sender notify|postmaster notify): ", m[2]):
            senders[r[1]] = "<>"
        elif r := re.match(r"to=(.*?), (?:ctladdr=.*?, )?delay=.*?, mailer=esmtp, .*?relay=(\S+)\. \[.*?\], dsn=\S+, reply=(550)[- ](.*), stat=", m[2]):
            enhanced = re.match(r"\d\.\d+\.\d+(?= )", r[4])
            relay = "" if "..." in r[2] else r[2]
            for _ in range(len(re.split(r">,<", r[1]))):
                yield day, host, relay, r[3], enhanced[0] if enhanced else "", senders[m[1]]


def opensmtpd(folder):
    for day, host, text in syslog(folder / "maillog.0.gz", folder / "maillog"):
        m = re.match(r'\S+ mta delivery evpid=\w+ from=<(.*?)> to=<.*> rcpt=<.*?> source="[^"]*" relay="([^"]*) \(([^"]*)\)" delay=\S+ result="(?:PermFail|TempFail)" stat="(550)[- ](.*)"', text)
        if m and not m[2].startswith("127."):
            enhanced = re.match(r"\d\.\d+\.\d+(?= )", m[5])
            yield day, host, m[3], m[4], enhanced[0] if enhanced else "", domain_of(m[1])


def main(program, folder):
    found = Counter(globals()[program](Path(folder)))
    told = Counter()
    for line in (Path(folder) / "expected.tsv").read_text().split("\n")[1:-1]:
        *key, n, _, _ = line.split("\t")
        told[tuple(key)] = int(n)
    for key in sorted(set(found) | set(told)):
        if found[key] != told[key]:
            print(*key, f"log {found[key]}, expected {told[key]}", sep="\t")
    print(f"{program}: {sum(found.values())} in the logs, {sum(told.values())} in expected.tsv")


if __name__ == "__main__":
    main(*sys.argv[1:])
