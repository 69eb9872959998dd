package io.vipward.daemon.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest {
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final Webhook webhook = new Webhook(Duration.ofMillis(1));
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            heard.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(body, StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 503 : 204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        webhook.use(null);
        server.stop(0);
    }

    @Test
    void eventsArePostedInOrderAndAgainWhenRefused() throws Exception {
        refusals.set(2);
        webhook.use(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook"));

        webhook.post("{1}");
        webhook.post("{2}");

        assertEquals(List.of("{1}", "{1}", "{1}", "{2}"), bodies(4));
    }

    @Test
    void afterSomeAttemptsTheNextHasItsTurn() throws Exception {
        refusals.set(Webhook.ATTEMPTS);
        webhook.use(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook"));

        webhook.post("{1}");
        webhook.post("{2}");

        assertEquals("{2}", bodies(Webhook.ATTEMPTS + 1).get(Webhook.ATTEMPTS));
    }

    private List<String> bodies(int count) throws InterruptedException {
        List<String> bodies = new ArrayList<>();
        while (bodies.size() < count) {
            String request = heard.poll(10, TimeUnit.SECONDS);
            assertEquals("POST application/json ", String.valueOf(request).substring(0, 22));
            bodies.add(request.substring(22));
        }
        return bodies;
    }
}
