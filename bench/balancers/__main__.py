"""Runs in the lab kernel: see bench/ipvs."""

import argparse
import os
import platform
import subprocess
import tempfile

from balancers import checks, servers, tables

ORIGINAL = "/usr/sbin/keepalived"
COUNTS = (1000, 5000)


def main():
    parser = argparse.ArgumentParser(prog="bench/ipvs")
    parser.add_argument("--launcher", required=True)
    parser.add_argument("--only", choices=("tables", "checks"))
    parser.add_argument("--sizes", type=lambda text: tuple(int(size) for size in text.split(",")), default=tables.SIZES)
    parser.add_argument("--here", action="store_true")
    options = parser.parse_args()
    programs = {"vipward": (options.launcher, ()), "keepalived": (ORIGINAL, ())}
    version = subprocess.run([ORIGINAL, "-v"], capture_output=True, text=True, check=True).stderr.split("\n")[0]
    if options.here:
        options.only = "checks"
        programs = {"vipward --shadow": (options.launcher, ("--shadow", "-C"))}
    load = os.getloadavg()[0]
    print(f"Linux {platform.release()}, {os.cpu_count()} processors, {version}, load {load:.1f}\n", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        running = servers.Servers(folder)
        try:
            measure(programs, options, running)
        finally:
            running.stop()


def measure(programs, options, running):
    if options.only in (None, "tables"):
        head("real servers", "program", "program's start to the last answer", "first change to the last answer",
             "changes", "in datagrams", "SIGHUP to the change", "messages of the reload", "SIGHUP to idle",
             "processor time of the reload")
        tables.measure(programs, options.sizes, row)
        print()
    if options.only in (None, "checks"):
        head("check, every second", "real servers", "program", "checks a second", "processor time of each",
             "noticed after (first / median / last)")
        checks.measure(programs, COUNTS, row)
        if not options.here:
            checks.detect(programs, running, row)


def head(*names):
    row(*names)
    row(*["---"] * len(names))


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


if __name__ == "__main__":
    main()
