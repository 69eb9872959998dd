# How the demonstrations tell what happens: sourced after network.sh.
# shellcheck shell=bash

bold=
plain=
# The lab kernel's serial line looks like a terminal and may end in a file.
if [ -t 1 ] && [ -z "${UML_GUEST-}" ] && [ -n "${TERM-}" ] && [ "$TERM" != dumb ]; then
    bold=$'\e[1m' plain=$'\e[0m'
fi

title() {
    printf '%s== %s ==%s\n' "$bold" "$*" "$plain"
}

# say TEXT: what happens now, with the seconds since the start.
say() {
    printf '\n%s[%3d s] %s%s\n' "$bold" "$SECONDS" "$*" "$plain"
}

# show: indents what comes through it.
show() {
    sed 's/^/          /'
}

# quote NODE TEXT: waits for a line of the director's log and shows it.
quote() {
    await_line "$1" "$2" || return 1
    printf '          %s: %s\n' "$1" "$(grep -F -- "$2" "$(files_of "$1")/var/log/director.log" | tail -n 1)"
}

# expect NODE ADDRESS NAME: asks until the named machine answers, and shows it.
expect() {
    local answer limit=$((SECONDS + 20))
    until answer=$(ask "$1" "$2"); [ "$answer" = "$3" ]; do
        [ "$SECONDS" -lt "$limit" ] || {
            echo "$3 does not answer at $2, but $answer" >&2
            return 1
        }
    done
    printf '          client: http://%s/ is answered by %s\n' "$2" "$answer"
}
