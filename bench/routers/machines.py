"""Network namespaces joined by veth pairs, and daemons in them."""

import ctypes
import os
import signal
import subprocess
import tempfile
import time

LIBC = ctypes.CDLL(None, use_errno=True)
CLONE_NEWNET = 0x40000000
LIMIT_SECONDS = 30


class Machine:
    """A network namespace."""

    def __init__(self, name):
        self.name = name
        run("ip", "netns", "add", name)
        self.ip("link", "set", "lo", "up")

    def ip(self, *arguments):
        run("ip", "-n", self.name, *arguments)

    def inside(self, action):
        """Calls action with this thread in the namespace; sockets that it opens stay there."""
        here = os.open("/proc/thread-self/ns/net", os.O_RDONLY)
        there = os.open(f"/run/netns/{self.name}", os.O_RDONLY)
        try:
            enter(there)
            try:
                return action()
            finally:
                enter(here)
        finally:
            os.close(here)
            os.close(there)

    def remove(self):
        run("ip", "netns", "del", self.name)


class Pair:
    """Two machines with as many links between them as wanted: eth0, eth1, ... 10.9.N.1 and 10.9.N.2."""

    def __init__(self, prefix, links=1):
        self.a = Machine(f"{prefix}-a")
        self.b = Machine(f"{prefix}-b")
        for n in range(links):
            self.a.ip("link", "add", f"eth{n}", "type", "veth", "peer", "name", f"eth{n}", "netns", self.b.name)
            for host, machine in ((1, self.a), (2, self.b)):
                machine.ip("address", "add", f"10.9.{n}.{host}/24", "dev", f"eth{n}")
                machine.ip("link", "set", f"eth{n}", "up")

    def remove(self):
        self.a.remove()
        self.b.remove()


class Daemon:
    """A running daemon and the lines it has written."""

    def __init__(self, machine, program, configuration, folder):
        self.machine = machine
        self.folder = tempfile.mkdtemp(dir=folder)
        path = os.path.join(self.folder, "keepalived.conf")
        with open(path, "w", encoding="ascii") as file:
            file.write(configuration)
        self.log_path = os.path.join(self.folder, "log")
        arguments = ["-n", "-l", "-D", "-f", path]
        files = {"-p": "pid"}
        if os.path.basename(program) == "keepalived":
            files.update({"-r": "vrrp.pid", "-c": "checkers.pid"})
        for option, name in files.items():
            arguments += [option, os.path.join(self.folder, name)]
        with open(self.log_path, "wb") as log:
            self.process = subprocess.Popen(
                ["ip", "netns", "exec", machine.name, program, *arguments], stdout=log, stderr=log)

    def log(self):
        with open(self.log_path, encoding="utf-8", errors="replace") as log:
            return log.read()

    def await_lines(self, text, count=1):
        end = time.monotonic() + LIMIT_SECONDS + count / 20
        while self.log().count(text) < count:
            if time.monotonic() > end or self.process.poll() is not None:
                raise RuntimeError(f"{self.machine.name} did not say '{text}':\n" + self.log()[-3000:])
            time.sleep(0.02)

    def processes(self):
        """The daemon's own, parent first: keepalived has children."""
        found = [self.process.pid]
        for pid in found:
            with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as children:
                found += [int(child) for child in children.read().split()]
        return found

    def cpu_seconds(self):
        total = 0
        for pid in self.processes():
            with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
                fields = stat.read().rpartition(")")[2].split()
            total += int(fields[11]) + int(fields[12])
        return total / os.sysconf("SC_CLK_TCK")

    def resident_kib(self):
        total = 0
        for pid in self.processes():
            with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as maps:
                total += sum(int(line.split()[1]) for line in maps if line.startswith("Rss:"))
        return total

    def kill(self):
        """As if the machine had lost its power: children first, keepalived's clean up when their parent dies."""
        for pid in reversed(self.processes()):
            os.kill(pid, signal.SIGKILL)
        self.process.wait()

    def terminate(self):
        os.kill(self.process.pid, signal.SIGTERM)

    def stop(self):
        if self.process.poll() is None:
            self.terminate()
            try:
                self.process.wait(LIMIT_SECONDS)
            except subprocess.TimeoutExpired:
                self.kill()


def enter(fd):
    if LIBC.setns(fd, CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), "setns")


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
