"""Load balancing measured in the lab kernel: this daemon, keepalived, and a loader that does nothing but load."""
