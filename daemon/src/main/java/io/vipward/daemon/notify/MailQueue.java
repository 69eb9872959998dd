package io.vipward.daemon.notify;

import io.vipward.netlink.inet.TcpStream;
import io.vipward.netlink.inet.TcpTarget;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Timer;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails on their way: some at a time, the others wait; what a relay does not take now is tried again. keepalived opens a
 * connection for each at once and tries once. On the loop's thread.
 */
final class MailQueue {
    /** How many wait at most, those that are tried again included. */
    static final int CAPACITY = 1_000;

    /** How many are handed over at once. */
    static final int PARALLEL = 8;

    /** How long to wait before each further attempt. */
    private static final List<Long> AGAIN_NANOS = List.of(10_000_000_000L, 60_000_000_000L, 300_000_000_000L);

    private static final Logger LOG = LoggerFactory.getLogger(MailQueue.class);

    private final EventLoop loop;
    private final TcpStream.Scratch scratch = new TcpStream.Scratch();
    private final List<Long> againNanos;
    private final Deque<Mail> waiting = new ArrayDeque<>();
    private @Nullable Post post;
    private boolean wanted;
    private int active;
    private int later;
    private long dropped;

    /**
     * Where mails go.
     *
     * @param timeoutNanos for each step of a dialogue
     */
    record Post(TcpTarget relay, long timeoutNanos, LetterWriter writer) {}

    /** What is to be told, and when it happened. */
    private static final class Mail {
        private final String subject;
        private final String body;
        private final ZonedDateTime time = ZonedDateTime.now(ZoneId.systemDefault());
        private int attempts;

        Mail(String subject, String body) {
            this.subject = subject;
            this.body = body;
        }
    }

    MailQueue(EventLoop loop) {
        this(loop, AGAIN_NANOS);
    }

    MailQueue(EventLoop loop, List<Long> againNanos) {
        this.loop = loop;
        this.againNanos = againNanos;
    }

    /** Mails are wanted, but it is not known yet where they go: they wait. False: there are none. */
    void expect(boolean mails) {
        wanted = mails;
        post = null;
        if (!mails) {
            waiting.clear();
        }
    }

    /** It is known where they go. */
    void use(Post where) {
        post = where;
        advance();
    }

    void send(String subject, String body) {
        if (!wanted) {
            return;
        }
        if (waiting.size() + later >= CAPACITY) {
            if (dropped++ == 0) {
                LOG.warn("More than {} mails wait, further ones are dropped", CAPACITY);
            }
            return;
        }
        waiting.add(new Mail(subject, body));
        advance();
    }

    /** Whether nothing is on its way; what is to be tried again does not count. */
    boolean settled() {
        return active == 0 && (waiting.isEmpty() || post == null);
    }

    private void advance() {
        Post where = post;
        while (where != null && active < PARALLEL && !waiting.isEmpty()) {
            Mail mail = waiting.remove();
            active++;
            mail.attempts++;
            Letter letter = where.writer().write(mail.subject, mail.body, mail.time);
            SmtpDialogue.start(
                    loop, scratch, where.relay(), where.timeoutNanos(), letter, outcome -> ended(mail, outcome));
        }
        if (waiting.isEmpty() && dropped > 0) {
            LOG.warn("{} mails were dropped", dropped);
            dropped = 0;
        }
    }

    private void ended(Mail mail, SmtpDialogue.Outcome outcome) {
        active--;
        switch (outcome) {
            case SENT -> {}
            case REFUSED -> LOG.warn("Mail \"{}\" was refused and is given up", mail.subject);
            case TRY_AGAIN -> tryAgain(mail);
        }
        advance();
    }

    private void tryAgain(Mail mail) {
        if (mail.attempts > againNanos.size()) {
            LOG.warn("Mail \"{}\" is given up after {} attempts", mail.subject, mail.attempts);
            return;
        }
        later++;
        Timer again = loop.timer("mail again", now -> {
            later--;
            waiting.add(mail);
            advance();
        });
        again.armAt(loop.now() + againNanos.get(mail.attempts - 1));
    }
}
