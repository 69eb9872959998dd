package io.vipward.vrrp.wire;

/** What differs between versions of VRRP. */
public sealed interface AdvertBody {
    /**
     * VRRPv2 (RFC 2338, section 5.3; RFC 3768 calls the authentication fields reserved).
     *
     * @param authType 0..255: 0 none, 1 simple text password, 2 IP authentication header
     * @param intervalSeconds 0..255
     * @param authData the eight bytes behind the addresses, first byte highest; over IPv6 there are none, and it is 0
     */
    record Version2(int authType, int intervalSeconds, long authData) implements AdvertBody {
        @Override
        public String toString() {
            return "Version2[authType=" + authType + ", intervalSeconds=" + intervalSeconds + "]";
        }
    }

    /**
     * VRRPv3 (RFC 5798, section 5.2).
     *
     * @param reserved 0..15, to be ignored
     * @param intervalCentis 0..4095 hundredths of a second
     */
    record Version3(int reserved, int intervalCentis) implements AdvertBody {}

    /** Of a version that this program does not speak: never accepted, kept to name the version in the log. */
    record Foreign() implements AdvertBody {}
}
