"""What starting hundreds of scripts a second costs the daemon itself, and whether adverts wait for it."""

import glob
import time
from collections import namedtuple

from . import configurations
from .capture import Capture
from .machines import Daemon

SCRIPTS, INSTANCES = 200, 50
PRIORITY = 250
ADVERT_INT = "0.1"
SETTLING_SECONDS = 5
IDLE_INTERVAL = 3600

Scripts = namedtuple("Scripts", "cpu_ms late_ms adverts zombies descriptors")


def once(pair, program, folder, seconds):
    """
    The daemon's own processor time for one start, without that of the script; by how many milliseconds intervals between
    adverts were longer than advert_int; dead children, and descriptors more than before, at the end.
    """
    idle = cpu_per_second(pair, program, folder, seconds, IDLE_INTERVAL)
    busy = cpu_per_second(pair, program, folder, seconds, 1)
    return busy._replace(cpu_ms=(busy.cpu_ms - idle.cpu_ms) / SCRIPTS)


def cpu_per_second(pair, program, folder, seconds, interval):
    capture = Capture(pair.b)
    daemon = None
    try:
        daemon = Daemon(pair.a, program, configuration(interval), folder)
        daemon.await_lines("Entering MASTER STATE", INSTANCES)
        time.sleep(SETTLING_SECONDS)
        own = processes(daemon)
        descriptors = count_descriptors(own)
        since, before = time.time_ns(), cpu_nanos(own)
        time.sleep(seconds)
        used = cpu_nanos(own) - before
        late = lateness(capture.adverts(since))
        return Scripts(used / 1e6 / seconds, late, len(late), zombies(own), count_descriptors(own) - descriptors)
    finally:
        if daemon:
            daemon.stop()
        capture.stop()


def configuration(interval):
    """Every instance tracks as many scripts as every other."""
    text = "".join(f"""vrrp_script s{n} {{
    script "/usr/bin/true"
    interval {interval}
    timeout 20
    weight -1
    user root
}}
""" for n in range(SCRIPTS))
    tracked = "track_script {{\n{}\n}}"
    blocks = configurations.instances(INSTANCES, 1, PRIORITY, ADVERT_INT, "@TRACKS@").split("@TRACKS@")
    for n, block in enumerate(blocks):
        names = "\n".join(f"s{i}" for i in range(n, SCRIPTS, INSTANCES))
        text += block + (tracked.format(names) if n < INSTANCES else "")
    return text


def cpu_nanos(own):
    """Of all threads that they have now; those that have ended are not among those that start scripts."""
    total = 0
    for pid in own:
        for path in glob.glob(f"/proc/{pid}/task/*/schedstat"):
            with open(path, encoding="ascii") as stat:
                total += int(stat.read().split()[0])
    return total


def processes(daemon):
    """Without scripts: those lead groups of their own."""
    return [daemon.process.pid] + [pid for pid in children(daemon.process.pid) if stat(pid)[2] != str(pid)]


def children(pid):
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as numbers:
        return [int(child) for child in numbers.read().split()]


def stat(pid):
    """State, parent, process group; of one that has gone, a group of its own."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as line:
            return line.read().rpartition(")")[2].split()[:3]
    except OSError:
        return ["gone", "", str(pid)]


def zombies(own):
    """Those that stay."""
    dead = [child for pid in own for child in children(pid) if stat(child)[0] == "Z"]
    time.sleep(1)
    return sum(1 for child in dead if stat(child)[0] == "Z")


def count_descriptors(own):
    return sum(len(glob.glob(f"/proc/{pid}/fd/*")) for pid in own)


def lateness(adverts):
    last, late = {}, []
    for one in adverts:
        if one.vrid in last:
            late.append((one.nanos - last[one.vrid]) / 1e6 - float(ADVERT_INT) * 1e3)
        last[one.vrid] = one.nanos
    return late
