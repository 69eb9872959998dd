package io.vipward.vrrp.core;

import io.vipward.parser.model.AdvertHandling;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.AdvertBody;
import java.net.InetAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a master does with a good advert (RFC 3768, section 6.4.3). */
final class MasterReception {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final InstanceSettings settings;
    private final Transitions transitions;

    MasterReception(InstanceSettings settings, Transitions transitions) {
        this.settings = settings;
        this.transitions = transitions;
    }

    /** How another master compares with us. */
    private enum Contest {
        WE_WIN,
        OUR_OWN_ADDRESS,
        THEY_WIN_BY_ADDRESS,
        THEY_WIN_BY_PRIORITY
    }

    void receive(Draft draft, Phase.Master master, Advert advert) {
        if (advert.priority() == 0) {
            sendNow(draft, master);
            draft.log(Message.MASTER_HEARD_PRIORITY_ZERO);
            return;
        }
        int ownPriority = draft.effectivePriority();
        switch (contest(draft, advert, ownPriority)) {
            case OUR_OWN_ADDRESS -> draft.log(Message.OWN_ADDRESS_HEARD);
            case WE_WIN -> {
                Phase.Master next = sameOwner(advert, ownPriority) ? outrankOwner(draft, master, advert) : master;
                assertOurselves(draft, next, advert, ownPriority);
            }
            case THEY_WIN_BY_ADDRESS, THEY_WIN_BY_PRIORITY -> giveWay(draft, advert, ownPriority);
        }
    }

    private Contest contest(Draft draft, Advert advert, int ownPriority) {
        if (advert.priority() != ownPriority) {
            return advert.priority() > ownPriority ? Contest.THEY_WIN_BY_PRIORITY : Contest.WE_WIN;
        }
        @Nullable InetAddress own = draft.source();
        if (own == null) {
            return Contest.THEY_WIN_BY_ADDRESS;
        }
        int order = Arrays.compareUnsigned(own.getAddress(), advert.source().getAddress());
        if (order == 0) {
            return Contest.OUR_OWN_ADDRESS;
        }
        return order > 0 ? Contest.WE_WIN : Contest.THEY_WIN_BY_ADDRESS;
    }

    private static boolean sameOwner(Advert advert, int ownPriority) {
        return ownPriority == InstanceSettings.OWNER_PRIORITY && advert.priority() == InstanceSettings.OWNER_PRIORITY;
    }

    private void assertOurselves(Draft draft, Phase.Master master, Advert advert, int ownPriority) {
        AdvertHandling handling = settings.election().adverts();
        draft.log(
                handling.lowerPriorityNoAdvert() ? Message.LOWER_NOT_ANSWERED : Message.LOWER_ANSWERED,
                advert.source().getHostAddress(),
                advert.priority(),
                ownPriority);
        Phase.Master next = master;
        if (!handling.lowerPriorityNoAdvert()) {
            next = sendNow(draft, next);
        }
        if (settings.garp().lowerPriorityRepeat() > 0) {
            transitions.announce(draft, settings.garp().lowerPriorityRepeat());
            GarpSchedule garps = next.garps().afterLowerPriority(settings.garp(), draft.now());
            next = new Phase.Master(next.advertAtNanos(), garps, next.rogue());
        }
        draft.stayIn(next);
        draft.add(new Action.ReportLowerPriority(advert.source(), advert.priority()));
    }

    private void giveWay(Draft draft, Advert advert, int ownPriority) {
        InetAddress source = advert.source();
        if (sameOwner(advert, ownPriority)) {
            draft.log(Message.TWO_OWNERS, source.getHostAddress());
        }
        if (settings.election().adverts().higherPrioritySendAdvert()) {
            draft.sendAdvert(ownPriority);
        }
        boolean byPriority = advert.priority() > ownPriority;
        if (byPriority && !settings.owner()) {
            draft.log(Message.HIGHER_HEARD, source.getHostAddress(), advert.priority(), ownPriority);
        } else {
            draft.log(Message.HIGHER_ADDRESS_HEARD, source.getHostAddress(), advert.priority());
        }
        draft.hear(draft.state().heard().from(source, advert.priority(), draft.now()));
        transitions.giveWay(
                draft,
                byPriority
                        ? new Reason.HigherPriorityHeard(source, advert.priority(), ownPriority)
                        : new Reason.HigherAddressHeard(source, advert.priority()));
    }

    /** Only after a real advert does Adver_Timer start again; keepalived also restarts it for packets that it refuses. */
    private Phase.Master sendNow(Draft draft, Phase.Master master) {
        draft.sendAdvert(draft.effectivePriority());
        Phase.Master next =
                new Phase.Master(draft.now() + settings.election().advertNanos(), master.garps(), master.rogue());
        draft.stayIn(next);
        return next;
    }

    /** Another owner with a lower address: it should yield, and if it does not, we do. */
    private Phase.Master outrankOwner(Draft draft, Phase.Master master, Advert advert) {
        RogueOwner rogue = master.rogue();
        String source = advert.source().getHostAddress();
        if (rogue.checking()) {
            draft.log(Message.OWNER_STEPS_DOWN, source);
            Conditions conditions = draft.state().conditions();
            draft.assess(conditions, Standing.assess(settings, conditions, true));
            return new Phase.Master(master.advertAtNanos(), master.garps(), RogueOwner.NONE);
        }
        if (rogue.known()) {
            return master;
        }
        draft.log(Message.TWO_OWNERS, source);
        long interval =
                advert.body() instanceof AdvertBody.Version2 body ? body.intervalSeconds() * NANOS_PER_SECOND : 0;
        return new Phase.Master(master.advertAtNanos(), master.garps(), RogueOwner.firstHeard(interval));
    }
}
