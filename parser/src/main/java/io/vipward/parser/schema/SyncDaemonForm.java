package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.LvsSettings.SyncDaemon;
import io.vipward.parser.model.LvsSettings.SyncTransport;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code lvs_sync_daemon}: an interface with options, or in the old form an interface, an instance and a number. */
enum SyncDaemonForm implements Form<SyncDaemon> {
    OPTIONS;

    private static final int INTERFACE_NAME_CHARACTERS = 15;
    private static final List<String> NAMES = List.of("inst", "id", "maxlen", "port", "ttl", "group");

    @Override
    public String syntax() {
        return "IF [inst INSTANCE] [id 0..255] [maxlen 1..65507] [port 1..65535] [ttl 1..255] [group ADDRESS]";
    }

    @Override
    public int required() {
        return 1;
    }

    @Override
    public Remark remark() {
        return Remark.UNKNOWN_OPTIONS;
    }

    @Override
    public @Nullable SyncDaemon read(Arguments arguments) {
        Word interfaceName = arguments.next();
        if (interfaceName.text().length() > INTERFACE_NAME_CHARACTERS) {
            arguments.report(
                    DiagnosticCode.INVALID_INTERFACE,
                    interfaceName,
                    "the interface name " + interfaceName
                            + " is longer than 15 characters; lvs_sync_daemon is ignored");
            return null;
        }
        Options options = new Options(arguments);
        options.oldForm();
        while (arguments.hasNext()) {
            options.next();
        }
        return new SyncDaemon(
                interfaceName.text(),
                options.instance,
                options.id,
                new SyncTransport(options.most, options.port, options.hops, options.group));
    }

    /** What was read of one line. */
    private static final class Options {
        private final Arguments arguments;
        private @Nullable String instance;
        private @Nullable Integer id;
        private int most;
        private int port;
        private int hops;
        private @Nullable InetAddress group;

        Options(Arguments arguments) {
            this.arguments = arguments;
        }

        void oldForm() {
            Word word = arguments.peek();
            if (word == null || NAMES.contains(word.text())) {
                return;
            }
            instance = arguments.next().text();
            Word number = arguments.peek();
            if (number != null && !NAMES.contains(number.text())) {
                id = number(0, 255, arguments.next(), null);
                if (id != null) {
                    arguments.report(
                            DiagnosticCode.DEPRECATED,
                            number,
                            "a number alone is the old form of lvs_sync_daemon",
                            Advice.help("write id " + number));
                }
            }
        }

        void next() {
            Word option = arguments.next();
            Word value = arguments.peek();
            if (!NAMES.contains(option.text())) {
                arguments.report(
                        DiagnosticCode.INVALID_OPTION,
                        option,
                        option + " is not an option of lvs_sync_daemon, and is ignored",
                        Advice.help("the options are " + String.join(", ", NAMES)));
            } else if (value == null) {
                boolean vital = option.text().equals("inst");
                arguments.report(
                        vital ? DiagnosticCode.MISSING_MANDATORY_ARGUMENT : DiagnosticCode.MISSING_ARGUMENT,
                        option,
                        option + " of lvs_sync_daemon needs a value");
            } else {
                option(option, arguments.next());
            }
        }

        private void option(Word option, Word value) {
            switch (option.text()) {
                case "inst" -> instance(value);
                case "id" -> id = number(0, 255, value, id);
                case "maxlen" -> most = orZero(number(1, 65_507, value, most));
                case "port" -> port = orZero(number(1, 65_535, value, port));
                case "ttl" -> hops = orZero(number(1, 255, value, hops));
                default -> group(value);
            }
        }

        private void instance(Word value) {
            if (instance == null) {
                instance = value.text();
            } else {
                arguments.report(
                        DiagnosticCode.DUPLICATE,
                        value,
                        "lvs_sync_daemon already follows " + instance + "; " + value + " is ignored");
            }
        }

        private void group(Word value) {
            InetAddress address = IpText.parse(value.text());
            if (address != null && address.isMulticastAddress()) {
                group = address;
            } else {
                arguments.report(
                        DiagnosticCode.INVALID_ADDRESS,
                        value,
                        value + " is not a multicast address; the group of lvs_sync_daemon is ignored");
            }
        }

        private @Nullable Integer number(long least, long largest, Word value, @Nullable Integer otherwise) {
            Long number = NumberForm.strict(least, largest).read(value, arguments);
            return number == null ? otherwise : Integer.valueOf(number.intValue());
        }

        private static int orZero(@Nullable Integer number) {
            return number == null ? 0 : number;
        }
    }
}
