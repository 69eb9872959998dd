package io.vipward.examples.network;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * What came of the same story, once with our daemon and once with the original. Both are played at the same time: stories
 * mostly wait for timers.
 */
public record SideBySide<T>(T ours, T original) {
    /** Plays a story, which opens and closes all that it needs. */
    public static <T> SideBySide<T> of(Function<Director.Kind, T> story) {
        CompletableFuture<T> ours = CompletableFuture.supplyAsync(
                () -> story.apply(Director.Kind.VIPWARD),
                command -> new Thread(command, Thread.currentThread().getName() + ", ours").start());
        T original = story.apply(Director.Kind.KEEPALIVED);
        return new SideBySide<>(ours.join(), original);
    }
}
