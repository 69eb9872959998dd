package io.vipward.netlink.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.sysctl.ProcSysctls;
import io.vipward.netlink.sysctl.SysctlChanges;
import io.vipward.netlink.sysctl.SysctlName;
import io.vipward.netlink.sysctl.SysctlValue;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("kernel")
@Timeout(60)
@SuppressWarnings("NullAway.Init") // opened before each test
class SysctlsIT {
    private static final SysctlName ARP_IGNORE = SysctlName.ipv4("d.0", "arp_ignore");

    private final ProcSysctls sysctls = new ProcSysctls();
    private NetworkNamespace namespace;

    @BeforeEach
    void openNamespace() throws Exception {
        namespace = new NetworkNamespace();
        namespace.ip("link", "add", "d.0", "type", "veth", "peer", "name", "d.1");
    }

    @AfterEach
    void closeNamespace() {
        namespace.close();
    }

    @Test
    void settingsAreThoseOfTheThreadsNamespace() throws Exception {
        assertEquals(new SysctlValue.Present("0"), namespace.call(() -> sysctls.read(ARP_IGNORE)));
        assertEquals(new SysctlValue.Failed(Errno.ENOENT), sysctls.read(ARP_IGNORE));
    }

    @Test
    void settingsAreWrittenAndPutBack() throws Exception {
        SysctlChanges changes = new SysctlChanges(sysctls);

        Optional<Errno> written = namespace.call(() -> changes.set(ARP_IGNORE, "1"));
        String during = namespace.output("cat", "/proc/sys/" + ARP_IGNORE.path());
        Map<SysctlName, Errno> failures = namespace.call(changes::restoreAll);

        assertEquals(Optional.empty(), written);
        assertEquals("1\n", during);
        assertEquals(Map.of(), failures);
        assertEquals("0\n", namespace.output("cat", "/proc/sys/" + ARP_IGNORE.path()));
    }

    @Test
    void theKernelsRefusalIsAValue() throws Exception {
        assertEquals(Optional.of(Errno.EINVAL), namespace.call(() -> sysctls.write(ARP_IGNORE, "many")));
        assertEquals(
                Optional.of(Errno.ENOENT),
                namespace.call(() -> sysctls.write(SysctlName.ipv4("nowhere", "arp_ignore"), "1")));
    }
}
