package io.vipward.daemon.notify;

import io.vipward.checkers.probe.SmtpReply;
import io.vipward.netlink.inet.ConnectResult;
import io.vipward.netlink.inet.StreamHandler;
import io.vipward.netlink.inet.TcpConnection;
import io.vipward.netlink.inet.TcpStream;
import io.vipward.netlink.inet.TcpTarget;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Timer;
import io.vipward.netlink.wire.AddressText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands one mail to a relay: HELO, MAIL, RCPT for each, DATA, QUIT (RFC 5321), as keepalived does; every step has the same
 * time. On the loop's thread.
 */
final class SmtpDialogue implements StreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpDialogue.class);
    private static final int TEMPORARY = 4;

    private final EventLoop loop;
    private final Letter letter;
    private final long timeoutNanos;
    private final String server;
    private final TcpStream.Scratch scratch;
    private final Consumer<Outcome> whenDone;
    private final Timer timer;
    private final SmtpReply reply = new SmtpReply();
    private @Nullable TcpConnection connecting;
    private @Nullable TcpStream stream;
    private Step step = Step.GREETING;
    private Outcome outcome = Outcome.TRY_AGAIN;
    private int recipient;
    private boolean done;

    /** What came of it. */
    enum Outcome {
        SENT,
        /** The relay may take it later. */
        TRY_AGAIN,
        REFUSED
    }

    /** What is answered, with the only good code and keepalived's word for it. */
    private enum Step {
        GREETING(220, "(E)SMTP"),
        HELO(250, "HELO"),
        MAIL(250, "MAIL"),
        RCPT(250, "RCPT"),
        DATA(354, "DATA"),
        BODY(250, "BODY"),
        QUIT(221, "QUIT");

        private final int good;
        private final String word;

        Step(int good, String word) {
            this.good = good;
            this.word = word;
        }
    }

    private SmtpDialogue(
            EventLoop loop,
            TcpStream.Scratch scratch,
            TcpTarget relay,
            long timeoutNanos,
            Letter letter,
            Consumer<Outcome> whenDone) {
        this.loop = loop;
        this.scratch = scratch;
        this.letter = letter;
        this.timeoutNanos = timeoutNanos;
        this.server = "[" + AddressText.of(relay.address()) + "]:" + relay.port();
        this.whenDone = whenDone;
        this.timer = loop.timer("mail", now -> outOfTime());
    }

    /**
     * Starts.
     *
     * @param timeoutNanos for each step
     * @param whenDone called once, later
     */
    static void start(
            EventLoop loop,
            TcpStream.Scratch scratch,
            TcpTarget relay,
            long timeoutNanos,
            Letter letter,
            Consumer<Outcome> whenDone) {
        SmtpDialogue dialogue = new SmtpDialogue(loop, scratch, relay, timeoutNanos, letter, whenDone);
        dialogue.connecting = TcpConnection.start(loop, relay, timeoutNanos, dialogue::onConnect);
    }

    private void onConnect(ConnectResult result) {
        TcpConnection connection = connecting;
        connecting = null;
        if (result instanceof ConnectResult.TimedOut) {
            end("Timeout opening connection to remote SMTP server " + server + ".");
        } else if (result instanceof ConnectResult.Refused refused) {
            end("SMTP connection ERROR to " + server + ": " + refused.errno().text() + ".");
        } else if (result instanceof ConnectResult.Unable unable) {
            end("SMTP connection ERROR to " + server + ": " + unable.step() + ", "
                    + unable.errno().text() + ".");
        } else if (connection != null) {
            talk(connection.release());
        }
    }

    private void talk(int fd) {
        LOG.debug("Remote SMTP server {} connected.", server);
        try {
            stream = new TcpStream(loop, fd, scratch, this);
            await();
        } catch (SystemCallException refused) {
            end("SMTP connection ERROR to " + server + ": " + refused.getMessage() + ".");
        }
    }

    private void await() {
        timer.armAt(loop.now() + timeoutNanos);
    }

    @Override
    public void onBytes(ByteBuffer bytes) {
        SmtpReply.Progress progress = reply.take(bytes);
        if (progress == SmtpReply.Progress.COMPLETE) {
            answered(reply.code());
        } else if (progress == SmtpReply.Progress.MALFORMED) {
            answered(0);
        }
    }

    private void answered(int code) {
        reply.restart();
        if (code != step.good) {
            LOG.info("Error processing {} cmd on SMTP server {}. SMTP status code = {}", step.word, server, code);
            if (step != Step.QUIT) {
                outcome = code / 100 == TEMPORARY || code == 0 ? Outcome.TRY_AGAIN : Outcome.REFUSED;
                quit();
                return;
            }
        }
        switch (step) {
            case GREETING -> send(Step.HELO, "HELO " + letter.hello());
            case HELO -> send(Step.MAIL, "MAIL FROM:<" + letter.from() + ">");
            case MAIL, RCPT -> nextRecipient();
            case DATA -> send(Step.BODY, letter.text() + ".");
            case BODY -> {
                LOG.debug("SMTP alert successfully sent.");
                outcome = Outcome.SENT;
                quit();
            }
            case QUIT -> finish();
        }
    }

    private void nextRecipient() {
        if (recipient < letter.recipients().size()) {
            send(Step.RCPT, "RCPT TO:<" + letter.recipients().get(recipient++) + ">");
        } else {
            send(Step.DATA, "DATA");
        }
    }

    private void quit() {
        send(Step.QUIT, "QUIT");
    }

    private void send(Step next, String line) {
        step = next;
        await();
        if (stream != null) {
            stream.send(StandardCharsets.UTF_8.encode(line + "\r\n"));
        }
    }

    private void outOfTime() {
        LOG.info("Timeout reading data to remote SMTP server {}.", server);
        if (step == Step.QUIT) {
            finish();
        } else {
            quit();
        }
    }

    @Override
    public void onEnd() {
        if (step == Step.QUIT) {
            finish();
        } else {
            end("Remote SMTP server " + server + " has closed the connection.");
        }
    }

    @Override
    public void onError(Errno errno, boolean writing) {
        end((writing ? "Cannot send data to remote SMTP server " : "Error reading data from remote SMTP server ")
                + server + ".");
    }

    private void end(String why) {
        LOG.info("{}", why);
        finish();
    }

    private void finish() {
        if (done) {
            return;
        }
        done = true;
        timer.cancel();
        if (stream != null) {
            stream.close();
        }
        whenDone.accept(outcome);
    }
}
