package io.vipward.daemon.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.checkers.core.Action;
import io.vipward.checkers.core.Reason;
import io.vipward.daemon.track.AdmittedPrograms;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.model.VirtualServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerNewsTest {
    private static final String TEXT = """
            virtual_server 10.9.0.100 80 {
            protocol TCP
            quorum_down /q/down
            real_server 10.1.0.1 80 {
            notify_down /n/down
            }
            }
            """;
    private static final Reason WHY = new Reason(Reason.Cause.CHECK_FAILED, "TCP_CHECK: Connection refused");

    private final VirtualServer server = Programs.parse(TEXT).virtualServers().get(0);
    private final List<String> told = new ArrayList<>();
    private EventLoop loop;
    private ServerNews news;

    @BeforeEach
    void open() throws Exception {
        loop = new EventLoop("news");
        ScriptQueues queues = new ScriptQueues(
                loop,
                (call, whenEnded) -> {
                    told.add(call.program().executable() + " "
                            + String.valueOf(call.extras().input()).replaceFirst("\"time\":\"[^\"]*\",", ""));
                    return null;
                },
                1);
        Herald herald = new Herald(queues, new Fifos(new FifoScripts((call, whenEnded) -> null)), new Webhook());
        herald.router("LB1");
        AdmittedPrograms programs = new AdmittedPrograms(
                Map.of(
                        down(),
                        Programs.TRUE,
                        Objects.requireNonNull(server.quorum().down()),
                        Programs.TRUE),
                Map.of());
        news = new ServerNews(new NotifyPlans(NotifyPlan.of(Programs.parse(TEXT), programs)), herald);
    }

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void theScriptOfARealServerCanReadWhatItsCheckSaid() {
        news.realServer(new Action.NotifyRealServer("[10.1.0.1]:tcp:80", "[10.9.0.100]:tcp:80", false, down(), WHY));

        assertEquals(
                List.of("/bin/true {\"router\":\"LB1\",\"type\":\"RS\",\"name\":\"[10.1.0.1]:tcp:80\","
                        + "\"virtual_server\":\"[10.9.0.100]:tcp:80\",\"state\":\"DOWN\","
                        + "\"reason\":\"TCP_CHECK: Connection refused\"}\n"),
                told);
    }

    @Test
    void theScriptOfAVirtualServerToo() {
        news.virtualServer(new Action.NotifyVirtualServer(
                "[10.9.0.100]:tcp:80", false, server.quorum().down(), WHY));

        assertEquals(
                List.of("/bin/true {\"router\":\"LB1\",\"type\":\"VS\",\"name\":\"[10.9.0.100]:tcp:80\","
                        + "\"state\":\"DOWN\",\"reason\":\"TCP_CHECK: Connection refused\"}\n"),
                told);
    }

    private ScriptCommand down() {
        return Objects.requireNonNull(server.realServers().get(0).reporting().down());
    }
}
