"""How many checks a second are made, and what each costs."""

import os
import tempfile
import time

from balancers import configurations, messages
from balancers.daemons import Daemon

SETTLE_SECONDS = 15
MEASURED_SECONDS = 20


def opened():
    """TCP connections that this machine has begun so far."""
    with open("/proc/net/snmp", encoding="ascii") as file:
        names, values = [line.split() for line in file if line.startswith("Tcp:")]
    return int(values[names.index("ActiveOpens")])


def rate(program, extra, count, checker):
    """Checks a second over 20 s, and microseconds of processor time for each."""
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "bench.conf")
        configurations.write(file, configurations.table(count, checker, delay_loop=1))
        daemon = Daemon(program, file, folder, extra)
        time.sleep(SETTLE_SECONDS)
        before, cpu, begin = opened(), daemon.cpu(), time.monotonic()
        time.sleep(MEASURED_SECONDS)
        made, used, length = opened() - before, daemon.cpu() - cpu, time.monotonic() - begin
        daemon.stop()
        return made / length, used / made * 1e6


def detection(program, extra, servers):
    """Seconds from the end of a server to the request that takes it out; all servers end at once."""
    with tempfile.TemporaryDirectory() as own:
        file = os.path.join(own, "bench.conf")
        configurations.write(file, configurations.table(10, configurations.tcp("retry 0"), delay_loop=1))
        daemon = Daemon(program, file, own, extra)
        time.sleep(SETTLE_SECONDS)
        capture = messages.Capture(own)
        dead = time.time()
        servers.stop()
        capture.await_quiet()
        removed = [request.when - dead for request in capture.close().requests
                   if request.command in (messages.DEL_DEST, messages.SET_DEST)]
        daemon.stop()
    servers.start()
    return removed


def measure(programs, counts, report):
    """
    Both daemons in turns.

    programs  name -> (program, extra options)
    report    called with each row's cells
    """
    for kind, checker in (("TCP_CHECK", configurations.tcp()), ("HTTP_GET", configurations.http())):
        for count in counts:
            for name, (program, extra) in programs.items():
                made, cost = rate(program, extra, count, checker)
                report(kind, count, name, f"{made:.0f}", f"{cost:.0f} us", "")


def detect(programs, servers, report):
    """What goes by until a dead server is taken out, in both daemons."""
    for name, (program, extra) in programs.items():
        removed = detection(program, extra, servers)
        report("dead server, delay_loop 1, retry 0", 10, name, "", "",
               f"{min(removed):.3f} / {sorted(removed)[len(removed) // 2]:.3f} / {max(removed):.3f} s")
