package io.vipward.parser.model;

/**
 * Switches for adverts of others.
 *
 * @param lowerPriorityNoAdvert {@code lower_prio_no_advert}: do not answer an advert of lower priority
 * @param higherPrioritySendAdvert {@code higher_prio_send_advert}: answer one of higher priority before yielding
 * @param skipCheckAddresses {@code skip_check_adv_addr}: do not compare the address list of a known master again
 * @param ownerIgnoresAdverts {@code owner_ignore_adverts}: one with priority 255 does not listen
 */
public record AdvertHandling(
        boolean lowerPriorityNoAdvert,
        boolean higherPrioritySendAdvert,
        boolean skipCheckAddresses,
        boolean ownerIgnoresAdverts) {
    public static final AdvertHandling DEFAULT = new AdvertHandling(false, false, false, false);
}
