package io.vipward.examples.tracking;

import java.util.List;

/** What a script does in one run after the other, and how it is configured; after the last it succeeds for ever. */
enum ScriptStory {
    RISE_AND_FALL(
            "interval 1\ntimeout 20\nrise 3\nfall 2\nweight -20",
            "exit 0",
            "exit 0",
            "exit 1",
            "exit 0",
            "exit 1",
            "exit 1",
            "exit 1",
            "exit 0",
            "exit 0",
            "exit 1",
            "exit 0",
            "exit 0",
            "exit 0"),
    FIRST_IS_BAD("interval 1\ntimeout 20\nrise 2\nfall 3\nweight 5", "exit 1", "exit 0", "exit 0"),
    STATUSES("interval 1\ntimeout 20\nfall 2", "exit 0", "exit 3", "exit 5", "exit 5", "exit 0"),
    SIGNALS("interval 1\ntimeout 20", "kill -KILL $$", "exit 0", "kill -TERM $$"),
    TIMED_OUT("interval 2\ntimeout 1\nweight 5", "exec sleep 7777", "exit 4"),
    OVERRUN("interval 1\ntimeout 3\nweight 5", "sleep 1.5", "exit 0", "sleep 1.5"),
    IGNORES_THE_END("interval 4\ntimeout 1\nweight 5", "trap '' TERM; sleep 7777"),
    /** A turn comes while it is being ended. */
    STILL_ENDING("interval 2\ntimeout 1\nweight 5", "trap '' TERM; sleep 7777"),
    ENDS_AS_IF_GOOD("interval 2\ntimeout 1\nweight 5", "trap 'exit 0' TERM; while :; do sleep 0.1; done"),
    INITIALLY_BAD("interval 1\ntimeout 20\nrise 2\nweight 5\ninit_fail", "exit 0", "exit 1"),
    /** Still bad when the configuration is read again. */
    BAD_AT_RELOAD("interval 1\ntimeout 20\nweight -20", "[ -e /run/reloaded ]"),
    BAD_WITHOUT_WEIGHT_AT_RELOAD("interval 1\ntimeout 20", "[ -e /run/reloaded ]"),
    /** Bad, and another one after the configuration was read again. */
    CHANGED_BY_RELOAD("interval 1\ntimeout 20\nweight -20", "[ -e /run/reloaded ]");

    /** Plays its first argument's story: the line of this run, or the one that tests, in every run. Starts no program. */
    static final String PLAYER = """
            #!/bin/sh
            story=/run/stories/$1
            echo >>$story.runs
            run=0
            while read -r _; do run=$((run + 1)); done <$story.runs
            line=
            while IFS= read -r next; do
                run=$((run - 1))
                case $run:$next in 0:* | *:'['*) line=$next ;; esac
            done <$story
            eval "$line"
            """;

    private final String settings;
    private final String text;
    private final int runs;

    ScriptStory(String settings, String... runs) {
        this.settings = settings;
        this.text = String.join("\n", runs) + "\n";
        this.runs = runs.length;
    }

    /** How many runs there are before it succeeds for ever. */
    int runs() {
        return runs;
    }

    String text() {
        return text;
    }

    String file() {
        return "/run/stories/" + name();
    }

    int virtualRouterId() {
        return List.of(values()).indexOf(this) + 1;
    }

    /** The script and an instance that tracks it. */
    String blocks(boolean reloaded) {
        String changed = reloaded && this == CHANGED_BY_RELOAD ? " changed" : "";
        return """
                vrrp_script %1$s {
                    script "/etc/player.sh %1$s%4$s"
                    %2$s
                }
                vrrp_instance VI_%1$s {
                    interface eth0
                    virtual_router_id %3$d
                    priority 100
                    advert_int 1
                    virtual_ipaddress {
                        192.0.2.%5$d
                    }
                    track_script {
                        %1$s
                    }
                }
                """.formatted(name(), settings, virtualRouterId(), changed, 100 + virtualRouterId());
    }
}
