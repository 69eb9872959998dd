"""What is on the wire and in the table of addresses, with the kernel's time stamps where it gives them."""

import ctypes
import socket
import struct
import threading
import time
from collections import namedtuple

ETH_P_ALL = 3
SO_TIMESTAMPNS = 35
SO_RCVBUFFORCE = 33
OUTGOING = 4
PROTOCOL_VRRP = 112
RTM_NEWADDR = 20
RTMGRP_IPV4_IFADDR = 0x10
BUFFER_BYTES = 64 << 20
SCHED_RR = 2
SCHED_RESET_ON_FORK = 0x40000000
REAL_TIME_PRIORITY = 60

Advert = namedtuple("Advert", "nanos link vrid priority own")
Garp = namedtuple("Garp", "nanos link address own")


class Capture:
    """Adverts and gratuitous ARPs that a machine sends (own) and receives, from start to stop."""

    def __init__(self, machine):
        self.raw, self.done, self.read = [], [], 0
        self.socket = machine.inside(lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL)))
        self.socket.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMPNS, 1)
        self.socket.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, BUFFER_BYTES)
        self.socket.settimeout(0.1)
        self.stopping = False
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self):
        real_time()
        while not self.stopping:
            try:
                data, control, _, source = self.socket.recvmsg(128, 64)
            except TimeoutError:
                continue
            self.raw.append((data, control, source))

    def stop(self):
        self.stopping = True
        self.thread.join()
        self.socket.close()

    def adverts(self, since=0):
        return [one for one in self._decoded() if isinstance(one, Advert) and one.nanos >= since]

    def garps(self, since=0):
        return [one for one in self._decoded() if isinstance(one, Garp) and one.nanos >= since]

    def await_advert(self, wanted, since, limit_seconds=30):
        """The first advert from then on that is wanted."""
        end = time.monotonic() + limit_seconds
        while time.monotonic() < end:
            for advert in self.adverts(since):
                if wanted(advert):
                    return advert
            time.sleep(0.005)
        raise RuntimeError("the advert that was waited for never came")

    def _decoded(self):
        while self.read < len(self.raw):
            self.done.append(decode(self.raw[self.read]))
            self.read += 1
        return self.done


def decode(raw):
    data, control, source = raw
    link, own = source[0], source[2] == OUTGOING
    seconds, nanos = struct.unpack("qq", control[0][2])
    at = seconds * 1_000_000_000 + nanos
    kind = data[12:14]
    if kind == b"\x08\x00" and data[23] == PROTOCOL_VRRP:
        return Advert(at, link, data[35], data[36], own)
    if kind == b"\x08\x06" and data[28:32] == data[38:42]:
        return Garp(at, link, socket.inet_ntoa(data[28:32]), own)
    return None


class Addresses:
    """When addresses appeared on a machine: as soon as this program got to read it, on the clock of the captures."""

    def __init__(self, machine):
        self.raw = []
        self.socket = machine.inside(self._open)
        self.socket.settimeout(0.1)
        self.stopping = False
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    @staticmethod
    def _open():
        opened = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)
        opened.bind((0, RTMGRP_IPV4_IFADDR))
        opened.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, BUFFER_BYTES)
        return opened

    def _run(self):
        real_time()
        while not self.stopping:
            try:
                self.raw.append((self.socket.recv(4096), time.time_ns()))
            except TimeoutError:
                continue

    def stop(self):
        self.stopping = True
        self.thread.join()
        self.socket.close()

    def added(self):
        """Time and nothing else: whoever listens adds only what is waited for."""
        return [at for data, at in list(self.raw) if struct.unpack_from("H", data, 4)[0] == RTM_NEWADDR]


def real_time():
    """Gives the calling thread a real-time priority, so that time is read when it is; what it starts has none."""
    parameter = ctypes.c_int(REAL_TIME_PRIORITY)
    ctypes.CDLL(None).sched_setscheduler(0, SCHED_RR | SCHED_RESET_ON_FORK, ctypes.byref(parameter))
