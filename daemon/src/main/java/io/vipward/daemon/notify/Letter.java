package io.vipward.daemon.notify;

import java.util.List;

/**
 * A mail as it goes over the wire. Immutable, any thread.
 *
 * @param hello the name in HELO
 * @param from envelope
 * @param recipients envelope
 * @param text header and body, ended by an empty line, without the final dot
 */
record Letter(String hello, String from, List<String> recipients, String text) {
    Letter {
        recipients = List.copyOf(recipients);
    }
}
