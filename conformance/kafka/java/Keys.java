import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileInputStream;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** What keytool made but will not show. */
final class Keys {
  private Keys() {}

  static void register(Map<String, Bridge.Operation> operations) {
    operations.put("exportKey", Keys::exportKey);
  }

  /** The private key as PKCS #8 in PEM, once as it is and once under the keystore's password. */
  private static Object exportKey(Properties config, JsonNode args) throws Exception {
    char[] password = args.get("password").asText().toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (FileInputStream file = new FileInputStream(args.get("keystore").asText())) {
      store.load(file, password);
    }
    byte[] key = store.getKey(args.get("alias").asText(), password).getEncoded();
    return Map.of("plain", pem("PRIVATE KEY", key), "locked", pem("ENCRYPTED PRIVATE KEY", locked(key, password)));
  }

  /** By the older of the two schemes: Kafka's clients on Java 17 find no "PBES2", which openssl takes by default. */
  private static byte[] locked(byte[] key, char[] password) throws Exception {
    Cipher cipher = Cipher.getInstance("PBEWithSHA1AndDESede");
    cipher.init(Cipher.ENCRYPT_MODE, SecretKeyFactory.getInstance(cipher.getAlgorithm()).generateSecret(new PBEKeySpec(password)));
    byte[] encrypted = cipher.doFinal(key);
    return new EncryptedPrivateKeyInfo(cipher.getParameters(), encrypted).getEncoded();
  }

  private static String pem(String kind, byte[] bytes) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
  }
}
