package io.vipward.vrrp.core;

/**
 * What an instance has to remember of single packets.
 *
 * @param identification of the last advert that was sent, 0 before the first
 * @param ahSequence number of the last IPsec authentication header that was sent or accepted, 0 before the first; 32 bits
 * @param replay what was heard with a digest
 * @param oldChecksum whether a peer was found to compute checksums of unicast as long ago
 */
public record Memory(int identification, long ahSequence, ReplayMarks replay, boolean oldChecksum) {
    static final Memory BLANK = new Memory(0, 0, ReplayMarks.NONE, false);

    /** At this number sending stops: a number must not come twice. */
    static final long LAST_AH_SEQUENCE = 0xffff_fffeL;

    private static final int LARGEST_IDENTIFICATION = 0xffff;

    /** For one more advert. The IP identification counts from 1 and skips 0, which a kernel would replace. */
    Memory next() {
        int nextIdentification = identification == LARGEST_IDENTIFICATION ? 1 : identification + 1;
        return new Memory(nextIdentification, Math.min(LAST_AH_SEQUENCE, ahSequence + 1), replay, oldChecksum);
    }

    /** With a number that was heard, or one that is skipped. */
    Memory withAhSequence(long sequence) {
        return new Memory(identification, Math.min(LAST_AH_SEQUENCE, sequence), replay, oldChecksum);
    }

    Memory with(ReplayMarks marks) {
        return new Memory(identification, ahSequence, marks, oldChecksum);
    }

    Memory withOldChecksum() {
        return new Memory(identification, ahSequence, replay, true);
    }

    /** After a reload: what was learned of peers may have been of others, and identifications begin anew, as in keepalived. */
    Memory afterReload() {
        return new Memory(0, ahSequence, ReplayMarks.NONE, false);
    }
}
