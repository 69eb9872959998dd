package io.vipward.daemon.track;

import io.vipward.parser.model.Balancing;
import io.vipward.parser.model.Checker;
import io.vipward.parser.model.MiscCheck;
import io.vipward.parser.model.QuorumSettings;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.model.VirtualServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The programs that virtual and real servers name. This version starts none of them, but the configuration test ends as
 * keepalived's does.
 */
final class CheckerScripts {
    private CheckerScripts() {}

    /** Whether one of them could run here. One is enough: thousands of servers need not be looked at. */
    static boolean anyCouldRun(Balancing balancing, ScriptGate gate) {
        return balancing.virtualServers().stream()
                .flatMap(CheckerScripts::commands)
                .anyMatch(command -> gate.decide(command) instanceof ScriptDecision.Accepted);
    }

    private static Stream<ScriptCommand> commands(VirtualServer server) {
        QuorumSettings quorum = server.quorum();
        return Stream.concat(
                written(quorum.up(), quorum.down()),
                server.realServers().stream().flatMap(CheckerScripts::commands));
    }

    private static Stream<ScriptCommand> commands(RealServer server) {
        List<ScriptCommand> programs = new ArrayList<>();
        for (Checker checker : server.checkers()) {
            if (checker instanceof MiscCheck check) {
                programs.add(check.command());
            }
        }
        return Stream.concat(written(server.reporting().up(), server.reporting().down()), programs.stream());
    }

    private static Stream<ScriptCommand> written(@Nullable ScriptCommand... commands) {
        return Arrays.stream(commands).filter(Objects::nonNull);
    }
}
