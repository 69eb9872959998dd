package io.vipward.vrrp.simulation;

import io.vipward.vrrp.core.Action;
import io.vipward.vrrp.core.AdvertSigner;
import io.vipward.vrrp.core.InstanceSettings.Identity;
import io.vipward.vrrp.core.RunningInstance;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.AdvertEncoder;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/** Puts adverts on the wire as the daemon and its kernel do: signed, encoded, a copy for each destination. One thread. */
final class Transmitter {
    private final SimulatedNode node;
    private final Map<Identity, AdvertSigner> signers = new HashMap<>();

    Transmitter(SimulatedNode node) {
        this.node = node;
    }

    void send(RunningInstance instance, Action.SendAdvert send, long wallNanos) {
        Advert signed = signers.computeIfAbsent(instance.identity(), identity -> new AdvertSigner())
                .sign(send, wallNanos);
        InetAddress source = signed.source();
        String segment = node.ports().segment(instance.settings(), source);
        if (segment == null || !node.ports().sends(instance.settings(), source)) {
            return;
        }
        for (InetAddress destination : send.destinations()) {
            Advert copy = signed.to(destination);
            byte[] bytes = copy.overIpv4()
                    ? AdvertEncoder.encode(copy, send.protection().sealing())
                    : AdvertEncoder.encodePayloadWithChecksum(copy);
            node.network().send(node, segment, Datagram.of(copy, bytes));
        }
    }

    /** What a daemon knew of its own adverts ends with it. */
    void clear() {
        signers.clear();
    }
}
