package org.carrel.identity;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.util.Optional;

/**
 * Amazon Corretto Crypto Provider, if the administrator put it into the server's library folder. It
 * signs some ten times as fast as the JDK. It is used by name and never put before the server's own
 * providers.
 *
 * @see <a href="https://github.com/corretto/amazon-corretto-crypto-provider">its project</a>
 */
final class NativeCrypto {
  private static final Logger LOG = System.getLogger(NativeCrypto.class.getName());
  private static final String NAME =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
  private static final Optional<Provider> PROVIDER = load();

  private NativeCrypto() {}

  static Optional<Provider> find() {
    return PROVIDER;
  }

  /** The pair as the provider's own keys, which it signs with 2.5 times as fast as with others. */
  static KeyPair own(Provider provider, KeyPair pair) {
    try {
      KeyFactory factory = KeyFactory.getInstance(pair.getPublic().getAlgorithm(), provider);
      return new KeyPair(
          (PublicKey) factory.translateKey(pair.getPublic()),
          (PrivateKey) factory.translateKey(pair.getPrivate()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key cannot be used by " + provider.getName(), e);
    }
  }

  private static Optional<Provider> load() {
    try {
      Class<?> type = Class.forName(NAME);
      Provider provider = (Provider) type.getField("INSTANCE").get(null);
      type.getMethod("assertHealthy").invoke(provider);
      LOG.log(Level.INFO, "Tokens are signed by {0}", provider.getName());
      return Optional.of(provider);
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException | LinkageError e) {
      LOG.log(Level.WARNING, "The native crypto provider cannot be used: " + e);
      return Optional.empty();
    }
  }
}
