"""A thousand instances fail over at once, and what they cost while nothing happens."""

import time
from collections import namedtuple

from . import configurations
from .capture import Addresses, Capture
from .machines import Daemon

LINKS = 4
MASTER, BACKUP = 200, 100
ADVERT_INT = "1"
START_SECONDS = 3.0

Crowd = namedtuple("Crowd", "from_first latest span cpu_ms")
Cost = namedtuple("Cost", "master_percent backup_percent master_mib backup_mib")


def failover(pair, count, event, programs, folder):
    """
    Milliseconds: from the moment at which the protocol lets the last instance take over until the last address is there
    (from_first), by how much the latest instance's first advert was behind its own time (latest), and from the first
    takeover's advert to the last address (span); processor time of the backup for it.
    """
    capture, master, backup = running(pair, count, programs, folder)
    addresses = Addresses(pair.b)
    try:
        time.sleep(START_SECONDS)
        since = time.time_ns()
        before = backup.cpu_seconds()
        if event == "SIGKILL":
            master.kill()
        else:
            master.terminate()
        await_count(lambda: len(addresses.added()), count)
        time.sleep(0.3)
        cpu = backup.cpu_seconds() - before
        return summed(capture, addresses.added(), event, since, cpu)
    finally:
        end(pair, capture, master, backup)
        addresses.stop()


def summed(capture, added, event, since, cpu):
    heard, first = {}, {}
    for one in capture.adverts():
        key = (one.link, one.vrid)
        if not one.own and (one.priority == MASTER or event == "SIGTERM" and one.priority == 0 and one.nanos >= since):
            heard[key] = one.nanos
        elif one.own and one.nanos >= since:
            first.setdefault(key, one.nanos)
    seconds = (configurations.skew_seconds if event == "SIGTERM" else configurations.master_down_seconds)(
        BACKUP, ADVERT_INT)
    due = {key: at + seconds * 1e9 for key, at in heard.items()}
    last = max(added)
    return Crowd(
        (last - max(due.values())) / 1e6,
        max(first[key] - due[key] for key in first) / 1e6,
        (last - min(first.values())) / 1e6,
        cpu * 1e3)


def cost(pair, count, programs, folder, seconds=20):
    """Processor time while nothing happens, in percent of one processor, and resident memory."""
    capture, master, backup = running(pair, count, programs, folder)
    capture.stop()
    try:
        time.sleep(START_SECONDS)
        before = master.cpu_seconds(), backup.cpu_seconds()
        time.sleep(seconds)
        used = [after - b for after, b in zip((master.cpu_seconds(), backup.cpu_seconds()), before)]
        return Cost(
            *(100 * one / seconds for one in used), master.resident_kib() / 1024, backup.resident_kib() / 1024)
    finally:
        end(pair, capture, master, backup)


def running(pair, count, programs, folder):
    capture = Capture(pair.b)
    master = backup = None
    try:
        master = Daemon(
            pair.a, programs[0], configurations.instances(count, LINKS, MASTER, ADVERT_INT), folder)
        master.await_lines("Entering MASTER STATE", count)
        backup = Daemon(
            pair.b, programs[1], configurations.instances(count, LINKS, BACKUP, ADVERT_INT), folder)
        backup.await_lines("Entering BACKUP STATE", count)
        return capture, master, backup
    except BaseException:
        end(pair, capture, master, backup)
        raise


def end(pair, capture, master, backup):
    for daemon in (backup, master):
        if daemon:
            daemon.stop()
    if not capture.stopping:
        capture.stop()
    pair.a.ip("address", "flush", "to", "10.77.0.0/16")


def await_count(count, wanted, limit_seconds=30):
    end_at = time.monotonic() + limit_seconds
    while count() < wanted:
        if time.monotonic() > end_at:
            raise RuntimeError(f"{count()} of {wanted} addresses came")
        time.sleep(0.02)
