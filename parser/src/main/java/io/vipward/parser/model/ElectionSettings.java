package io.vipward.parser.model;

/**
 * How the instance takes part in the election.
 *
 * @param initialState {@code state}
 * @param priority base priority 1..255; 255 is the address owner
 * @param advertNanos {@code advert_int}; VRRPv2: whole seconds
 * @param downTimerAdverts adverts missed before a takeover, 1..100
 * @param preemption whether and when a lower master is preempted
 * @param adverts what is sent in answer to, and checked in, adverts of others
 */
public record ElectionSettings(
        InitialState initialState,
        int priority,
        long advertNanos,
        int downTimerAdverts,
        Preemption preemption,
        AdvertHandling adverts) {
    /** {@code state}. */
    public enum InitialState {
        MASTER,
        BACKUP
    }
}
