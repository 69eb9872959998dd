package io.vipward.checkers.core;

import io.vipward.parser.model.Checker;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.TcpCheck;
import java.util.ArrayList;
import java.util.List;

/** The checkers of a real server. This version runs no others; servers that need them never come here. */
public final class TcpChecks {
    private TcpChecks() {}

    public static List<TcpCheck> of(RealServer server) {
        List<TcpCheck> checks = new ArrayList<>();
        for (Checker checker : server.checkers()) {
            if (!(checker instanceof TcpCheck check)) {
                throw new IllegalStateException(checker.keyword() + " of " + server.address() + " was not left out");
            }
            checks.add(check);
        }
        return checks;
    }
}
