package io.vipward.daemon.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.loop.EventLoop;
import io.vipward.vrrp.core.GroupTransition;
import io.vipward.vrrp.core.Reason;
import io.vipward.vrrp.core.StateName;
import io.vipward.vrrp.core.Transition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VrrpNewsTest {
    private static final String TEXT = """
            vrrp_sync_group G1 {
            group {
            VI_1
            }
            notify_master /g/master
            notify /g/any
            }
            vrrp_instance VI_1 {
            interface eth0
            virtual_router_id 1
            %s
            }
            """;
    private static final String SCRIPTS = """
            notify_master "/i/master x"
            notify_backup /i/backup
            notify_fault /i/fault
            notify_stop /i/stop
            notify "/i/any y"
            notify_master_rx_lower_pri /i/lower
            """;

    private final List<ScriptCall> calls = new ArrayList<>();
    private EventLoop loop;
    private VrrpNews news;

    @BeforeEach
    void open() throws Exception {
        loop = new EventLoop("news");
        news = news(SCRIPTS);
    }

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void theSpecificScriptComesBeforeTheGenericOneWhichGetsFourArguments() {
        news.transition(change(StateName.BACKUP, StateName.MASTER, true));

        assertEquals(List.of("/i/master x", "/i/any y INSTANCE VI_1 MASTER 100"), told());
    }

    @Test
    void theEndHasAScriptOfItsOwn() {
        news.transition(change(StateName.MASTER, StateName.STOP, true));

        assertEquals(List.of("/i/stop", "/i/any y INSTANCE VI_1 STOP 100"), told());
    }

    @Test
    void whatIsNotAnnouncedIsNotTold() {
        news.transition(change(StateName.INIT, StateName.FAULT, false));

        assertEquals(List.of(), told());
    }

    @Test
    void aDeletedInstanceIsToldAsFaultToTheGenericScriptOnly() {
        news.transition(change(StateName.BACKUP, StateName.DELETED, true));

        assertEquals(List.of("/i/any y INSTANCE VI_1 FAULT 100"), told());
    }

    @Test
    void aDeletedInstanceThatWasInFaultIsNotTold() {
        news.transition(change(StateName.FAULT, StateName.DELETED, true));

        assertEquals(List.of(), told());
    }

    @Test
    void aDeletedInstanceIsToldAsSuchWhereThatIsWanted() {
        news = news(SCRIPTS + "notify_deleted /i/deleted\n");

        news.transition(change(StateName.FAULT, StateName.DELETED, true));

        assertEquals(List.of("/i/deleted", "/i/any y INSTANCE VI_1 DELETED 100"), told());
    }

    @Test
    void groupsAreToldWithoutAPriority() {
        news.group(new GroupTransition("G1", StateName.BACKUP, StateName.MASTER, new Reason.Started(), true));

        assertEquals(List.of("/g/master", "/g/any GROUP G1 MASTER 0"), told());
    }

    @Test
    void aGroupThatOnlyWaitsForItsScriptsIsNotTold() {
        news.group(new GroupTransition("G1", StateName.INIT, StateName.FAULT, new Reason.Started(), false));

        assertEquals(List.of(), told());
    }

    @Test
    void aLowerPriorityIsToldToItsOwnScriptOnly() {
        news.lowerPriorityHeard("VI_1", 150);

        assertEquals(List.of("/i/lower"), told());
    }

    @Test
    void everyScriptCanReadWhy() {
        news.transition(change(StateName.BACKUP, StateName.MASTER, true));

        String json = String.valueOf(calls.get(0).extras().input());
        assertTrue(
                json.endsWith("\"router\":\"LB1\",\"type\":\"INSTANCE\",\"name\":\"VI_1\",\"state\":\"MASTER\","
                        + "\"previous\":\"BACKUP\",\"priority\":100,\"reason\":\"started\"}\n"),
                json);
    }

    private VrrpNews news(String scripts) {
        ScriptQueues queues = new ScriptQueues(
                loop,
                (call, whenEnded) -> {
                    calls.add(call);
                    return null;
                },
                1);
        Herald herald = new Herald(queues, new Fifos(new FifoScripts((call, whenEnded) -> null)), new Webhook());
        herald.router("LB1");
        NotifyPlans plans = new NotifyPlans(Programs.plan(TEXT.formatted(scripts)));
        return new VrrpNews(plans, herald, new VrrpMails(new MailQueue(loop)));
    }

    private static Transition change(StateName from, StateName to, boolean announced) {
        return new Transition("VI_1", from, to, new Reason.Started(), 100, announced);
    }

    private List<String> told() {
        return calls.stream()
                .map(call -> {
                    List<String> all = new ArrayList<>(call.program().arguments());
                    all.addAll(call.extras().arguments());
                    return String.join(" ", all);
                })
                .toList();
    }
}
