package io.vipward.vrrp.core;

import io.vipward.netlink.wire.AddressText;
import io.vipward.parser.model.AdvertHandling;
import io.vipward.vrrp.wire.Advert;
import java.net.InetAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a master does with a good advert (RFC 3768 and RFC 5798, section 6.4.3). */
final class MasterReception {
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
        Contest contest = contest(draft, advert, ownPriority);
        if (contest == Contest.OUR_OWN_ADDRESS) {
            draft.log(Message.OWN_ADDRESS_HEARD);
            return;
        }
        Conflict conflict = conflict(draft, master, advert.source());
        Phase.Master rivalled = master.with(master.rivalry().with(conflict));
        if (contest == Contest.WE_WIN) {
            Phase.Master next = sameOwner(advert, ownPriority) ? outrankOwner(draft, rivalled, advert) : rivalled;
            assertOurselves(draft, next, advert, ownPriority);
        } else {
            giveWay(draft, advert, conflict, ownPriority);
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

    private static Conflict conflict(Draft draft, Phase.Master master, InetAddress rival) {
        Conflict known = master.rivalry().conflict();
        if (known != null && known.rival().equals(rival)) {
            return known.goesOn(draft.now());
        }
        draft.count(Counter.CONFLICTS);
        return Conflict.begins(rival, draft.now());
    }

    private static boolean sameOwner(Advert advert, int ownPriority) {
        return ownPriority == InstanceSettings.OWNER_PRIORITY && advert.priority() == InstanceSettings.OWNER_PRIORITY;
    }

    private void assertOurselves(Draft draft, Phase.Master master, Advert advert, int ownPriority) {
        AdvertHandling handling = settings.election().adverts();
        draft.log(
                handling.lowerPriorityNoAdvert() ? Message.LOWER_NOT_ANSWERED : Message.LOWER_ANSWERED,
                AddressText.of(advert.source()),
                advert.priority(),
                ownPriority);
        if (settings.authenticationHeader()) {
            draft.log(Message.AH_SYNCHRONISING);
        }
        draft.stayIn(handling.lowerPriorityNoAdvert() ? master : sendNow(draft, master));
        transitions.announceAgainstLower(draft);
        draft.add(new Action.ReportLowerPriority(advert.source(), advert.priority()));
    }

    private void giveWay(Draft draft, Advert advert, Conflict conflict, int ownPriority) {
        InetAddress source = advert.source();
        if (sameOwner(advert, ownPriority)) {
            draft.log(Message.TWO_OWNERS, AddressText.of(source));
        }
        if (settings.election().adverts().higherPrioritySendAdvert()) {
            draft.sendAdvert(ownPriority);
        }
        boolean byPriority = advert.priority() > ownPriority;
        if (byPriority && !settings.owner()) {
            draft.log(Message.HIGHER_HEARD, AddressText.of(source), advert.priority(), ownPriority);
        } else {
            draft.log(Message.HIGHER_ADDRESS_HEARD, AddressText.of(source), advert.priority());
        }
        transitions.learnInterval(draft, advert);
        draft.hear(draft.heard().from(source, advert.priority(), draft.now()));
        transitions.giveWay(
                draft,
                byPriority
                        ? new Reason.HigherPriorityHeard(conflict, advert.priority(), ownPriority)
                        : new Reason.HigherAddressHeard(conflict, advert.priority()));
    }

    /** Only after a real advert does Adver_Timer start again; keepalived also restarts it for packets that it refuses. */
    private Phase.Master sendNow(Draft draft, Phase.Master master) {
        draft.sendAdvert(draft.effectivePriority());
        Phase.Master next = master.advertAt(draft.now() + settings.election().advertNanos());
        draft.stayIn(next);
        return next;
    }

    /** Another owner with a lower address: it should yield, and if it does not, we do. */
    private Phase.Master outrankOwner(Draft draft, Phase.Master master, Advert advert) {
        RogueOwner rogue = master.rogue();
        String source = AddressText.of(advert.source());
        if (rogue.checking()) {
            draft.log(Message.OWNER_STEPS_DOWN, source);
            Conditions conditions = draft.state().conditions();
            draft.assess(conditions, Standing.assess(settings, conditions, true));
            return master.with(RogueOwner.NONE);
        }
        if (rogue.known()) {
            return master;
        }
        draft.log(Message.TWO_OWNERS, source);
        return master.with(RogueOwner.firstHeard(Intervals.of(advert)));
    }
}
