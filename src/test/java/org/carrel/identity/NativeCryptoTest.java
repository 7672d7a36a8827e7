package org.carrel.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeCryptoTest {
  @ParameterizedTest
  @CsvSource({"RSA, 2048", "EC, 256", "EC, 384", "EC, 521"})
  void keysAreTranslatedOnce(String algorithm, int bits) throws Exception {
    Provider provider = NativeCrypto.find().orElseThrow();
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(bits);

    KeyPair own = NativeCrypto.own(provider, generator.generateKeyPair());

    KeyFactory factory = KeyFactory.getInstance(algorithm, provider);
    assertThat(factory.translateKey(own.getPrivate())).isSameAs(own.getPrivate());
    assertThat(factory.translateKey(own.getPublic())).isSameAs(own.getPublic());
  }

  @Test
  void isNotAmongTheServersProviders() {
    Provider provider = NativeCrypto.find().orElseThrow();

    assertThat(java.security.Security.getProvider(provider.getName())).isNull();
  }
}
