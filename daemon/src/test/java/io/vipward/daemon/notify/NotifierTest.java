package io.vipward.daemon.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.daemon.track.AdmittedPrograms;
import io.vipward.daemon.track.ScriptUser;
import io.vipward.netlink.linux.ProcessCalls;
import io.vipward.netlink.linux.Syscalls;
import io.vipward.parser.model.Configuration;
import io.vipward.vrrp.core.Reason;
import io.vipward.vrrp.core.StateName;
import io.vipward.vrrp.core.Transition;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NotifierTest {
    private static final String TEXT = """
            global_defs {
            vrrp_notify_fifo %s
            fifo_write_vrrp_states_on_reload
            }
            vrrp_instance VI_1 {
            interface eth0
            virtual_router_id 1
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void statesAreWrittenAfterAReloadAndNotAfterTheStart() throws Exception {
        String path = directory.resolve("fifo").toString();
        Syscalls.mkfifo(path, 0600);
        Configuration configuration = Programs.parse(TEXT.formatted(path));
        AdmittedPrograms programs =
                new AdmittedPrograms(Map.of(), Map.of(path, new ScriptUser("self", ProcessCalls.getuid(), 0)));
        // For reading and writing: so nobody waits for the other end.
        try (RandomAccessFile reader = new RandomAccessFile(path, "rw")) {
            Notifier notifier = Notifier.start(configuration, programs, Map.of(), false, bug -> {});

            notifier.vrrp().transition(change(StateName.INIT, StateName.BACKUP));
            notifier.reloaded();
            notifier.use(configuration, programs);
            notifier.reloaded();
            notifier.vrrp().transition(change(StateName.BACKUP, StateName.MASTER));

            assertEquals(
                    List.of(
                            "INSTANCE \"VI_1\" BACKUP 100",
                            "INSTANCE \"VI_1\" BACKUP 100",
                            "INSTANCE \"VI_1\" MASTER 100"),
                    List.of(line(reader), line(reader), line(reader)));
            assertTrue(notifier.finish(10_000));
        }
    }

    private static String line(RandomAccessFile reader) throws IOException {
        return String.valueOf(reader.readLine());
    }

    private static Transition change(StateName from, StateName to) {
        return new Transition("VI_1", from, to, new Reason.Started(), 100, true);
    }
}
