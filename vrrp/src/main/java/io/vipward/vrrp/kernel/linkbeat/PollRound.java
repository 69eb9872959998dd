package io.vipward.vrrp.kernel.linkbeat;

import io.vipward.netlink.linkbeat.LinkState;
import io.vipward.netlink.linkbeat.LinkbeatMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks every link once, and knows what the answers were before. For one thread. */
final class PollRound {
    private final PolledLinks links;
    private final Question question;
    private final Map<String, LinkbeatMethod> chosen = new HashMap<>();
    private final Map<String, Boolean> before = new HashMap<>();

    /** Asks an interface; it may take some milliseconds. */
    @FunctionalInterface
    interface Question {
        LinkState ask(String interfaceName, LinkbeatMethod method);
    }

    /** An answer that is not the one before. */
    record Answer(String interfaceName, boolean up) {}

    PollRound(PolledLinks links, Question question) {
        this.links = links;
        this.question = question;
    }

    /** What has changed since the last round; in the first one everything has. */
    List<Answer> next() {
        List<Answer> changed = new ArrayList<>();
        links.methods().forEach((name, method) -> {
            boolean up = up(name, method);
            Boolean known = before.put(name, up);
            if (known == null || known != up) {
                changed.add(new Answer(name, up));
            }
        });
        return changed;
    }

    /** Nobody has heard the last answer of this one: it is told again. */
    void forget(String interfaceName) {
        before.remove(interfaceName);
    }

    /** An interface that does not answer, whichever way it is asked, has no link. */
    private boolean up(String name, Optional<LinkbeatMethod> wanted) {
        LinkbeatMethod first = chosen.getOrDefault(name, wanted.orElse(null));
        if (first != null && question.ask(name, first) instanceof LinkState.Known known) {
            return known.up();
        }
        for (LinkbeatMethod method : LinkbeatMethod.values()) {
            if (method != first && question.ask(name, method) instanceof LinkState.Known known) {
                chosen.put(name, method);
                return known.up();
            }
        }
        chosen.remove(name);
        return false;
    }
}
