package io.vipward.vrrp.kernel.vmac;

import static io.vipward.vrrp.kernel.vmac.Configured.settings;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vipward.netlink.nftables.VmacLink;
import io.vipward.netlink.sysctl.SysctlName;
import io.vipward.netlink.sysctl.SysctlValue;
import io.vipward.netlink.wire.MacAddress;
import io.vipward.parser.model.PacketFilter;
import io.vipward.parser.model.VrrpDefaults;
import io.vipward.parser.model.VrrpDefaults.InterfaceDefaults;
import io.vipward.vrrp.core.RouterSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.slf4j.LoggerFactory;

/** Virtual interfaces on a machine that is a list of links. */
abstract class VirtualLinksFixture {
    static final VrrpDefaults DEFAULTS = VrrpDefaults.DEFAULT;

    static final MacAddress MAC_51 = MacAddress.parse("00:00:5e:00:01:33");

    final FakeLinks kernel = new FakeLinks();

    final List<List<VmacLink>> silenced = new ArrayList<>();

    final Logger logger = (Logger) LoggerFactory.getLogger("io.vipward.vrrp.kernel.vmac");

    final ListAppender<ILoggingEvent> log = new ListAppender<>();

    VirtualLinks links = links(new LinkGroups(List.of()));

    @BeforeEach
    void listen() {
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    VirtualLinks links(LinkGroups groups) {
        Programs none = command -> new Programs.Result(127, "no programs here");
        return new VirtualLinks(kernel, new FirewallChoice(silenced::add, none), groups);
    }

    List<String> texts() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    List<VmacLink> lastSilenced() {
        return silenced.get(silenced.size() - 1);
    }

    String value(String family, String link, String setting) {
        return text(new SysctlName("net/" + family + "/conf/" + link + "/" + setting));
    }

    String reports() {
        return text(new SysctlName("net/ipv4/igmp_link_local_mcast_reports"));
    }

    String text(SysctlName name) {
        return kernel.sysctls.read(name) instanceof SysctlValue.Present present ? present.text() : "none";
    }

    static String virtualAddressBearer(RouterSettings settings) {
        return settings.instances().get(0).addresses().all().get(0).interfaceName();
    }

    static VrrpDefaults with(InterfaceDefaults interfaces, PacketFilter filter) {
        return new VrrpDefaults(
                interfaces, DEFAULTS.protocol(), DEFAULTS.adverts(), DEFAULTS.garp(), DEFAULTS.receive(), filter);
    }
}
