package io.vipward.examples.tracking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.examples.network.Director;
import io.vipward.examples.network.Lan;
import io.vipward.examples.network.Node;
import io.vipward.examples.network.SideBySide;
import io.vipward.examples.network.Wait;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What scripts of other users and of root may do and find, under a daemon that has more groups and descriptors than it should:
 * ours beside the original.
 */
@Tag("kernel")
final class ScriptPrivilegesIT {
    private static final List<String> SCRIPTS = List.of("nobody", "nobody adm", "root", "root adm");

    /** Groups that root is not in, a descriptor that is not closed by executing, a signal that is ignored, and a variable. */
    private static final String PREPARED =
            "trap '' USR2; exec 9</etc/hostname; export PLAIN=x LD_LIBRARY_PATH=/nowhere;"
                    + " exec setpriv --groups 0,24,27 -- \"$@\"";

    private static final String PROBE = """
            #!/bin/bash
            f=/run/probe/$1
            {
                grep -E '^(Uid|Gid|Groups|Sig(Blk|Ign)|Cap(Inh|Prm|Eff|Bnd|Amb)|NoNewPrivs)' /proc/self/status
                for fd in 0 1 2 3 4 5 6 7 8 9; do [ -e /proc/$$/fd/$fd ] && echo "$fd is $(readlink /proc/$$/fd/$fd)"; done
                echo "umask $(umask), in $PWD, $(ulimit -n) files, core $(ulimit -c)"
                read -r pid name state parent group rest </proc/$$/stat
                [ $pid = $group ] && echo "leads its group"
                cut -d' ' -f18,19,40,41 /proc/$$/stat
                env | grep -vE '^(_|SHLVL|PWD|OLDPWD|(VIPWARD|JAVA|JDK|_JAVA)_.*)='
            } 2>&1 | sort >$f.part
            mv $f.part $f.result
            """;

    /** The original hands on descriptors and ignored signals that it was started with, and 2.2.7 all variables; ours are left out. */
    private static final Predicate<String> BETTER =
            Pattern.compile("^(9 is|SigIgn:|LD_LIBRARY_PATH=)").asPredicate();

    @Test
    void scriptsAreAsBareAsWithTheOriginal() {
        SideBySide<Map<String, String>> found = SideBySide.of(ScriptPrivilegesIT::probe);

        assertEquals(text(found.original()), text(found.ours()));
        for (String result : found.ours().values()) {
            List<String> better = result.lines().filter(BETTER).toList();
            assertEquals(
                    List.of("SigIgn:\t0000000000000000"), better, "descriptors, signals and libraries of the daemon");
        }
    }

    private static Map<String, String> probe(Director.Kind kind) {
        try (Lan lan = new Lan()) {
            Node node = lan.boot("node1");
            lan.plug(node, "eth0", "lan", "192.0.2.1/24");
            node.write("/etc/probe", PROBE);
            node.run("sh", "-c", "chmod 755 /etc/probe; mkdir -m 777 /run/probe")
                    .text();
            node.write(Director.CONFIGURATION, configuration());
            Director director = Director.startThrough(node, kind, "bash", "-c", PREPARED, "bash");
            Map<String, String> found = new TreeMap<>();
            for (int i = 0; i < SCRIPTS.size(); i++) {
                String result = "/run/probe/" + i + ".result";
                Wait.until(result, Wait.seconds(30), () -> !node.textOf(result).isEmpty(), () -> director);
                found.put(SCRIPTS.get(i), node.textOf(result));
            }
            return found;
        }
    }

    private static String configuration() {
        StringBuilder text = new StringBuilder();
        StringBuilder tracks = new StringBuilder();
        for (int i = 0; i < SCRIPTS.size(); i++) {
            text.append("vrrp_script s" + i + " {\nscript \"/etc/probe " + i + "\"\ntimeout 20\nuser " + SCRIPTS.get(i)
                    + "\n}\n");
            tracks.append("s" + i + "\n");
        }
        return text + """
                vrrp_instance VI_1 {
                    interface eth0
                    virtual_router_id 51
                    virtual_ipaddress {
                        192.0.2.100
                    }
                    track_script {
                        %s
                    }
                }
                """.formatted(tracks);
    }

    private static String text(Map<String, String> found) {
        StringBuilder text = new StringBuilder();
        found.forEach((user, result) -> {
            text.append(user).append(":\n");
            result.lines()
                    .filter(BETTER.negate())
                    .forEach(line -> text.append(line).append('\n'));
        });
        return text.toString();
    }
}
