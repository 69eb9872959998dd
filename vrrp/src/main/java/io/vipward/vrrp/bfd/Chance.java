package io.vipward.vrrp.bfd;

/** What must not be foreseen by others; a test gives what it likes. */
public interface Chance {
    /** A number from 0 to the limit, that included, each as likely. */
    long upTo(long limit);

    /** A discriminator, not 0, that no session of this system has. */
    int discriminator();
}
