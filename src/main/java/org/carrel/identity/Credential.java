package org.carrel.identity;

/** What a request presents. Its text never shows the secret. */
public sealed interface Credential
    permits SessionCookie, BearerToken, ApiKeyText, UsernamePassword, SyncPassword {}
