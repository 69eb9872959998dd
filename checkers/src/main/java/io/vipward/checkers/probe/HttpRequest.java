package io.vipward.checkers.probe;

import io.vipward.netlink.wire.AddressText;
import io.vipward.parser.model.ConnectionTarget;
import io.vipward.parser.model.HttpCheck;
import io.vipward.parser.model.HttpSettings;
import io.vipward.parser.model.UrlCheck;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The request of an HTTP checker, byte for byte that of keepalived. */
final class HttpRequest {
    private static final int LIMIT_BYTES = 2047;

    private HttpRequest() {}

    static ByteBuffer of(HttpCheck check, UrlCheck url) {
        return of(check.http().protocol(), url.path(), host(check, url));
    }

    /** The path is sent as it was written. */
    static ByteBuffer of(HttpSettings.Protocol protocol, String path, String host) {
        boolean closes = protocol != HttpSettings.Protocol.HTTP_1_0;
        String version = protocol == HttpSettings.Protocol.HTTP_1_1 ? "1.1" : "1.0";
        String text = "GET " + path + " HTTP/" + version + "\r\nUser-Agent: KeepAliveClient\r\n"
                + (closes ? "Connection: close\r\n" : "") + "Host: " + host + "\r\n\r\n";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, LIMIT_BYTES));
    }

    /** The virtual host of the URL or of what is around it; else the address with its port. */
    private static String host(HttpCheck check, UrlCheck url) {
        String name = check.virtualHost(url);
        return name != null ? name : host(check.target());
    }

    static String host(ConnectionTarget target) {
        String address = AddressText.of(target.address());
        boolean plain = target.address() instanceof Inet4Address;
        return (plain ? address : "[" + address + "]") + ":" + target.port();
    }
}
