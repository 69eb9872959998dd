#!/bin/bash
# Prepares a real server of an LVS director with IP tunnelling (TUN): packets arrive inside IPIP, are unpacked by tunl0,
# which carries the virtual address, and are answered straight to the client.
#
#   realserver.sh start | stop | status
#
# VIP in the environment overrides the virtual address.
# Exit status: 0 done (status: prepared), 1 failed, 2 wrong usage, 3 status: not prepared, 4 not root.
set -u

vip=${VIP:-192.168.126.100}
saved=/run/lvs-realserver-tun
conf=/proc/sys/net/ipv4/conf
# ARP: as for direct routing, the address belongs to the director as far as the network can see.
# rp_filter 2 (loose) on tunl0: the client's packets come out of the tunnel although the way back to him is another
# interface, which the strict filter would drop. The kernel takes the larger of "all" and the interface's own value.
settings="all/arp_ignore=1 all/arp_announce=2 tunl0/rp_filter=2"

fail() {
    echo "realserver.sh: $2" >&2
    exit "$1"
}

tunnel_exists() {
    [ -d "$conf/tunl0" ]
}

vip_on_tunnel() {
    ip -4 -o addr show dev tunl0 2>/dev/null | grep -q " inet $vip/32 "
}

tunnel_up() {
    ip -o link show dev tunl0 up 2>/dev/null | grep -q tunl0
}

missing() {
    local setting
    tunnel_exists || {
        echo "there is no tunl0"
        return
    }
    for setting in $settings; do
        [ "$(cat "$conf/${setting%=*}")" = "${setting#*=}" ] || echo "${setting%=*} is not ${setting#*=}"
    done
    vip_on_tunnel || echo "$vip is not on tunl0"
    tunnel_up || echo "tunl0 is down"
}

start() {
    local setting
    # The module makes tunl0, which takes packets from any sender.
    tunnel_exists || modprobe ipip || fail 1 "there is no tunl0 and the module ipip cannot be loaded"
    tunnel_exists || fail 1 "the module ipip is there but tunl0 is not"
    if [ ! -e "$saved" ]; then
        for setting in $settings; do
            echo "${setting%=*}=$(cat "$conf/${setting%=*}")"
        done >"$saved" || fail 1 "cannot write $saved"
    fi
    for setting in $settings; do
        echo "${setting#*=}" >"$conf/${setting%=*}" || fail 1 "cannot set ${setting%=*}"
    done
    vip_on_tunnel || ip addr add "$vip/32" dev tunl0 || fail 1 "cannot add $vip to tunl0"
    ip link set tunl0 up || fail 1 "cannot set tunl0 up"
}

stop() {
    local setting
    if vip_on_tunnel; then
        ip addr del "$vip/32" dev tunl0 || fail 1 "cannot remove $vip from tunl0"
    fi
    if tunnel_up; then
        ip link set tunl0 down || fail 1 "cannot set tunl0 down"
    fi
    [ -e "$saved" ] || return 0
    while read -r setting; do
        echo "${setting#*=}" >"$conf/${setting%=*}" || fail 1 "cannot restore ${setting%=*}"
    done <"$saved"
    rm -f "$saved"
}

[ $# -eq 1 ] || fail 2 "usage: realserver.sh start | stop | status"
case $1 in
    start | stop)
        [ "$(id -u)" -eq 0 ] || fail 4 "only root can change addresses and kernel settings"
        "$1"
        ;;
    status)
        missing=$(missing)
        [ -z "$missing" ] || fail 3 "not prepared: $missing"
        echo "prepared: $vip on tunl0"
        ;;
    *) fail 2 "usage: realserver.sh start | stop | status" ;;
esac
