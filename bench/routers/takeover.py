"""The first takeover of a daemon's life, after its master was killed, was ended, or lost to its tracked script."""

import os
import random
import time
from collections import namedtuple

from . import configurations
from .capture import Capture
from .machines import Daemon

MASTER, BACKUP = 200, 100
SETTLED_SECONDS = 1.0

Takeover = namedtuple("Takeover", "total excess garp")


def once(pair, event, advert_int, programs, folder):
    """
    One takeover. Milliseconds: from the last advert that counts to our first (total), of that beyond what the protocol
    makes wait (excess), and from our first advert to the first gratuitous ARP (garp).
    """
    flag = os.path.join(folder, "fail")
    if os.path.exists(flag):
        os.remove(flag)
    tracking = "track_script {\n check\n }" if event == "script" else ""
    of_master = configurations.instances(1, 1, MASTER, advert_int, tracking, "script_user root")
    if tracking:
        of_master = configurations.script(flag) + of_master
    of_backup = configurations.instances(1, 1, BACKUP, advert_int)
    capture = Capture(pair.b)
    master = Daemon(pair.a, programs[0], of_master, folder)
    backup = None
    try:
        capture.await_advert(lambda one: one.priority == MASTER, 0)
        backup = Daemon(pair.b, programs[1], of_backup, folder)
        backup.await_lines("Entering BACKUP STATE")
        time.sleep(SETTLED_SECONDS + random.random() * min(1.0, float(advert_int)))
        since = time.time_ns()
        if event == "SIGKILL":
            master.kill()
        elif event == "SIGTERM":
            master.terminate()
        else:
            with open(flag, "w", encoding="ascii"):
                pass
        first = capture.await_advert(lambda one: one.own, since)
        time.sleep(0.1)
        return measured(capture, first, event, advert_int)
    finally:
        if backup:
            backup.stop()
        master.stop()
        capture.stop()
        pair.a.ip("address", "flush", "to", "10.77.0.0/16")


def measured(capture, first, event, advert_int):
    heard = [one for one in capture.adverts() if not one.own and one.nanos < first.nanos]
    if event == "SIGTERM":
        last = next(one for one in heard if one.priority == 0)
        due = configurations.skew_seconds(BACKUP, advert_int)
    else:
        last = [one for one in heard if one.priority == MASTER][-1]
        due = configurations.master_down_seconds(BACKUP, advert_int)
    total = (first.nanos - last.nanos) / 1e6
    garp = next(one for one in capture.garps(first.nanos) if one.own)
    return Takeover(total, total - due * 1e3, (garp.nanos - first.nanos) / 1e6)
