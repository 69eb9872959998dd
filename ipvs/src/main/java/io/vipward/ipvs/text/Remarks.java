package io.vipward.ipvs.text;

import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.DestinationKey;
import io.vipward.ipvs.table.ServiceKey;
import java.util.List;
import java.util.Set;

/** What is known of a table beside what stands in it; each text is a few words, or empty. */
public interface Remarks {
    /** Nothing is. */
    Remarks NONE = new Remarks() {
        @Override
        public String of(ServiceKey service) {
            return "";
        }

        @Override
        public String of(ServiceKey service, Destination destination) {
            return "";
        }

        @Override
        public List<DestinationKey> missing(ServiceKey service, Set<DestinationKey> there) {
            return List.of();
        }

        @Override
        public String ofMissing(ServiceKey service, DestinationKey destination) {
            return "";
        }
    };

    String of(ServiceKey service);

    String of(ServiceKey service, Destination destination);

    /**
     * The destinations that a service may have and has not.
     *
     * @param there those that it has
     */
    List<DestinationKey> missing(ServiceKey service, Set<DestinationKey> there);

    /** Of one of {@link #missing}. */
    String ofMissing(ServiceKey service, DestinationKey destination);
}
