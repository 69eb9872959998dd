package io.vipward.checkers.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.linux.Errno;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a server sends in place of a handshake is at worst the end of this one connection, and is told once. */
class TlsClientFuzzTest {
    private static final int CONNECTIONS = Integer.getInteger("vipward.fuzz.connections", 150);
    private static final int BUFFER_BYTES = 64 * 1024;

    @TempDir
    static Path directory;

    @Test
    void aDamagedHandshakeFailsAndNothingElse() throws Exception {
        TlsServers servers = new TlsServers(directory);
        for (long seed = 1; seed <= CONNECTIONS; seed++) {
            Random random = new Random(seed);
            Heard heard = new Heard();
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            TlsClient client = new TlsClient(TlsEngines.anonymous().engine(null), heard);
            client.begin(bytes -> sent.writeBytes(copy(bytes)));
            byte[] answer = answer(servers.engine(), sent.toByteArray());
            boolean damaged = seed % 10 != 0;

            feed(client, damaged ? damage(answer, random) : answer, random);
            if (damaged) {
                feed(client, random(random), random);
            }
            client.onEnd();

            assertEquals(1, heard.ends, "seed " + seed);
            assertTrue(damaged || heard.ready, "seed " + seed);
        }
    }

    /** The server's whole first flight, with a certificate. */
    private static byte[] answer(SSLEngine server, byte[] greeting) throws SSLException {
        ByteBuffer in = ByteBuffer.wrap(greeting);
        ByteBuffer out = ByteBuffer.allocate(BUFFER_BYTES);
        server.beginHandshake();
        while (true) {
            HandshakeStatus status = server.getHandshakeStatus();
            if (status == HandshakeStatus.NEED_TASK) {
                server.getDelegatedTask().run();
            } else if (status == HandshakeStatus.NEED_WRAP) {
                server.wrap(ByteBuffer.allocate(0), out);
            } else if (in.hasRemaining()) {
                SSLEngineResult result = server.unwrap(in, ByteBuffer.allocate(BUFFER_BYTES));
                assertEquals(SSLEngineResult.Status.OK, result.getStatus());
            } else {
                return copy(out.flip());
            }
        }
    }

    private static byte[] damage(byte[] bytes, Random random) {
        byte[] damaged = bytes.clone();
        switch (random.nextInt(4)) {
            case 0 -> {
                for (int i = 0; i < 1 + random.nextInt(20); i++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
            }
            case 1 -> damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
            case 2 -> damaged[random.nextInt(200)] ^= (byte) (1 << random.nextInt(8));
            default -> {
                int at = random.nextInt(damaged.length);
                System.arraycopy(damaged, 0, damaged, at, damaged.length - at);
            }
        }
        return damaged;
    }

    private static byte[] random(Random random) {
        byte[] bytes = new byte[random.nextInt(40_000)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void feed(TlsClient client, byte[] bytes, Random random) {
        for (int from = 0; from < bytes.length; ) {
            int length = Math.min(bytes.length - from, 1 + random.nextInt(2_000));
            client.onBytes(ByteBuffer.wrap(bytes, from, length));
            from += length;
        }
    }

    private static byte[] copy(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }

    private static final class Heard implements TlsClient.Listener {
        private boolean ready;
        private int ends;

        @Override
        public void onReady() {
            ready = true;
        }

        @Override
        public void onBytes(ByteBuffer bytes) {}

        @Override
        public void onEnd() {
            ends++;
        }

        @Override
        public void onError(Errno errno, boolean writing) {
            ends++;
        }

        @Override
        public void onTlsFailure(String text) {
            ends++;
        }
    }
}
