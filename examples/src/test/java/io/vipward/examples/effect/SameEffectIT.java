package io.vipward.examples.effect;

import io.vipward.examples.network.Director;
import io.vipward.examples.network.Wait;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A router's life with the original as its peer, once as ours and once as the original, side by side: after each event
 * addresses, routes, rules and firewall of both nodes and what the log says are the same.
 */
@Tag("kernel")
final class SameEffectIT {
    private record Event(String name, Consumer<Bench> happens) {}

    private static final List<Event> LIFE = List.of(
            new Event("takeover", Bench::takeOver),
            new Event("link down", Bench::linkDown),
            new Event("link up", Bench::linkUp),
            new Event("reload with other addresses", Bench::reload),
            new Event("SIGKILL", Bench::kill),
            new Event("start after SIGKILL", Bench::restart),
            new Event("SIGTERM", Bench::terminate));

    @ParameterizedTest
    @EnumSource
    void everyEventLeavesWhatTheOriginalLeaves(Setup setup) {
        try (Bench ours = new Bench(setup, Director.Kind.VIPWARD);
                Bench original = new Bench(setup, Director.Kind.KEEPALIVED)) {
            for (Event event : LIFE) {
                CompletableFuture<Void> happensToOurs =
                        inBackground(() -> event.happens().accept(ours));
                event.happens().accept(original);
                happensToOurs.join();

                awaitSame(event, ours, original);
            }
        }
    }

    /** Events mostly wait for timers. */
    private static CompletableFuture<Void> inBackground(Runnable task) {
        return CompletableFuture.runAsync(task, command -> new Thread(command, "ours").start());
    }

    private static void awaitSame(Event event, Bench ours, Bench original) {
        Wait.until(
                "after " + event.name() + " the same as of the original",
                Wait.seconds(10),
                () -> ours.state().equals(original.state()),
                () -> "ours:\n" + ours.state() + "original:\n" + original.state() + "\n" + ours + "\n" + original);
    }
}
