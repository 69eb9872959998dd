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
