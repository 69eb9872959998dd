package io.vipward.ipvs.wire;

/**
 * The answer to GET_INFO.
 *
 * @param version 0x010201 for 1.2.1
 * @param connectionTableRows rows of the connections' hash table
 */
public record IpvsInfo(int version, int connectionTableRows) {
    public String versionText() {
        return ((version >> 16) & 0xff) + "." + ((version >> 8) & 0xff) + "." + (version & 0xff);
    }
}
