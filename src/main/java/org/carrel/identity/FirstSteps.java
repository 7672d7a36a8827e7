package org.carrel.identity;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.carrel.config.Ready;
import org.carrel.config.Settings;
import org.carrel.config.Transactions;

/**
 * At start: the secrets of tokens are made if they are missing, and the way to the claim is shown.
 */
@Singleton
final class FirstSteps {
  private static final Logger LOG = System.getLogger(FirstSteps.class.getName());

  private final AccessTokens accessTokens;
  private final RefreshTokens refreshTokens;
  private final AccountRows accounts;
  private final SetupTokens setupTokens;
  private final Transactions transactions;
  private final boolean authentication;

  @Inject
  FirstSteps(
      AccessTokens accessTokens,
      RefreshTokens refreshTokens,
      AccountRows accounts,
      SetupTokens setupTokens,
      Transactions transactions,
      Settings settings) {
    this.accessTokens = accessTokens;
    this.refreshTokens = refreshTokens;
    this.accounts = accounts;
    this.setupTokens = setupTokens;
    this.transactions = transactions;
    this.authentication = settings.authentication();
  }

  void take(@Observes Ready ready) {
    accessTokens.prepare();
    refreshTokens.prepare();
    transactions
        .callApart(this::setupToken)
        .ifPresent(
            token ->
                LOG.log(
                    Level.INFO,
                    "Carrel has no owner yet. Claiming it from another machine needs this setup"
                        + " token: "
                        + token));
    if (!authentication) {
      LOG.log(
          Level.WARNING,
          "carrel.authentication is off: whoever reaches this server reads every library");
    }
  }

  private Optional<String> setupToken() {
    return accounts.claimed() ? Optional.empty() : Optional.of(setupTokens.issue());
  }
}
