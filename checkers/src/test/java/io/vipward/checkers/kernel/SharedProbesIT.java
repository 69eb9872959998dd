package io.vipward.checkers.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.checkers.core.Action;
import io.vipward.checkers.core.PlanText;
import io.vipward.checkers.probe.LoopProbes;
import io.vipward.checkers.probe.NoPrograms;
import io.vipward.checkers.probe.ScriptedServer;
import io.vipward.checkers.probe.TlsEngines;
import io.vipward.ipvs.fake.FakeIpvs;
import io.vipward.ipvs.kernel.IpvsKernel;
import io.vipward.ipvs.table.IpvsTable;
import io.vipward.netlink.fake.FakeKernel;
import io.vipward.netlink.loop.EventLoop;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Forty virtual servers before one web server that counts who asks. */
@Tag("kernel")
class SharedProbesIT {
    private static final int VIRTUAL_SERVERS = 40;
    private static final long LONGEST_NANOS = 60_000_000_000L;

    private final FakeIpvs ipvs = new FakeIpvs(IpvsTable.EMPTY);
    private int told;

    @Test
    void oneConnectionInARoundChangesAllTables() throws Exception {
        try (ScriptedServer web = ScriptedServer.plain(answer("500 Broken"));
                EventLoop loop = new EventLoop("checkers")) {
            CheckersEngine engine = new CheckersEngine(
                    loop,
                    new IpvsKernel(new FakeKernel(ipvs)),
                    new LoopProbes(loop, TlsEngines.anonymous(), new NoPrograms()),
                    new Random(1),
                    new Counting(loop));
            loop.timer("too long", now -> loop.stop()).armAt(loop.now() + LONGEST_NANOS);
            engine.start(PlanText.plans(configuration(web.port())));
            assertEquals(VIRTUAL_SERVERS, destinations());

            round(loop);
            assertEquals(1, web.heard().size());
            assertEquals(0, destinations());

            web.behave(answer("200 OK"));
            round(loop);
            // The page that was bad is good, and then all pages are, of which it is the only one.
            assertEquals(1 + 2, web.heard().size());
            assertEquals(VIRTUAL_SERVERS, destinations());

            engine.stop(() -> {});
        }
    }

    /** Until all virtual servers have told of their real server. */
    private void round(EventLoop loop) {
        told = 0;
        loop.run();
        assertEquals(VIRTUAL_SERVERS, told);
    }

    private int destinations() {
        return ipvs.table().entries().values().stream()
                .mapToInt(entry -> entry.destinations().size())
                .sum();
    }

    private static String answer(String status) {
        return "ask | say HTTP/1.1 " + status + "~Content-Length: 6~~hello^";
    }

    private static String configuration(int port) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= VIRTUAL_SERVERS; i++) {
            text.append("virtual_server 10.9.0.").append(i).append(" 80 {\nprotocol TCP\nwarmup 0\ndelay_loop 0.2\n");
            text.append("real_server 127.0.0.1 ")
                    .append(port)
                    .append(" {\nHTTP_GET {\nretry 0\ndelay_before_retry 0.2\nurl {\npath /\n}\n}\n}\n}\n");
        }
        return text.toString();
    }

    private final class Counting implements NotificationListener {
        private final EventLoop loop;

        Counting(EventLoop loop) {
            this.loop = loop;
        }

        @Override
        public void onRealServer(Action.NotifyRealServer notification) {
            if (++told == VIRTUAL_SERVERS) {
                loop.stop();
            }
        }

        @Override
        public void onVirtualServer(Action.NotifyVirtualServer notification) {}

        @Override
        public void onMail(Action.Mail mail) {}
    }
}
