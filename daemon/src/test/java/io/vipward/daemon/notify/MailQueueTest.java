package io.vipward.daemon.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.fake.Await;
import io.vipward.netlink.inet.TcpTarget;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.vrrp.core.StateName;
import java.net.InetAddress;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailQueueTest {
    private static final long STEP_NANOS = 5_000_000_000L;
    private static final List<Long> SOON = List.of(1_000_000L, 1_000_000L);

    private EventLoop loop;
    private MailQueue mails;

    @BeforeEach
    void open() throws Exception {
        loop = new EventLoop("mails");
        mails = new MailQueue(loop, SOON);
        mails.expect(true);
    }

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void theDialogueIsKeepalivedsLineByLine() throws Exception {
        try (MailServer server = new MailServer(MailServer::willing)) {
            mails.send("VRRP Instance VI_1 - Entering MASTER state", "=> VRRP Instance is now owning VRRP VIPs <=");
            mails.use(post(server, STEP_NANOS));
            Await.until(loop, "the mail", () -> server.heard().contains("QUIT"));

            List<String> heard = server.heard();
            assertEquals(
                    List.of(
                            "HELO lb1.example",
                            "MAIL FROM:<ka@z.example>",
                            "RCPT TO:<a@x.example>",
                            "RCPT TO:<b@y.example>",
                            "DATA"),
                    heard.subList(0, 5));
            assertTrue(
                    heard.get(5).matches("Date: \\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d [+-]\\d{4}"),
                    heard.get(5));
            assertEquals(
                    List.of(
                            "From: ka@z.example",
                            "Subject: [LB1] VRRP Instance VI_1 - Entering MASTER state",
                            "X-Mailer: Keepalived",
                            "To: a@x.example,",
                            " \"Bob B.\" <b@y.example>",
                            "",
                            "=> VRRP Instance is now owning VRRP VIPs <=",
                            "",
                            ".",
                            "QUIT"),
                    heard.subList(6, heard.size()));
        }
    }

    @Test
    void oneRefusedRecipientEndsTheMailForGood() throws Exception {
        UnaryOperator<String> answers = line -> line.startsWith("RCPT TO:<b") ? "550 no" : MailServer.willing(line);
        try (MailServer server = new MailServer(answers)) {
            deliver(server, STEP_NANOS);
            Await.until(loop, "the end", () -> mails.settled());

            assertEquals(
                    List.of(
                            "HELO lb1.example",
                            "MAIL FROM:<ka@z.example>",
                            "RCPT TO:<a@x.example>",
                            "RCPT TO:<b@y.example>",
                            "QUIT"),
                    server.heard());
        }
    }

    @Test
    void aServerThatIsBusyIsAskedAgain() throws Exception {
        AtomicInteger greetings = new AtomicInteger();
        UnaryOperator<String> answers =
                line -> line.isEmpty() && greetings.incrementAndGet() == 1 ? "421 busy" : MailServer.willing(line);
        try (MailServer server = new MailServer(answers)) {
            deliver(server, STEP_NANOS);
            Await.until(loop, "the mail", () -> server.heard().contains("."));

            assertEquals("QUIT", server.heard().get(0));
        }
    }

    @Test
    void aServerThatSaysNothingIsGivenUpAfterSomeAttempts() throws Exception {
        try (MailServer server = new MailServer(line -> "")) {
            deliver(server, 200_000_000L);
            int attempts = SOON.size() + 1;
            Await.until(loop, "attempts", () -> Collections.frequency(server.heard(), "QUIT") == attempts);
            Await.until(loop, "the end", () -> mails.settled());

            assertEquals(Collections.nCopies(attempts, "QUIT"), server.heard());
        }
    }

    @Test
    void sameStateIsNotMailedTwiceAndFaultsOnlyWhereWanted() throws Exception {
        try (MailServer server = new MailServer(MailServer::willing)) {
            VrrpMails news = new VrrpMails(mails);
            news.faults(false);
            mails.use(post(server, STEP_NANOS));

            news.instance("VI_1", StateName.BACKUP, true);
            news.instance("VI_1", StateName.FAULT, true);
            news.instance("VI_1", StateName.BACKUP, true);
            news.group("G1", StateName.STOP, true);
            news.instance("VI_2", StateName.MASTER, false);
            Await.until(loop, "mails", () -> Collections.frequency(server.heard(), "QUIT") == 2);
            Await.until(loop, "the end", () -> mails.settled());

            assertEquals(
                    List.of(
                            "Subject: [LB1] VRRP Group G1 - Stopping",
                            "Subject: [LB1] VRRP Instance VI_1 - Entering BACKUP state"),
                    server.heard().stream()
                            .filter(line -> line.startsWith("Subject"))
                            .sorted()
                            .toList());
        }
    }

    @Test
    void subjectsAndBodiesHaveKeepalivedsLimits() {
        Letter letter = writer().write("s".repeat(600), "b".repeat(2_000), ZonedDateTime.now(ZoneId.systemDefault()));

        assertTrue(letter.text().endsWith("\r\n\r\n" + "b".repeat(511) + "\r\n\r\n"));
        assertTrue(letter.text().contains("Subject: [LB1] " + "s".repeat(249) + "\r\n"));
    }

    private void deliver(MailServer server, long stepNanos) {
        mails.use(post(server, stepNanos));
        mails.send("subject", "body");
    }

    private static MailQueue.Post post(MailServer server, long stepNanos) {
        return new MailQueue.Post(TcpTarget.of(InetAddress.getLoopbackAddress(), server.port()), stepNanos, writer());
    }

    private static LetterWriter writer() {
        List<String> recipients = List.of("a@x.example", "Bob B. <b@y.example>");
        return new LetterWriter("ka@z.example", recipients, "lb1.example", "LB1");
    }
}
