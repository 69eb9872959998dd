package io.vipward.examples.tracking;

import java.util.List;

/**
 * A way in which operators have the tutorial's check_ng.sh run, and what comes of it: the priority on the wire, 100 without
 * the script and 110 while it succeeds, with nginx running and with nginx that cannot be started.
 */
enum ScriptKind {
    PLAIN("", "", Outcome.FOLLOWS),
    ARGUMENTS("", "a 'b c'", Outcome.FOLLOWS),
    /** Words behind the command are ignored. */
    UNQUOTED("", "", Outcome.FOLLOWS),
    SHELL_COMMAND("", "", Outcome.FOLLOWS),
    LINKED("mv $f $f.real; ln -s check_ng.sh.real $f", "", Outcome.FOLLOWS),
    /** Leaves children behind, which go on. */
    FORKING("sed -i '2i sleep 20 & sleep 20 &' $f", "", Outcome.FOLLOWS),
    SIGNAL("sed -i 's/systemctl stop keepalived/kill -KILL $$/' $f", "", Outcome.FOLLOWS),
    OF_NOBODY("chown nobody $f", "", Outcome.FOLLOWS_UNLESS_SECURED),
    WRITABLE_FOLDER("chmod 777 ${f%/*}", "", Outcome.FOLLOWS_UNLESS_SECURED),
    NOT_EXECUTABLE("chmod 644 $f", "", Outcome.DROPPED),
    ENDLESS("echo 'while :; do sleep 1; done' >>$f", "", Outcome.FAILS),
    /** Its children are ended with it. */
    WAITS_FOR_CHILDREN("echo 'sleep 7777 & sleep 7777 & wait' >>$f", "", Outcome.FAILS),
    NO_INTERPRETER_LINE("sed -i 1d $f", "", Outcome.FOLLOWS, Outcome.SUCCEEDS),
    ABSENT_INTERPRETER("sed -i '1s|.*|#!/bin/absent|' $f", "", Outcome.FAILS, Outcome.SUCCEEDS),
    WINDOWS_LINES("sed -i 's/$/\\r/' $f", "", Outcome.FAILS, Outcome.SUCCEEDS),
    ENDLESS_TRAPPED(
            "echo 'trap \"exit 0\" TERM; while :; do sleep 0.1; done' >>$f", "", Outcome.FAILS, Outcome.SUCCEEDS);

    /** How the priority follows nginx. */
    private enum Outcome {
        FOLLOWS,
        FOLLOWS_UNLESS_SECURED,
        /** Counts as good, whatever nginx does. */
        SUCCEEDS,
        FAILS,
        DROPPED;

        int priority(boolean healthy, boolean secured) {
            return switch (this) {
                case FOLLOWS -> healthy ? GOOD : BASE;
                case FOLLOWS_UNLESS_SECURED -> healthy && !secured ? GOOD : BASE;
                case SUCCEEDS -> GOOD;
                case FAILS, DROPPED -> BASE;
            };
        }
    }

    private static final int BASE = 100;
    private static final int GOOD = 110;

    private final String made;
    private final String arguments;
    private final Outcome ours;
    private final Outcome original;

    ScriptKind(String made, String arguments, Outcome both) {
        this(made, arguments, both, both);
    }

    ScriptKind(String made, String arguments, Outcome ours, Outcome original) {
        this.made = made;
        this.arguments = arguments;
        this.ours = ours;
        this.original = original;
    }

    int virtualRouterId() {
        return List.of(values()).indexOf(this) + 1;
    }

    String file() {
        return "/etc/kinds/" + name() + "/check_ng.sh";
    }

    /** A shell's commands that make the file out of the tutorial's. */
    String making(String tutorials) {
        return "f=" + file() + "; mkdir -p ${f%/*}; cp " + tutorials + " $f; " + made + "\n";
    }

    /** Whether the original does not do what the operator meant, and we do. */
    boolean defect() {
        return ours != original;
    }

    int priority(boolean ofOurs, boolean healthy, boolean secured) {
        return (ofOurs ? ours : original).priority(healthy, secured);
    }

    /** The script and an instance that tracks it. */
    String blocks() {
        return """
                vrrp_script %1$s {
                    script %2$s
                    interval 2
                    timeout %3$d
                    weight 10
                }
                vrrp_instance VI_%1$s {
                    interface eth0
                    virtual_router_id %4$d
                    priority 100
                    advert_int 1
                    virtual_ipaddress {
                        192.0.2.%5$d
                    }
                    track_script {
                        %1$s
                    }
                }
                """.formatted(name(), command(), limit(), virtualRouterId(), 100 + virtualRouterId());
    }

    private int limit() {
        return switch (this) {
            case ENDLESS, ENDLESS_TRAPPED, WAITS_FOR_CHILDREN -> 1;
            default -> 10;
        };
    }

    private String command() {
        return switch (this) {
            case UNQUOTED -> file() + " a b";
            case SHELL_COMMAND -> "\"/bin/sh -c 'exec " + file() + "'\"";
            default -> "\"" + (file() + " " + arguments).strip() + "\"";
        };
    }
}
