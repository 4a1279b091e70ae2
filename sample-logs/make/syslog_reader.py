"""Stands in for /dev/log of both hosts: writes each datagram with the (fake) time at which it came, and changes nothing.

A line of the record: nanoseconds, blank, the datagram as Postfix's syslog(3) sent it.
"""

import os
import selectors
import signal
import socket
import sys
import time

from scenario import Clock


def main(clock_path, *pairs):
    clock, selector = Clock(clock_path), selectors.DefaultSelector()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    for path, record in zip(pairs[::2], pairs[1::2]):
        s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
        s.bind(path)
        os.chmod(path, 0o666)
        selector.register(s, selectors.EVENT_READ, open(record, "wb", buffering=0))
    last = 0
    while True:
        for key, _ in selector.select():
            datagram = key.fileobj.recv(65536).rstrip(b"\0\n")
            last = max(last + 1000, time.time_ns() + clock.offset_nanos())
            key.data.write(b"%d %s\n" % (last, datagram))


if __name__ == "__main__":
    main(*sys.argv[1:])
