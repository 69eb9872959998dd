package io.vipward.vrrp.core;

import io.vipward.vrrp.core.InstanceSettings.Identity;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The running instances, and where each listens. One thread. */
final class Roster {
    private final Map<Identity, RunningInstance> byIdentity = new LinkedHashMap<>();
    private final Map<Listening, List<RunningInstance>> byPlace = new HashMap<>();

    /** One VRID at one place. */
    private record Listening(AdvertPlace place, int vrid) {}

    List<RunningInstance> all() {
        return List.copyOf(byIdentity.values());
    }

    @Nullable
    RunningInstance get(Identity identity) {
        return byIdentity.get(identity);
    }

    void put(RunningInstance instance) {
        byIdentity.put(instance.identity(), instance);
    }

    void clear() {
        byIdentity.clear();
        byPlace.clear();
    }

    /** After instances have come or gone, or the address of one has changed. */
    void locate() {
        byPlace.clear();
        for (RunningInstance instance : byIdentity.values()) {
            InstanceSettings settings = instance.settings();
            AdvertPlace place = settings.place(instance.state().conditions().source());
            if (place != null) {
                byPlace.computeIfAbsent(new Listening(place, settings.router().vrid()), key -> new ArrayList<>(1))
                        .add(instance);
            }
        }
    }

    /**
     * The instance that a packet is for. Of several with the same VRID, which only unicast allows, the one that heard the
     * sender last, or else the one whose peer it is.
     */
    Optional<RunningInstance> at(AdvertPlace place, int vrid, InetAddress source) {
        List<RunningInstance> found = byPlace.getOrDefault(new Listening(place, vrid), List.of());
        if (found.size() < 2) {
            return found.stream().findFirst();
        }
        for (RunningInstance instance : found) {
            if (source.equals(instance.state().heard().master())) {
                return Optional.of(instance);
            }
        }
        for (RunningInstance instance : found) {
            if (instance.settings().destinations().contains(source)) {
                return Optional.of(instance);
            }
        }
        return Optional.empty();
    }
}
