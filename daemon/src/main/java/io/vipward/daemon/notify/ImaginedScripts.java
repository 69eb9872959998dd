package io.vipward.daemon.notify;

import io.vipward.netlink.loop.EventLoop;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scripts that would be run, and end at once.
 *
 * @param loop on whose thread they are started
 */
record ImaginedScripts(EventLoop loop) implements ScriptStarter {
    private static final Logger LOG = LoggerFactory.getLogger(ImaginedScripts.class);

    private static final Running NOTHING = new Running() {
        @Override
        public void terminate() {}

        @Override
        public void kill() {}
    };

    @Override
    public Running start(ScriptCall call, Runnable whenEnded) {
        List<String> words = new ArrayList<>(call.program().arguments());
        words.addAll(call.extras().arguments());
        LOG.info("Shadow: would run {}", String.join(" ", words));
        loop.post(whenEnded);
        return NOTHING;
    }
}
