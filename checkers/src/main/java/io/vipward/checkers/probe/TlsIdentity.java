package io.vipward.checkers.probe;

import io.vipward.parser.model.SslSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import org.jspecify.annotations.Nullable;

/** Reads what the {@code SSL} block names. Reads files: not for a loop's thread. */
public final class TlsIdentity {
    private TlsIdentity() {}

    /** A file of the {@code SSL} block that cannot be used; the message is keepalived's line and why. */
    public static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1;

        UnusableException(String what, @Nullable String file, Exception cause) {
            super("SSL error : Cant load " + what + " file... " + file + ": " + cause.getMessage(), cause);
        }
    }

    /**
     * The engines of checkers.
     *
     * @param settings null for engines that do not identify themselves
     * @throws UnusableException if a file is missing, damaged or of another key
     */
    public static TlsEngines engines(@Nullable SslSettings settings) throws UnusableException {
        if (settings == null) {
            return TlsEngines.anonymous();
        }
        X509Certificate @Nullable [] chain = null;
        if (settings.certificate() != null) {
            chain = certificates("certificate", settings.certificate());
        }
        if (settings.certificateAuthority() != null) {
            // Read only to say that it is there: a server's certificate is not looked at.
            certificates("CA", settings.certificateAuthority());
        }
        String file = settings.key();
        if (file == null || chain == null) {
            return TlsEngines.anonymous();
        }
        try {
            PrivateKey key = PemFiles.key(Path.of(file), chain[0].getPublicKey().getAlgorithm(), settings.password());
            return engines(chain, key);
        } catch (IOException | GeneralSecurityException unusable) {
            throw new UnusableException("key", file, unusable);
        }
    }

    private static X509Certificate[] certificates(String what, String file) throws UnusableException {
        try {
            return PemFiles.certificates(Path.of(file));
        } catch (IOException | GeneralSecurityException unusable) {
            throw new UnusableException(what, file, unusable);
        }
    }

    private static TlsEngines engines(X509Certificate[] chain, PrivateKey key)
            throws IOException, GeneralSecurityException {
        KeyPairs.mustMatch(chain[0].getPublicKey(), key);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        char[] none = new char[0];
        store.setKeyEntry("client", key, none, chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, none);
        return TlsEngines.of(factory.getKeyManagers());
    }
}
