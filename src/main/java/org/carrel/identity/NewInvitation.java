package org.carrel.identity;

/**
 * An invitation just made: the only time its secret is known.
 *
 * @param secret of 43 characters of base64url
 */
public record NewInvitation(Invitation invitation, String secret) {
  @Override
  public String toString() {
    return "NewInvitation[" + invitation.id() + "]";
  }
}
