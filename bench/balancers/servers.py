"""Real servers."""

import os
import subprocess
import time

NGINX = """daemon off;
worker_processes 1;
error_log /dev/null;
pid {folder}/nginx.pid;
events {{ worker_connections 16384; }}
http {{
    access_log off;
    keepalive_timeout 0;
    server {{ listen 0.0.0.0:8080 backlog=16384; return 200 "ok"; }}
}}
"""


class Servers:
    """All real servers: one nginx that has every address."""

    def __init__(self, folder):
        self.folder = folder
        subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
        subprocess.run(["ip", "route", "replace", "local", "10.0.0.0/8", "dev", "lo"], check=True)
        self.file = os.path.join(folder, "nginx.conf")
        with open(self.file, "w", encoding="ascii") as out:
            out.write(NGINX.format(folder=folder))
        self.start()

    def start(self):
        self.process = subprocess.Popen(["nginx", "-c", self.file, "-p", self.folder])
        while subprocess.run(["curl", "-s", "-o", "/dev/null", "http://10.1.0.1:8080/"], check=False).returncode:
            time.sleep(0.1)

    def stop(self):
        self.process.terminate()
        self.process.wait()
