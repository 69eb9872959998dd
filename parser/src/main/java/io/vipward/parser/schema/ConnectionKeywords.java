package io.vipward.parser.schema;

import static io.vipward.parser.schema.NumberForm.UNSIGNED_INT;
import static io.vipward.parser.schema.NumberForm.lenient;
import static io.vipward.parser.schema.TimeForm.seconds;
import static io.vipward.parser.schema.Trait.ARGUMENT_IS_VITAL;
import static io.vipward.parser.schema.VirtualServerTable.LONGEST_TIMEOUT;

import java.net.InetAddress;
import java.util.List;

/** The keywords of all checkers that connect to something. Each table has them for itself. */
public final class ConnectionKeywords {
    public final Keyword<InetAddress> connectIp;
    public final Keyword<Long> connectPort;
    public final Keyword<InetAddress> bindTo;
    public final Keyword<Long> bindPort;
    public final Keyword<String> bindInterface;
    public final Keyword<Long> connectTimeout;
    public final Keyword<Long> mark;

    /** Adds them to a table. */
    ConnectionKeywords(Table table) {
        connectIp = table.keyword(
                "connect_ip", AddressForm.ANY, "the real server's", "where to connect", ARGUMENT_IS_VITAL);
        connectPort = table.keyword(
                "connect_port", lenient(1, 65_535), "the real server's", "where to connect", ARGUMENT_IS_VITAL);
        bindTo = table.keyword("bindto", AddressForm.ANY, "any", "address to connect from", ARGUMENT_IS_VITAL);
        bindPort = table.keyword("bind_port", lenient(1, 65_535), "any", "port to connect from", ARGUMENT_IS_VITAL);
        bindInterface =
                table.keyword("bind_if", Forms.INTERFACE, "any", "interface to connect from", ARGUMENT_IS_VITAL);
        connectTimeout = table.keyword(
                "connect_timeout",
                seconds("0.000001", LONGEST_TIMEOUT),
                "the real server's",
                "how long to wait",
                ARGUMENT_IS_VITAL);
        mark = table.keyword("fwmark", lenient(0, UNSIGNED_INT), "0", "mark of the socket", ARGUMENT_IS_VITAL);
    }

    /** Those that say from where to where. */
    public List<Keyword<?>> places() {
        return List.of(connectIp, connectPort, bindTo, bindPort, bindInterface, mark);
    }
}
