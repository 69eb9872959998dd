package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * {@code neighbor_ip}.
 *
 * @param address null where what was written, and reported, is none
 */
public record BfdNeighbor(@Nullable InetAddress address) {
    static final Form<BfdNeighbor> FORM = new SimpleForm<>("ADDRESS", 0, Remark.IGNORED, BfdNeighbor::read);

    private static BfdNeighbor read(Arguments arguments) {
        if (!arguments.hasNext()) {
            arguments.report(
                    DiagnosticCode.MISSING_ARGUMENT,
                    arguments.statement().keyword(),
                    arguments.keyword() + " needs an address; the bfd_instance is ignored",
                    Advice.keepalived("crashes"));
            return new BfdNeighbor(null);
        }
        return new BfdNeighbor(AddressForm.ANY.read(arguments));
    }
}
