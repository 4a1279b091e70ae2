package io.fivefifty.dns.dkim;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The value of {@code p=}: how long a key it holds. Null is the answer where it holds none. */
final class KeyData {

  private static final int ED25519_BYTES = 32;

  /**
   * DER of the algorithm that stands before an RSA key: rsaEncryption, no parameters (RFC 3279).
   */
  private static final byte[] RSA_ALGORITHM =
      HexFormat.of().parseHex("300d06092a864886f70d0101010500");

  private static final int SEQUENCE = 0x30;
  private static final int BIT_STRING = 0x03;

  private KeyData() {}

  /**
   * RFC 6376 section 3.6.1 has the bare key of RFC 8017, what everyone publishes has the algorithm
   * around it; verifiers read both (RFC 6376 erratum 3017). Java reads no key of less than 512
   * bits, so that one counts as none.
   */
  static @Nullable Integer rsaBits(String base64) {
    byte[] der = decoded(base64);
    if (der == null) {
      return null;
    }
    Integer bits = bitsOfPublicKeyInfo(der);
    return bits == null ? bitsOfPublicKeyInfo(withAlgorithm(der)) : bits;
  }

  /** The bare key and nothing around it (RFC 8463 section 4.2). */
  static @Nullable Integer ed25519Bits(String base64) {
    byte[] key = decoded(base64);
    return key != null && key.length == ED25519_BYTES ? ED25519_BYTES * Byte.SIZE : null;
  }

  private static byte @Nullable [] decoded(String base64) {
    StringBuilder unfolded = new StringBuilder(base64.length());
    for (int i = 0; i < base64.length(); i++) {
      char c = base64.charAt(i);
      if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
        unfolded.append(c);
      }
    }
    try {
      return Base64.getDecoder().decode(unfolded.toString());
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  private static @Nullable Integer bitsOfPublicKeyInfo(byte[] der) {
    try {
      RSAPublicKey key =
          (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
      return key.getModulus().bitLength();
    } catch (NoSuchAlgorithmException everyJavaHasRsa) {
      throw new IllegalStateException("This Java cannot read RSA keys", everyJavaHasRsa);
    } catch (GeneralSecurityException notSuchAKey) {
      return null;
    }
  }

  private static byte[] withAlgorithm(byte[] rsaPublicKey) {
    byte[] bits = new byte[rsaPublicKey.length + 1];
    // A bit string starts with the number of unused bits: none.
    System.arraycopy(rsaPublicKey, 0, bits, 1, rsaPublicKey.length);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(RSA_ALGORITHM);
    content.writeBytes(tagged(BIT_STRING, bits));
    return tagged(SEQUENCE, content.toByteArray());
  }

  private static byte[] tagged(int tag, byte[] content) {
    ByteArrayOutputStream der = new ByteArrayOutputStream(content.length + 6);
    der.write(tag);
    int length = content.length;
    if (length < 0x80) {
      der.write(length);
    } else {
      // DER wants the shortest form (X.690 section 10.1).
      int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / Byte.SIZE;
      der.write(0x80 | bytes);
      for (int i = bytes - 1; i >= 0; i--) {
        der.write(length >>> (i * Byte.SIZE));
      }
    }
    der.writeBytes(content);
    return der.toByteArray();
  }
}
