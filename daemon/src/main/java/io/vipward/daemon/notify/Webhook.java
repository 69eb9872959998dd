package io.vipward.daemon.notify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts events as JSON to {@code vipward_webhook}, in order, on a thread of its own. What is not taken is tried again, a few
 * times; while one is tried the others wait, up to a limit. {@link #post} and {@link #use} on any thread.
 */
final class Webhook {
    /** How many events wait at most. */
    static final int CAPACITY = 1_000;

    /** How often one event is tried. */
    static final int ATTEMPTS = 4;

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int REDIRECTION = 300;
    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);

    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final Duration pause;
    private volatile @Nullable URI target;
    private final AtomicInteger onTheWay = new AtomicInteger();
    private @Nullable Thread thread;
    private boolean full;

    Webhook() {
        this(Duration.ofSeconds(2));
    }

    /** With another pause before the second attempt; before each further one it is twice as long. */
    Webhook(Duration pause) {
        this.pause = pause;
    }

    /** Events go there from now on; null for nowhere. */
    void use(@Nullable URI wanted) {
        target = wanted;
        if (wanted == null) {
            while (waiting.poll() != null) {
                onTheWay.decrementAndGet();
            }
        } else if (thread == null) {
            thread = new Thread(this::run, "webhook");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Has it posted; never waits. */
    void post(String json) {
        if (target == null) {
            return;
        }
        onTheWay.incrementAndGet();
        boolean taken = waiting.offer(json);
        if (!taken && !full) {
            LOG.warn("More than {} events wait for the web hook, further ones are dropped", CAPACITY);
        }
        if (!taken) {
            onTheWay.decrementAndGet();
        }
        full = !taken;
    }

    /** Whether nothing is on its way. */
    boolean settled() {
        return onTheWay.get() == 0;
    }

    private void run() {
        HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
        try {
            while (true) {
                deliver(client, waiting.take());
                onTheWay.decrementAndGet();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(HttpClient client, String json) throws InterruptedException {
        long pauseMillis = pause.toMillis();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            URI where = target;
            if (where == null) {
                return;
            }
            String refusal = refusal(client, where, json);
            if (refusal == null) {
                return;
            }
            if (attempt == ATTEMPTS) {
                LOG.warn("The web hook {} does not take an event: {}; it is dropped", where, refusal);
                return;
            }
            Thread.sleep(pauseMillis);
            pauseMillis *= 2;
        }
    }

    private static @Nullable String refusal(HttpClient client, URI where, String json) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(where)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8))
                .build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status >= OK && status < REDIRECTION ? null : "status " + status;
        } catch (IOException failed) {
            return failed.toString();
        }
    }
}
