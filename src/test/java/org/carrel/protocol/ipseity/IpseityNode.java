package org.carrel.protocol.ipseity;

import java.util.HashMap;
import java.util.Map;
import org.carrel.config.Ready;
import org.carrel.identity.Caller;
import org.carrel.identity.Node;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;

/** One server's ipseity room over a real identity, wired as the container does. */
final class IpseityNode {
  final Node identity;
  final SetClock clock;
  final TokenKeys keys;
  final Tokens tokens;
  final Bearers bearers;
  final Logins logins;
  final IpseityTokens elsewhere;

  IpseityNode(TestDatabase database, SetClock clock, Map<String, String> configured) {
    this.clock = clock;
    this.identity = new Node(database, clock, configured);
    this.keys = new TokenKeys(identity.settings, identity.signingKeys, identity.ring);
    keys.prepare(new Ready(""));
    this.tokens = new Tokens(keys, identity.settings, clock);
    this.bearers = new Bearers(tokens, identity.callers);
    this.logins =
        new Logins(
            identity.authentication,
            identity.accounts,
            identity.callers,
            identity.revokedTokens,
            tokens);
    this.elsewhere = new IpseityTokens(bearers, keys);
  }

  static Map<String, String> algorithm(String name, String... more) {
    Map<String, String> configured = new HashMap<>(Map.of("IPSEITY_ALGO", name));
    for (int i = 0; i < more.length; i += 2) {
      configured.put(more[i], more[i + 1]);
    }
    return configured;
  }

  String signIn(Caller caller) {
    return logins.byPassword(caller.username(), Node.SECRET, Node.HERE);
  }
}
