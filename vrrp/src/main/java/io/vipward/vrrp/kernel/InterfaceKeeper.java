package io.vipward.vrrp.kernel;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.route.Link;
import io.vipward.vrrp.kernel.linkbeat.PolledLinks;
import org.jspecify.annotations.Nullable;

/** Follows interfaces for the elections: which of them serve, and the settings that they need. */
final class InterfaceKeeper {
    private final VrrpKernel kernel;
    private final Links links;
    private final LinkWatch watch;
    private final SecondaryPromotion promotion;
    private PolledLinks polled = PolledLinks.NONE;

    InterfaceKeeper(VrrpKernel kernel, Links links, LinkWatch watch, KernelWork work) {
        this.kernel = kernel;
        this.links = links;
        this.watch = watch;
        this.promotion = new SecondaryPromotion(work);
    }

    /** For the links that are known now. */
    void use(EngineSettings settings) {
        PolledLinks before = polled;
        polled = settings.polledLinks();
        watch.configure(settings.linkDelays(), polled);
        promotion.configure(settings.promoted(), links.all());
        if (!polled.equals(before)) {
            try {
                kernel.poll(polled, watch::polled);
            } catch (SystemCallException refused) {
                VrrpLog.refused("cannot ask links for their state", String.valueOf(refused.getMessage()));
            }
        }
    }

    /** Looks at all links after they were dumped; whoever asks for it looks himself at what has changed. */
    void look() {
        watch.look(links.all());
        links.all().forEach(promotion::appeared);
    }

    /** Tells anew how links stand: netlink's word counts again for those that are polled no longer. */
    void retell() {
        links.all().forEach(watch::reported);
    }

    boolean serves(String interfaceName) {
        return watch.serves(interfaceName);
    }

    /**
     * There is a link, or it is different.
     *
     * @param before what had its number before, perhaps by another name
     */
    void changed(@Nullable Link before, Link link) {
        if (before != null && !before.name().equals(link.name())) {
            promotion.vanished(before);
            watch.removed(before.name());
        }
        promotion.appeared(link);
        watch.reported(link);
    }

    void removed(Link link) {
        promotion.vanished(link);
        watch.removed(link.name());
    }

    /** Ends what was begun; the changes that undo it are still to be flushed. */
    void close() {
        watch.close();
        promotion.close();
    }
}
