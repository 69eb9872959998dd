package io.vipward.ipvs.table;

/**
 * One request to the kernel, with why it is made. Changes of destinations carry the whole service, so that a log line or
 * an error can name it.
 */
public sealed interface Change {
    Service service();

    /** Why: what differs from what is wanted, for logs and status. */
    String reason();

    /** What is changed, for a log line or an error: {@code add destination [10.1.0.1]:80 to [10.9.0.100]:tcp:80}. */
    String text();

    /** A change of one destination. */
    sealed interface OfDestination extends Change {
        Destination destination();
    }

    record AddService(Service service, String reason) implements Change {
        @Override
        public String text() {
            return "add service " + service.key().text();
        }
    }

    record EditService(Service service, String reason) implements Change {
        @Override
        public String text() {
            return "edit service " + service.key().text();
        }
    }

    /** The kernel removes the service's destinations along with it. */
    record DeleteService(Service service, String reason) implements Change {
        @Override
        public String text() {
            return "delete service " + service.key().text();
        }
    }

    record AddDestination(Service service, Destination destination, String reason) implements OfDestination {
        @Override
        public String text() {
            return "add destination " + destination.key().text() + " to "
                    + service.key().text();
        }
    }

    record EditDestination(Service service, Destination destination, String reason) implements OfDestination {
        @Override
        public String text() {
            return "edit destination " + destination.key().text() + " of "
                    + service.key().text();
        }
    }

    record DeleteDestination(Service service, Destination destination, String reason) implements OfDestination {
        @Override
        public String text() {
            return "delete destination " + destination.key().text() + " from "
                    + service.key().text();
        }
    }
}
