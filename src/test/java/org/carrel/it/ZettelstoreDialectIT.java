package org.carrel.it;

/** Zettelstore's {@code /a} keeps what every dialect promises. */
final class ZettelstoreDialectIT extends DialectContract {
  @Override
  Answer signIn(String name, String password) {
    return client().postForm("/a", ZettelstoreTest.form(name, password));
  }

  @Override
  String token(Answer signedIn) {
    return signedIn.member("token");
  }

  @Override
  void assertRefused(Answer refused) {
    ZettelstoreTest.assertAuthenticationFailed(refused);
  }
}
