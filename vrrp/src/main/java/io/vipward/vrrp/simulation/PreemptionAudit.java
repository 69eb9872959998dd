package io.vipward.vrrp.simulation;

import io.vipward.vrrp.core.Counter;
import io.vipward.vrrp.core.InstanceStep;
import io.vipward.vrrp.core.RunningInstance;
import io.vipward.vrrp.core.StateName;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.AdvertBody;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whoever is not to preempt becomes master only after a whole Master_Down_Interval without any advert that it took, or after a
 * master has left. One thread.
 */
final class PreemptionAudit {
    private static final long NANOS_PER_CENTI = 10_000_000L;

    /** Until when each that has heard a master has to wait, by its own clock. */
    private final Map<RunningInstance, Long> waiting = new HashMap<>();

    private final Map<RunningInstance, Heard> hearing = new HashMap<>();

    /** An advert that an instance is about to judge, and how many it had taken before. */
    private record Heard(Advert advert, long taken) {}

    void hears(RunningInstance instance, Advert advert) {
        hearing.put(instance, new Heard(advert, taken(instance)));
    }

    Optional<String> findBreach(InstanceStep done, long nowNanos) {
        RunningInstance instance = done.instance();
        StateName state = done.step().next().name();
        Heard heard = hearing.remove(instance);
        Long until = waiting.get(instance);
        if (state != StateName.BACKUP) {
            waiting.remove(instance);
            boolean preempts = instance.settings().election().preemption().preempt();
            return state == StateName.MASTER && until != null && nowNanos < until && !preempts
                    ? Optional.of("preempts although it must not, " + (until - nowNanos) + " ns early")
                    : Optional.empty();
        }
        if (heard != null && taken(instance) > heard.taken()) {
            if (heard.advert().priority() == 0) {
                waiting.remove(instance);
            } else {
                waiting.put(instance, nowNanos + patience(instance, heard.advert()));
            }
        }
        return Optional.empty();
    }

    /** Other settings, another patience. */
    void forget(List<RunningInstance> instances) {
        instances.forEach(waiting::remove);
    }

    private static long taken(RunningInstance instance) {
        return instance.state().counters().value(Counter.ADVERTS_RECEIVED);
    }

    private static long patience(RunningInstance instance, Advert advert) {
        long interval = advert.body() instanceof AdvertBody.Version3 body
                ? body.intervalCentis() * NANOS_PER_CENTI
                : instance.settings().election().advertNanos();
        return instance.settings().election().downTimerAdverts() * interval;
    }
}
