package io.vipward.checkers.kernel;

import java.util.function.LongConsumer;

/** The part of an event loop that the engine needs; tests give it a clock of their own. On the loop's thread. */
interface Alarms {
    /** Monotonic nanoseconds of this turn. */
    long now();

    /** An alarm, not set. */
    Alarm alarm(String name, LongConsumer whenDue);

    /** One deadline; setting it again replaces it. */
    interface Alarm {
        void setAt(long deadlineNanos);

        void cancel();
    }
}
