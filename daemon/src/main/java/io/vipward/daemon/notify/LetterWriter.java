package io.vipward.daemon.notify;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes mails byte for byte as keepalived 2.4.3 does, with its limits for subject and body. Its limit of 1,023 bytes for the
 * whole is not kept: with many recipients it cuts the text off.
 *
 * @param sender {@code notification_email_from}
 * @param recipients {@code notification_email}, each an address or {@code Name <address>}
 * @param hello the name in HELO
 * @param router in the subject
 */
record LetterWriter(String sender, List<String> recipients, String hello, String router) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
    private static final int SUBJECT_CHARACTERS = 255;
    private static final int BODY_CHARACTERS = 511;

    /** In the name of an address these need quotes (RFC 5322, section 3.2.3). */
    private static final String SPECIAL = "()<>[]:;@\\,.";

    LetterWriter {
        recipients = List.copyOf(recipients);
    }

    Letter write(String subject, String body, ZonedDateTime time) {
        List<String> shown = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        for (String recipient : recipients) {
            shown.add(shown(recipient));
            addresses.add(address(recipient));
        }
        String text = "Date: " + DATE.format(time)
                + "\r\nFrom: " + shown(sender)
                + "\r\nSubject: " + cut("[" + router + "] " + subject, SUBJECT_CHARACTERS)
                + "\r\nX-Mailer: Keepalived"
                + "\r\nTo: " + String.join(",\r\n ", shown)
                + "\r\n\r\n" + cut(body, BODY_CHARACTERS);
        return new Letter(hello, address(sender), addresses, text + "\r\n\r\n");
    }

    private static String cut(String text, int characters) {
        return text.length() <= characters ? text : text.substring(0, characters);
    }

    /** The address alone, for the envelope. */
    static String address(String recipient) {
        int open = recipient.lastIndexOf('<');
        int close = recipient.indexOf('>', open + 1);
        return open < 0 || close < 0 ? recipient : recipient.substring(open + 1, close);
    }

    /** With the name quoted where it has to be, for the header. */
    static String shown(String recipient) {
        int open = recipient.lastIndexOf('<');
        if (open <= 0 || recipient.indexOf('>', open) < 0) {
            return recipient;
        }
        String name = recipient.substring(0, open).strip();
        boolean special = name.chars().anyMatch(each -> SPECIAL.indexOf(each) >= 0);
        if (name.isEmpty() || name.startsWith("\"") || !special) {
            return recipient;
        }
        return "\"" + name + "\" " + recipient.substring(open);
    }
}
