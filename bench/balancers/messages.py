"""Generic netlink of IPVS: watching it, and speaking it."""

import os
import socket
import struct
import subprocess
import time

GENERIC = 16
REQUEST, ACK = 0x1, 0x4
NLMSG_ERROR = 2
NEW_SERVICE, SET_SERVICE, DEL_SERVICE, GET_SERVICE, NEW_DEST, SET_DEST, DEL_DEST, GET_DEST = range(1, 9)
FLUSH = 17
ASKING = (GET_SERVICE, GET_DEST, 12, 15)  # and GET_CONFIG, GET_INFO
NESTED = 0x8000
TCP = 6
QUIET_SECONDS = 1.5
HEADER_BYTES = 24
LIMIT_SECONDS = 180


class Exchange:
    """What was seen of a conversation with IPVS."""

    def __init__(self, requests, answered):
        self.requests = requests
        self.answered = answered

    def changes(self):
        """Only those that change something."""
        return Exchange([request for request in self.requests if request.command not in ASKING], self.answered)

    def begin(self):
        return self.requests[0].when

    def end(self):
        """When the kernel had answered the last."""
        return max(self.answered, self.requests[-1].when)

    def datagrams(self):
        return len({request.datagram for request in self.requests})


class Request:
    """One that was seen: when, which command, and in which datagram."""

    def __init__(self, when, command, datagram):
        self.when, self.command, self.datagram = when, command, datagram


class Capture:
    """What is said to IPVS in this network namespace, until it is closed."""

    def __init__(self, folder):
        self.file = os.path.join(folder, "netlink.pcap")
        if not os.path.exists("/sys/class/net/nlmon0"):
            subprocess.run(["modprobe", "nlmon"], check=True)
            subprocess.run(["ip", "link", "add", "nlmon0", "type", "nlmon"], check=True)
            subprocess.run(["ip", "link", "set", "nlmon0", "up"], check=True)
        self.tcpdump = subprocess.Popen(
            ["tcpdump", "-i", "nlmon0", "-B", "131072", "-s", "0", "-U", "-w", self.file], stderr=subprocess.PIPE)
        while b"listening" not in self.tcpdump.stderr.readline():
            pass

    def await_quiet(self):
        """Waits until something was said and then nothing more."""
        begin = time.monotonic()
        size, since = HEADER_BYTES, None
        while time.monotonic() - begin < LIMIT_SECONDS:
            time.sleep(0.1)
            now = self.size()
            if now > size:
                size, since = now, time.monotonic()
            elif since is not None and time.monotonic() - since > QUIET_SECONDS:
                return
        raise RuntimeError(f"nothing is said to IPVS, or always something; {size} bytes were")

    def size(self):
        return os.path.getsize(self.file) if os.path.exists(self.file) else 0

    def close(self):
        """Ends it: what was seen."""
        self.tcpdump.terminate()
        self.tcpdump.wait()
        return exchange(self.file, Socket().family)


def exchange(file, family):
    requests, answered = [], 0.0
    with open(file, "rb") as source:
        content = source.read()
    at = HEADER_BYTES
    datagram = 0
    while at + 16 <= len(content):
        seconds, micros, length, _ = struct.unpack_from("=IIII", content, at)
        protocol = struct.unpack_from("!H", content, at + 30)[0]
        data = content[at + 32:at + 16 + length] if protocol == GENERIC else b""
        at += 16 + length
        datagram += 1
        position = 0
        while position + 20 <= len(data):
            size, kind, flags = struct.unpack_from("=IHH", data, position)
            if size < 16:
                break
            if kind == family and flags & REQUEST:
                requests.append(Request(seconds + micros / 1e6, data[position + 16], datagram))
            elif kind == NLMSG_ERROR:
                answered = seconds + micros / 1e6
            position += size + 3 & ~3
    return Exchange(requests, answered)


class Socket:
    """A loader's own: requests in large batches, one answer for each."""

    def __init__(self):
        self.socket = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, GENERIC)
        self.socket.setsockopt(socket.SOL_SOCKET, 33, 64 << 20)  # SO_RCVBUFFORCE
        self.socket.setsockopt(socket.SOL_SOCKET, 32, 64 << 20)  # SO_SNDBUFFORCE
        self.family = self.resolve()

    def resolve(self):
        self.socket.send(message(16, 3, attribute(2, b"IPVS\0"), REQUEST))
        data = self.socket.recv(65536)
        position = 20
        while position < len(data):
            size, kind = struct.unpack_from("=HH", data, position)
            if kind == 1:
                return struct.unpack_from("=H", data, position + 4)[0]
            position += size + 3 & ~3
        raise RuntimeError("no IPVS")

    def exchange(self, messages, batch_bytes=256 << 10):
        """Sends all and reads every answer; how many failed."""
        failed = 0
        batch, size = [], 0
        for one in messages + [None]:
            if one is None or size + len(one) > batch_bytes:
                if batch:
                    self.socket.send(b"".join(batch))
                    failed += self.answers(len(batch))
                batch, size = [], 0
            if one is not None:
                batch.append(one)
                size += len(one)
        return failed

    def answers(self, count):
        failed = 0
        while count:
            data = self.socket.recv(1 << 20)
            position = 0
            while position + 20 <= len(data):
                size, kind = struct.unpack_from("=IH", data, position)
                if kind == NLMSG_ERROR:
                    count -= 1
                    failed += struct.unpack_from("=i", data, position + 16)[0] != 0
                position += size + 3 & ~3
        return failed

    def new_service(self, address, port):
        return message(self.family, NEW_SERVICE, attribute(1 | NESTED, service(address, port)
                       + attribute(6, b"wlc\0") + attribute(7, struct.pack("=II", 0, 0xffffffff))
                       + attribute(8, struct.pack("=I", 0)) + attribute(9, b"\xff\xff\xff\xff")))

    def new_destination(self, address, port, server, server_port):
        destination = (attribute(1, ip(server)) + attribute(2, struct.pack("!H", server_port))
                       + attribute(3, struct.pack("=I", 0)) + attribute(4, struct.pack("=I", 1))
                       + attribute(5, struct.pack("=I", 0)) + attribute(6, struct.pack("=I", 0))
                       + attribute(11, struct.pack("=H", socket.AF_INET)))
        return message(self.family, NEW_DEST,
                       attribute(1 | NESTED, service(address, port)) + attribute(2 | NESTED, destination))

    def flush(self):
        self.exchange([message(self.family, FLUSH, b"")])


def service(address, port):
    return (attribute(1, struct.pack("=H", socket.AF_INET)) + attribute(2, struct.pack("=H", TCP))
            + attribute(3, ip(address)) + attribute(4, struct.pack("!H", port)))


def ip(text):
    return socket.inet_aton(text) + bytes(12)


def attribute(kind, value):
    size = 4 + len(value)
    return struct.pack("=HH", size, kind) + value + bytes(-size % 4)


def message(family, command, attributes, flags=REQUEST | ACK):
    payload = struct.pack("=BBH", command, 1, 0) + attributes
    return struct.pack("=IHHII", 16 + len(payload), family, flags, 1, 0) + payload
