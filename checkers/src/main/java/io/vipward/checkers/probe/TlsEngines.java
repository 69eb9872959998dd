package io.vipward.checkers.probe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Makes the TLS engines of checkers. As with keepalived a server's certificate is not looked at: it may be out of date, of
 * another name, and signed by anybody. Immutable, any thread.
 */
public final class TlsEngines {
    private static final int HOST_NAME = 0;

    private final SSLContext context;

    private TlsEngines(SSLContext context) {
        this.context = context;
    }

    /** Engines that do not identify themselves. */
    public static TlsEngines anonymous() {
        return of(new KeyManager[0]);
    }

    /** Engines that identify themselves with a certificate. */
    static TlsEngines of(KeyManager... identity) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity, new TrustManager[] {new TrustsAll()}, new SecureRandom());
            return new TlsEngines(context);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has TLS", impossible);
        }
    }

    /** @param serverName what is sent as the server's name, whatever it looks like; null for nothing */
    SSLEngine engine(@Nullable String serverName) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        if (serverName != null && !serverName.isEmpty()) {
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setServerNames(List.of(new VerbatimName(serverName)));
            engine.setSSLParameters(parameters);
        }
        return engine;
    }

    /** A name with a port is sent with its port, which is no host name but what keepalived sends. */
    private static final class VerbatimName extends SNIServerName {
        VerbatimName(String name) {
            super(HOST_NAME, name.getBytes(StandardCharsets.UTF_8));
        }
    }
}
