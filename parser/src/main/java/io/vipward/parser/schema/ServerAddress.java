package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * {@code ADDRESS [PORT]}.
 *
 * @param port 0 where none was written, or only zeros
 */
public record ServerAddress(InetAddress address, int port) {
    static final Form<ServerAddress> FORM = new SimpleForm<>("ADDRESS [PORT]", 1, Remark.IGNORED, ServerAddress::read);
    static final Form<SmtpServer> SMTP = new SimpleForm<>("HOST [PORT]", 1, Remark.PORT, ServerAddress::smtp);
    private static final NumberForm PORT = NumberForm.lenient(1, 65_535);
    private static final int SMTP_PORT = 25;

    /** A mail server: an address or a name. */
    public record SmtpServer(String host, int port) {}

    public boolean isV6() {
        return IpText.isV6(address);
    }

    /** As keepalived writes it in its own messages. */
    @Override
    public String toString() {
        return "[" + address.getHostAddress() + "]:" + port;
    }

    static @Nullable ServerAddress read(Arguments arguments) {
        Word word = arguments.next();
        InetAddress address = IpText.parse(word.text());
        if (address == null) {
            arguments.report(
                    DiagnosticCode.INVALID_ADDRESS,
                    word,
                    word + " is not an IP address; this " + arguments.keyword() + " is ignored",
                    advice(word.text()));
            return null;
        }
        Long port = port(arguments);
        return port == null ? null : new ServerAddress(address, port.intValue());
    }

    static @Nullable Long port(Arguments arguments) {
        Word word = arguments.peek();
        if (word == null || isAllZeros(word.text())) {
            return 0L;
        }
        return PORT.read(word, arguments);
    }

    private static boolean isAllZeros(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == '0') {
            at++;
        }
        return at > 0 && at == text.length();
    }

    private static Advice advice(String text) {
        boolean hasPort = text.indexOf(':') > 0 && text.indexOf(':') == text.lastIndexOf(':');
        if (hasPort) {
            return Advice.help("write the port as a word of its own");
        }
        return text.startsWith("[") ? Advice.help("write the address without brackets") : Advice.NONE;
    }

    private static @Nullable SmtpServer smtp(Arguments arguments) {
        String host = arguments.next().text();
        if (!arguments.hasNext()) {
            return new SmtpServer(host, SMTP_PORT);
        }
        Long port = PORT.read(arguments.next(), arguments);
        return port == null ? null : new SmtpServer(host, port.intValue());
    }
}
