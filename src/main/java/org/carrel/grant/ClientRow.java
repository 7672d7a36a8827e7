package org.carrel.grant;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.identity.Scope;
import org.jspecify.annotations.Nullable;

/** A client as stored. */
@Entity
@Table(name = "client")
@SuppressWarnings("NullAway.Init")
class ClientRow {
  @Id private String id;
  private String name;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(10)")
  private Registration registration;

  @Column(name = "owner_id")
  private @Nullable UUID ownerId;

  @Column(name = "secret_hash")
  private @Nullable String secretHash;

  @Convert(converter = LineList.class)
  @Column(name = "redirect_uris", columnDefinition = "TEXT")
  private List<String> redirectUris;

  @Convert(converter = LineList.class)
  @Column(name = "post_logout_uris", columnDefinition = "TEXT")
  private List<String> postLogoutUris;

  @Convert(converter = ScopeList.class)
  private Set<Scope> scopes;

  @Convert(converter = GrantTypeList.class)
  @Column(name = "grant_types")
  private Set<GrantType> grantTypes;

  private boolean trusted;

  @Column(name = "pkce_waived")
  private boolean pkceWaived;

  @Enumerated(EnumType.STRING)
  @Column(name = "id_token_algorithm", columnDefinition = "varchar(5)")
  private IdTokenAlgorithm idTokenAlgorithm;

  @Column(name = "created_at")
  private Instant createdAt;

  protected ClientRow() {}

  ClientRow(
      String id,
      Registration registration,
      @Nullable UUID ownerId,
      @Nullable String secretHash,
      ClientTerms terms,
      Instant now) {
    this.id = id;
    this.registration = registration;
    this.ownerId = ownerId;
    this.secretHash = secretHash;
    this.createdAt = now;
    change(terms);
  }

  final void change(ClientTerms terms) {
    name = terms.name();
    redirectUris = terms.redirectUris();
    postLogoutUris = terms.postLogoutUris();
    scopes = terms.scopes();
    grantTypes = terms.grantTypes();
    trusted = terms.trusted();
    pkceWaived = terms.pkceWaived();
    idTokenAlgorithm = terms.idTokenAlgorithm();
  }

  void changeSecret(String hash) {
    secretHash = hash;
  }

  LiveClient live() {
    return new LiveClient(client(), Optional.ofNullable(secretHash));
  }

  Client client() {
    return new Client(
        id,
        registration,
        Optional.ofNullable(ownerId),
        secretHash != null,
        new ClientTerms(
            name,
            redirectUris,
            postLogoutUris,
            scopes,
            grantTypes,
            trusted,
            pkceWaived,
            idTokenAlgorithm),
        createdAt);
  }
}
