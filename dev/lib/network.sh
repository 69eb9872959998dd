# Test networks for shell scripts: sourced, after `set -euo pipefail`. The nodes live as long as the sourcing shell:
# descriptor 8 is the writing end of their lease, and 9 the reading end that they are given. Nothing that is started on
# a node may inherit 8, or the node would keep itself alive.
# shellcheck shell=bash

readonly network_lib=${BASH_SOURCE[0]%/*}
declare -A node_pids=()
network_lease=$(mktemp -u)
mkfifo -m 600 "$network_lease"
exec 8<>"$network_lease"
exec 9<"$network_lease"
rm "$network_lease"

# node NAME: makes a machine.
node() {
    local ready pid
    exec {ready}< <(exec "$network_lib/node" "$1" <&9 8>&- 9<&-)
    read -r pid <&"$ready" || {
        echo "cannot make the node $1" >&2
        return 1
    }
    exec {ready}<&-
    node_pids[$1]=$pid
}

# link NODE INTERFACE SWITCH BRIDGE [ADDRESS/LENGTH]...: plugs a node into a switch, which is a node itself.
link() {
    local name=$1 interface=$2 switch=$3
    shift 3
    "$network_lib/link" "${node_pids[$name]}" "$interface" "${node_pids[$switch]}" "$@"
}

# on NODE COMMAND...: runs a command on a node.
on() {
    local name=$1
    shift
    nsenter -t "${node_pids[$name]}" --net --mount --uts --pid --wd=/ -- "$@" 8>&- 9<&-
}

# files_of NODE: the node's file system as seen from outside.
files_of() {
    echo "/proc/${node_pids[$1]}/root"
}

# start_director NODE PROGRAM CONFIGURATION: starts a director in the background; its log is /var/log/director.log there.
start_director() {
    cp "$3" "$(files_of "$1")/etc/keepalived/keepalived.conf"
    start_director_again "$1" "$2"
}

start_director_again() {
    local log
    log=$(files_of "$1")/var/log/director.log
    # Emptied here and not in the background, or a wait could find the lines of the last run.
    : >"$log"
    on "$1" "$2" -n -l -D -f /etc/keepalived/keepalived.conf -p /run/keepalived.pid >>"$log" 2>&1 8>&- 9<&- &
}

# kill_director NODE: SIGKILL to the daemon and its children at once, as if the machine had lost its power. The
# children come first: keepalived's clean up when their parent dies.
kill_director() {
    # shellcheck disable=SC2016  # expanded on the node
    on "$1" sh -c 'pid=$(cat /run/keepalived.pid); kill -KILL $(pgrep -P "$pid") "$pid"'
}

# await_line NODE TEXT [SECONDS]: waits until the director's log has a line with the text.
await_line() {
    local log limit=$((SECONDS + ${3:-30}))
    log=$(files_of "$1")/var/log/director.log
    until grep -qF -- "$2" "$log" 2>/dev/null; do
        if [ "$SECONDS" -ge "$limit" ]; then
            {
                echo "no line with '$2' in the log of $1:"
                tail -n 30 "$log"
            } >&2
            return 1
        fi
        sleep 0.05
    done
}

# nginx_pair: the tutorial's two machines with nginx and a client, in one network.
nginx_pair() {
    local checks=$network_lib/../../examples/nginx-ha
    node switch
    node master
    node backup
    node client
    link master ens33 switch lan 192.168.126.131/24
    link backup ens33 switch lan 192.168.126.132/24
    link client ens33 switch lan 192.168.126.10/24
    cp "$checks/check_ng.sh" "$(files_of master)/usr/local/sbin/check_ng.sh"
    cp "$checks/check_ng_without_interpreter.sh" "$(files_of backup)/usr/local/sbin/check_ng.sh"
    on master /etc/init.d/nginx start
    on backup /etc/init.d/nginx start
}

# ask NODE ADDRESS: who answers at an address; every node's nginx says its name.
ask() {
    on "$1" curl -sS --max-time "${ask_limit:-2}" "http://$2/" 2>/dev/null || echo nobody
}
