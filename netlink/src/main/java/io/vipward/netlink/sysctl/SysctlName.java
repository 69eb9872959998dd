package io.vipward.netlink.sysctl;

/**
 * The name of a setting, with slashes, because names of interfaces have dots in them. Immutable, any thread.
 *
 * @param path below /proc/sys, for instance {@code net/ipv4/conf/vrrp.51/rp_filter}
 */
public record SysctlName(String path) {
    /** In place of an interface: every one, and those there are already count only through it. */
    public static final String ALL = "all";
    /** In place of an interface: those that will come. */
    public static final String DEFAULT = "default";

    public SysctlName {
        if (path.isEmpty() || path.startsWith("/") || ("/" + path + "/").contains("/../") || path.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("no setting is called " + path);
        }
    }

    /** A setting of IPv4 on an interface, for instance {@code rp_filter}. */
    public static SysctlName ipv4(String link, String setting) {
        return ofLink("ipv4", link, setting);
    }

    /** A setting of IPv6 on an interface, for instance {@code disable_ipv6}. */
    public static SysctlName ipv6(String link, String setting) {
        return ofLink("ipv6", link, setting);
    }

    private static SysctlName ofLink(String family, String link, String setting) {
        if (link.indexOf('/') >= 0) {
            throw new IllegalArgumentException("no interface is called " + link);
        }
        return new SysctlName("net/" + family + "/conf/" + link + "/" + setting);
    }

    /** As sysctl(8) writes it, with dots. */
    @Override
    public String toString() {
        return path.replace('.', '\0').replace('/', '.').replace('\0', '/');
    }
}
