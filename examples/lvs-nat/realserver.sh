#!/bin/bash
# Prepares a real server behind an LVS director that translates addresses (NAT): replies have to go back through the
# director, so the director's inner address is this machine's gateway.
#
#   realserver.sh start | stop | status
#
# GATEWAY in the environment overrides the director's inner address.
# Exit status: 0 done (status: prepared), 1 failed, 2 wrong usage, 3 status: not prepared, 4 not root.
set -u

gateway=${GATEWAY:-192.168.80.254}
saved=/run/lvs-realserver-nat

fail() {
    echo "realserver.sh: $2" >&2
    exit "$1"
}

prepared() {
    ip -4 route show default | grep -q "^default via $gateway "
}

start() {
    prepared && return
    [ -e "$saved" ] || ip -4 route show default >"$saved" || fail 1 "cannot write $saved"
    ip route replace default via "$gateway" ||
        fail 1 "cannot reach the gateway $gateway: this machine needs an address in the director's inner network"
}

stop() {
    if prepared; then
        ip route del default via "$gateway" || fail 1 "cannot remove the route through $gateway"
    fi
    [ -e "$saved" ] || return 0
    while read -r route; do
        # The words of a route are separate arguments.
        # shellcheck disable=SC2086
        ip route replace $route || fail 1 "cannot restore the route: $route"
    done <"$saved"
    rm -f "$saved"
}

[ $# -eq 1 ] || fail 2 "usage: realserver.sh start | stop | status"
case $1 in
    start | stop)
        [ "$(id -u)" -eq 0 ] || fail 4 "only root can change routes"
        "$1"
        ;;
    status)
        prepared || fail 3 "not prepared: the default gateway is not $gateway"
        echo "prepared: default gateway $gateway"
        ;;
    *) fail 2 "usage: realserver.sh start | stop | status" ;;
esac
