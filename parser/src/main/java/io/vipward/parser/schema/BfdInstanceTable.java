package io.vipward.parser.schema;

import static io.vipward.parser.schema.Trait.ARGUMENT_IS_VITAL;

import io.vipward.parser.model.Weight;
import java.net.InetAddress;

/** {@code bfd_instance}. */
public final class BfdInstanceTable {
    static final Table TABLE = new Table("bfd_instance");
    private static final String LONGEST_MILLISECONDS = "4294967";

    public static final Keyword<BfdNeighbor> NEIGHBOR_IP =
            TABLE.keyword("neighbor_ip", BfdNeighbor.FORM, "mandatory", "the other end of the session");
    public static final Keyword<InetAddress> SOURCE_IP =
            TABLE.keyword("source_ip", AddressForm.ANY, "any", "source of packets", ARGUMENT_IS_VITAL);
    public static final Keyword<Long> MIN_RX = TABLE.keyword(
            "min_rx",
            TimeForm.milliseconds("1", LONGEST_MILLISECONDS),
            "10",
            "shortest time between packets that is accepted",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> MIN_TX = TABLE.keyword(
            "min_tx",
            TimeForm.milliseconds("1", LONGEST_MILLISECONDS),
            "10",
            "shortest time between own packets",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> IDLE_TX = TABLE.keyword(
            "idle_tx",
            TimeForm.milliseconds("1000", LONGEST_MILLISECONDS),
            "1000",
            "time between packets while the session is not up",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> MULTIPLIER = TABLE.keyword(
            "multiplier", NumberForm.strict(1, 255), "5", "packets missed before it is down", ARGUMENT_IS_VITAL);
    public static final Keyword<Boolean> PASSIVE =
            TABLE.keyword("passive", Forms.FLAG, "off", "wait for the neighbour's first packet");
    public static final Keyword<Long> TTL = TABLE.keyword(
            "ttl", NumberForm.strict(1, 255), "255, or 64 with IPv6", "hop limit of packets", ARGUMENT_IS_VITAL);
    public static final Keyword<Long> MAX_HOPS = TABLE.keyword(
            "max_hops",
            NumberForm.strict(-1, 255),
            "0",
            "how many hops a packet may have made, -1 for any number",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Boolean> MULTIHOP =
            TABLE.keyword("multihop", Forms.BOOLEAN, "off", "use the port of multihop sessions");
    public static final Keyword<Weight> WEIGHT =
            TABLE.keyword("weight", WeightForm.OF_BFD, "0", "change of the priority", ARGUMENT_IS_VITAL);
    public static final Keyword<Boolean> VRRP =
            TABLE.keyword("vrrp", Forms.FLAG, "both", "tell only instances of changes");
    public static final Keyword<Boolean> CHECKER =
            TABLE.keyword("checker", Forms.FLAG, "both", "tell only checkers of changes");

    static {
        TABLE.alias("neighbour_ip", NEIGHBOR_IP);
        TABLE.alias("hoplimit", TTL);
    }

    private BfdInstanceTable() {}
}
