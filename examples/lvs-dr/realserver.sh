#!/bin/bash
# Prepares a real server of an LVS director with direct routing (DR): it must accept packets for the virtual address but
# never answer or announce it by ARP, for the address belongs to the director as far as the network can see.
#
#   realserver.sh start | stop | status
#
# VIP in the environment overrides the virtual address.
# Exit status: 0 done (status: prepared), 1 failed, 2 wrong usage, 3 status: not prepared, 4 not root.
set -u

vip=${VIP:-192.168.126.100}
saved=/run/lvs-realserver-dr
conf=/proc/sys/net/ipv4/conf
# arp_ignore 1: answer only for addresses of the interface that was asked; arp_announce 2: never use the virtual address
# as the source of an ARP request. The kernel takes the larger of "all" and the interface's own value.
settings="all/arp_ignore=1 all/arp_announce=2 lo/arp_ignore=1 lo/arp_announce=2"

fail() {
    echo "realserver.sh: $2" >&2
    exit "$1"
}

vip_on_lo() {
    ip -4 -o addr show dev lo | grep -q " inet $vip/32 "
}

missing() {
    local setting
    for setting in $settings; do
        [ "$(cat "$conf/${setting%=*}")" = "${setting#*=}" ] || echo "${setting%=*} is not ${setting#*=}"
    done
    vip_on_lo || echo "$vip is not on lo"
}

start() {
    local setting
    if [ ! -e "$saved" ]; then
        for setting in $settings; do
            echo "${setting%=*}=$(cat "$conf/${setting%=*}")"
        done >"$saved" || fail 1 "cannot write $saved"
    fi
    # ARP is silenced before the address exists, or the network would hear of it.
    for setting in $settings; do
        echo "${setting#*=}" >"$conf/${setting%=*}" || fail 1 "cannot set ${setting%=*}"
    done
    vip_on_lo || ip addr add "$vip/32" dev lo || fail 1 "cannot add $vip to lo"
}

stop() {
    local setting
    if vip_on_lo; then
        ip addr del "$vip/32" dev lo || fail 1 "cannot remove $vip from lo"
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
        echo "prepared: $vip on lo, silent in ARP"
        ;;
    *) fail 2 "usage: realserver.sh start | stop | status" ;;
esac
