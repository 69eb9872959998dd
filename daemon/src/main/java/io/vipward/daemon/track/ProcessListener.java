package io.vipward.daemon.track;

/** Told how tracked processes stand, on the tracker's thread. */
@FunctionalInterface
public interface ProcessListener {
    /**
     * As many run as shall, or no longer.
     *
     * @param trackProcess the name of its {@code vrrp_track_process}
     */
    void stands(String trackProcess, boolean quorum);
}
