"""How long it takes until the kernel has a table, and until it has a change of it."""

import os
import tempfile
import time

from balancers import configurations, messages
from balancers.daemons import Daemon

SIZES = (1000, 5000, 10000)
WARMUP = "warmup 600"


def load(count):
    """The bare loader: what it asked."""
    loader = messages.Socket()
    loader.flush()
    requests = []
    for number in range(count):
        address = configurations.service(number // configurations.PER_SERVICE)
        if number % configurations.PER_SERVICE == 0:
            requests.append(loader.new_service(address, 80))
        requests.append(loader.new_destination(address, 80, configurations.server(number), 8080))
    with tempfile.TemporaryDirectory() as folder:
        capture = messages.Capture(folder)
        failed = loader.exchange(requests)
        capture.await_quiet()
        seen = capture.close().changes()
    loader.flush()
    assert not failed, f"{failed} requests of the loader failed"
    return seen


def start_and_reload(program, extra, count):
    """Starts a daemon, changes one weight, stops it: what was asked at the start and at the reload."""
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "bench.conf")
        checker = configurations.tcp(WARMUP)
        configurations.write(file, configurations.table(count, checker))
        capture = messages.Capture(folder)
        begin = time.time()
        daemon = Daemon(program, file, folder, extra)
        try:
            capture.await_quiet()
        except RuntimeError as refused:
            raise RuntimeError(daemon.last_words()) from refused
        start = capture.close()

        configurations.write(file, configurations.table(count, checker, changed_weight=2))
        # The virtual machine's compiler has threads of its own that are still at work.
        await_idle(daemon)
        capture = messages.Capture(folder)
        before = daemon.cpu()
        signalled = time.time()
        daemon.reload()
        idle = await_idle(daemon, before)
        cpu = daemon.cpu() - before
        capture.await_quiet()
        reload = capture.close()
        daemon.stop()
        return begin, start, signalled, reload, cpu, idle - signalled


def await_idle(daemon, used=None):
    """Waits until nothing is done for as long as a checker's loop sleeps, half a second; when that began."""
    since = time.time()
    begun = used is None
    used = daemon.cpu() if begun else used
    while not begun or time.time() - since < 0.5:
        time.sleep(0.05)
        now = daemon.cpu()
        if now > used:
            used, since, begun = now, time.time(), True
    return since


def measure(programs, sizes, report):
    """
    Both daemons and the loader, in turns.

    programs  name -> (program, extra options)
    report    called with each row's cells
    """
    for count in sizes:
        loaded = load(count)
        report(count, "bare loader", "", span(loaded), len(loaded.requests), loaded.datagrams(), "", "", "", "")
        for name, (program, extra) in programs.items():
            begin, start, signalled, reload, cpu, idle = start_and_reload(program, extra, count)
            changes, changed = start.changes(), reload.changes()
            report(count, name, seconds(changes.end() - begin), span(changes), len(changes.requests),
                   changes.datagrams(), seconds(changed.begin() - signalled) if changed.requests else "none",
                   len(reload.requests), seconds(idle), seconds(cpu))


def span(exchange):
    return seconds(exchange.end() - exchange.begin())


def seconds(value):
    return f"{value:.3f} s"
