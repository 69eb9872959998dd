package io.vipward.checkers.probe;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** Whether two keys belong together. Any thread. */
final class KeyPairs {
    private static final byte[] SAMPLE = {1, 2, 3, 4};

    private KeyPairs() {}

    /**
     * Tries them on each other.
     *
     * @throws InvalidKeyException if what one signs the other does not recognize
     */
    static void mustMatch(PublicKey certified, PrivateKey key) throws GeneralSecurityException {
        String algorithm = switch (certified.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            case "DSA" -> "SHA256withDSA";
            default -> certified.getAlgorithm();
        };
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(SAMPLE);
        byte[] signed = signature.sign();
        signature.initVerify(certified);
        signature.update(SAMPLE);
        if (!signature.verify(signed)) {
            throw new InvalidKeyException("it is the key of another certificate");
        }
    }
}
