package io.vipward.parser;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.net.InetAddress;

/** The least that makes an instance. */
abstract class VrrpFixture {
    static final String SCRIPT = "vrrp_script chk {\nscript \"/bin/true\"\nweight -20\n}\n";

    static String minimal(String name, String lines) {
        return "vrrp_instance " + name + " {\ninterface eth0\nvirtual_router_id 51\nvirtual_ipaddress {\n10.0.0.1\n}\n"
                + lines + "\n}\n";
    }

    static String host(@org.jspecify.annotations.Nullable InetAddress address) {
        assertNotNull(address);
        return address.getHostAddress();
    }
}
