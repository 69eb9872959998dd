"""What bench/vrrp is made of: two machines in network namespaces, what they send, and what is measured."""
