package io.vipward.vrrp.interoperation;

import java.util.List;

/** A VRRP router on one node, whoever wrote it. One thread. */
interface Router {
    Voice log();

    /** Starts it with a configuration in keepalived's language; also after its end. */
    void start(String configuration) throws Exception;

    /** Goes over to another configuration; returns when it has. */
    void reload(String configuration) throws Exception;

    /** Lets the track script {@code chk} succeed or fail from now on. */
    void script(boolean succeeds) throws Exception;

    /** What SIGTERM does; may return before the end. */
    void terminate() throws Exception;

    /** What SIGKILL does: it says and removes nothing. */
    void kill() throws Exception;

    /** What it remarked about the other's packets; empty between routers that understand each other. */
    List<String> complaints() throws Exception;
}
