package io.vipward.checkers.probe;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Certificates and keys in files of the PEM form (RFC 7468). Keys are those of PKCS #8, plain or encrypted, and the older RSA
 * form of PKCS #1. Reads files: not for a loop's thread.
 */
final class PemFiles {
    private static final long LONGEST_FILE_BYTES = 1 << 20;
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

    /** SEQUENCE { INTEGER 0, SEQUENCE { OID rsaEncryption, NULL }, OCTET STRING } without lengths (RFC 5208). */
    private static final byte[] RSA_HEAD = {
        0x02,
        0x01,
        0x00,
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };

    private PemFiles() {}

    /** All certificates of a file, in its order, at least one. */
    static X509Certificate[] certificates(Path file) throws IOException, GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        for (byte[] block : blocks(file, "CERTIFICATE")) {
            certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block)));
        }
        if (certificates.isEmpty()) {
            throw new IOException("there is no certificate in " + file);
        }
        return certificates.toArray(X509Certificate[]::new);
    }

    /** @param password of an encrypted key, null for none */
    static PrivateKey key(Path file, String algorithm, @Nullable String password)
            throws IOException, GeneralSecurityException {
        for (byte[] block : blocks(file, "PRIVATE KEY")) {
            return key(block, algorithm);
        }
        for (byte[] block : blocks(file, "RSA PRIVATE KEY")) {
            return key(inPkcs8(block), "RSA");
        }
        for (byte[] block : blocks(file, "ENCRYPTED PRIVATE KEY")) {
            return key(decrypt(block, password), algorithm);
        }
        throw new IOException("there is no key of PKCS #8 in " + file + ": convert it with openssl pkcs8 -topk8");
    }

    private static PrivateKey key(byte[] encoded, String algorithm) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static byte[] decrypt(byte[] encoded, @Nullable String password)
            throws IOException, GeneralSecurityException {
        if (password == null) {
            throw new IOException("the key is encrypted and there is no password");
        }
        EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(encoded);
        // The name of a PBES2 scheme stands in its parameters.
        String scheme = info.getAlgParameters() == null
                ? info.getAlgName()
                : info.getAlgParameters().toString();
        SecretKeyFactory factory = SecretKeyFactory.getInstance(scheme);
        Cipher cipher = Cipher.getInstance(scheme);
        cipher.init(
                Cipher.DECRYPT_MODE,
                factory.generateSecret(new PBEKeySpec(password.toCharArray())),
                info.getAlgParameters());
        return info.getKeySpec(cipher).getEncoded();
    }

    private static List<byte[]> blocks(Path file, String label) throws IOException {
        if (Files.size(file) > LONGEST_FILE_BYTES) {
            throw new IOException(file + " is longer than " + LONGEST_FILE_BYTES + " bytes");
        }
        List<byte[]> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            if (matcher.group(1).equals(label)) {
                try {
                    blocks.add(Base64.getMimeDecoder().decode(matcher.group(2)));
                } catch (IllegalArgumentException invalid) {
                    throw new IOException(file + " has a damaged block", invalid);
                }
            }
        }
        return blocks;
    }

    private static byte[] inPkcs8(byte[] rsa) {
        byte[] key = element(0x04, rsa);
        byte[] body = new byte[RSA_HEAD.length + key.length];
        System.arraycopy(RSA_HEAD, 0, body, 0, RSA_HEAD.length);
        System.arraycopy(key, 0, body, RSA_HEAD.length, key.length);
        return element(0x30, body);
    }

    /** A value of DER with two bytes of length, which all keys need. */
    private static byte[] element(int tag, byte[] content) {
        byte[] element = new byte[content.length + 4];
        element[0] = (byte) tag;
        element[1] = (byte) 0x82;
        element[2] = (byte) (content.length >> 8);
        element[3] = (byte) content.length;
        System.arraycopy(content, 0, element, 4, content.length);
        return element;
    }
}
