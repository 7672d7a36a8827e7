package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.IntStream;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Input;
import org.carrel.identity.Account;
import org.carrel.identity.Accounts;
import org.carrel.identity.ContentRule;

/** Which books an account does not see by what they are marked with. */
@Singleton
final class ContentRules extends CoreSchema {
  private static final int MOST_RULES = 100;

  private final Accounts accounts;

  @Inject
  ContentRules(Accounts accounts) {
    super("content-rules.graphqls");
    this.accounts = accounts;
  }

  @Override
  public void wire(Fields fields) {
    fields.mutation("setUserContentAccessRules", this::set);
    fields.of("User", Account.class).plain("contentAccessRules", ContentRules::of);
    fields
        .of("ContentAccessRule", Numbered.class)
        .plain("id", Numbered::number)
        .plain("dimension", one -> one.rule().dimension())
        .plain("mode", one -> one.rule().mode())
        .plain("values", one -> one.rule().values())
        .plain("restrictOnUnset", one -> one.rule().unsetHidden());
  }

  /** Clients tell rules apart by a number, also of two accounts. */
  private record Numbered(long number, ContentRule rule) {}

  private List<Numbered> set(Call call) {
    return of(
        accounts.ruleContent(
            call.caller(),
            Ids.of(call.text("userId")),
            of(call.arguments().inputs("rules")),
            call.origin()));
  }

  private static List<Numbered> of(Account account) {
    List<ContentRule> rules = account.limits().rules();
    return IntStream.range(0, rules.size())
        .mapToObj(i -> new Numbered(account.number() * MOST_RULES + i, rules.get(i)))
        .toList();
  }

  /** As they stand in an input. */
  static List<ContentRule> of(List<Input> rules) {
    return rules.stream()
        .map(
            rule ->
                new ContentRule(
                    rule.one("dimension", ContentRule.Dimension.class).orElseThrow(),
                    rule.one("mode", ContentRule.Mode.class).orElseThrow(),
                    rule.list("values"),
                    rule.flag("restrictOnUnset")))
        .toList();
  }
}
