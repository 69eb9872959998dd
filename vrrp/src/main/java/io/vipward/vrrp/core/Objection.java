package io.vipward.vrrp.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with an advert, or odd about it.
 *
 * @param counter what it is counted as, null if it is not
 * @param message null if nothing is said
 * @param details behind the instance's name
 */
record Objection(
        Complaint complaint,
        @Nullable Counter counter,
        @Nullable Message message,
        List<Object> details) {
    Objection {
        details = List.copyOf(details);
    }

    static Objection of(Complaint complaint, @Nullable Counter counter, Message message, Object... details) {
        return new Objection(complaint, counter, message, List.of(details));
    }

    /** Counted each time, logged once until the master or the state changes. */
    void raise(Draft draft) {
        if (counter != null) {
            draft.count(counter);
        }
        if (message != null && !draft.heard().complained().contains(complaint)) {
            if (message == Message.AH_WRONG_SPI) {
                draft.logAsWritten(new Notice(message, details));
            } else {
                draft.log(message, details.toArray());
            }
            draft.hear(draft.heard().complainedOf(complaint));
        }
    }
}
