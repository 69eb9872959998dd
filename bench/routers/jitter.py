"""How regular a master's adverts are while every processor is busy."""

import os
import subprocess
import time

from . import configurations
from .capture import Capture
from .machines import Daemon

PRIORITY = 250


def intervals(pair, advert_int, program, folder, seconds, options):
    """By how many milliseconds each interval between two adverts differs from advert_int."""
    configuration = configurations.instances(1, 1, PRIORITY, advert_int, "", options)
    capture = Capture(pair.b)
    daemon = busy = None
    try:
        daemon = Daemon(pair.a, program, configuration, folder)
        daemon.await_lines("Entering MASTER STATE")
        busy = [subprocess.Popen(["sh", "-c", "while :; do :; done"]) for _ in range(os.cpu_count())]
        time.sleep(1)
        since = time.time_ns()
        time.sleep(seconds)
        times = [one.nanos for one in capture.adverts(since)]
        return [(b - a) / 1e6 - float(advert_int) * 1e3 for a, b in zip(times, times[1:])]
    finally:
        for one in busy or []:
            one.kill()
            one.wait()
        if daemon:
            daemon.stop()
        capture.stop()
