package io.vipward.netlink.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.linux.ProcessCalls;
import io.vipward.netlink.linux.Signals;
import io.vipward.netlink.linux.SystemCallException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Signals can only be blocked before a virtual machine starts, so the test starts one. */
@Tag("kernel")
@Timeout(60)
class SignalSourceIT {
    private static final int REAL_TIME = 36;
    private static final Set<Integer> ALL =
            Set.of(Signals.HUP, Signals.INT, Signals.TERM, Signals.USR1, Signals.USR2, Signals.CHLD, REAL_TIME);

    @Test
    void everySignalOfTheDaemonIsReadWithItsSender() throws Exception {
        Process machine = machine("--block-signal=HUP,INT,TERM,USR1,USR2,CHLD,36");
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(machine.getInputStream(), StandardCharsets.UTF_8))) {
            assertEquals("ready", output.readLine());
            for (int signal : new int[] {10, 12, 36, 17, 1, 2, 15}) {
                assertEquals(0, ProcessCalls.kill((int) machine.pid(), signal));
                assertEquals(signal + " from " + ProcessCalls.getpid(), output.readLine());
            }
            assertEquals(0, machine.waitFor());
        } finally {
            machine.destroyForcibly();
        }
    }

    @Test
    void signalThatIsNotBlockedIsRefusedByName() throws Exception {
        Process machine = machine("--block-signal=HUP,INT,TERM,USR1,USR2,CHLD");
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(machine.getInputStream(), StandardCharsets.UTF_8))) {
            assertEquals("signalfd(signals [36] that are not blocked): EINVAL", output.readLine());
            assertEquals(1, machine.waitFor());
        } finally {
            machine.destroyForcibly();
        }
    }

    @Test
    void machineStartedPlainlyHasNothingBlocked() throws Exception {
        try (EventLoop loop = new EventLoop("signals")) {
            assertThrows(
                    SystemCallException.class,
                    () -> SignalSource.open(loop, Set.of(Signals.TERM), (number, sender) -> {}));
        }
        assertTrue(SignalSource.unblocked(Set.of(Signals.TERM)).contains(Signals.TERM));
    }

    private static Process machine(String blocking) throws Exception {
        List<String> command = new ArrayList<>(List.of("env", blocking, "_JAVA_SR_SIGNUM=40"));
        command.addAll(List.of(System.getProperty("java.home") + "/bin/java", "-Xrs", "-cp"));
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", "")));
        command.add(Machine.class.getName());
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** The machine's program: says what it gets, and ends with SIGTERM. */
    public static final class Machine {
        private Machine() {}

        public static void main(String[] arguments) throws Exception {
            EventLoop loop = new EventLoop("signals");
            try (SignalSource signals = SignalSource.open(loop, ALL, (number, sender) -> {
                System.out.println(number + " from " + sender);
                if (number == Signals.TERM) {
                    loop.stop();
                }
            })) {
                System.out.println("ready");
                loop.run();
                signals.close();
                System.exit(0);
            } catch (SystemCallException refused) {
                System.out.println(refused.getMessage());
                System.exit(1);
            }
        }
    }
}
