"""Daemons under measurement."""

import os
import signal
import subprocess
import time

LIMIT_SECONDS = 120


class Daemon:
    """One that runs in the foreground; its log goes to a file."""

    def __init__(self, program, configuration, folder, extra=()):
        self.configuration = configuration
        self.log = os.path.join(folder, "log")
        self.pid_file = os.path.join(folder, "pid")
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [program, "-n", "-l", "-f", configuration, "-p", self.pid_file, *extra], stdout=log, stderr=log)

    def pids(self):
        """All its processes."""
        found = {self.process.pid}
        for name in os.listdir("/proc"):
            if name.isdigit() and parent(name) in found:
                found.add(int(name))
        return found

    def cpu(self):
        """Seconds of processor time of all its processes so far, in ticks of the kernel."""
        ticks = 0
        for pid in self.pids():
            fields = stat(pid)
            if fields:
                ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def reload(self):
        os.kill(self.main(), signal.SIGHUP)

    def main(self):
        with open(self.pid_file, encoding="ascii") as file:
            return int(file.read())

    def last_words(self):
        """The end of its log."""
        with open(self.log, encoding="utf-8", errors="replace") as file:
            return file.read()[-2000:]

    def stop(self):
        self.process.terminate()
        self.process.wait(LIMIT_SECONDS)


def stat(pid):
    """The fields of /proc/PID/stat behind the name, None if the process is gone."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
            return file.read().rpartition(")")[2].split()
    except OSError:
        return None


def parent(pid):
    fields = stat(pid)
    return int(fields[1]) if fields else 0
