package org.carrel.gallery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.image.Dimensions;
import org.carrel.image.Filter;
import org.carrel.image.ImagorPath;
import org.carrel.image.Parameters;

/** Makes addresses that open one picture to whoever holds them. */
@Singleton
public final class Addresses {
  /** Where Carrel serves them. */
  public static final String PREFIX = "/imagor";

  private final Policy policy;
  private final Pictures pictures;
  private final ImagorSettings settings;

  @Inject
  Addresses(Policy policy, Pictures pictures, ImagorSettings settings) {
    this.policy = policy;
    this.pictures = pictures;
    this.settings = settings;
  }

  /**
   * @param imagePath {@code book/<id>/cover}, {@code book/<id>/page/<number from 1>} or {@code
   *     library/<id>/<path>}; {@code color:<name>} needs no right
   * @param parameters what is done to it; the image that they name does not count
   * @return a path below the context path, beginning with a slash, or another imagor's whole URL;
   *     escaped
   * @throws Failure NOT_FOUND for a picture, or one laid upon it, that is not there for the caller;
   *     FORBIDDEN for a client without the catalogue; INVALID for filters whose words break out of
   *     them
   */
  public String of(Caller caller, String imagePath, Parameters parameters) {
    Parameters wanted = parameters.with(imagePath);
    Visibility visibility = policy.visibility(caller);
    Parameters said = asRead(wanted);
    if (!said.image().equals(imagePath)) {
      throw Failure.invalid("The filters cannot be told from the image.");
    }
    List<String> images = new ArrayList<>(said.overlays());
    images.add(imagePath);
    if (!images.stream().allMatch(image -> shows(visibility, image))) {
      throw Failure.notFound("There is no such image.");
    }
    return signed(wanted, settings.current());
  }

  /**
   * The same by what a template says.
   *
   * @param transformations as {@link Template} reads them
   * @param appended filters behind the template's own
   * @param within what the result is made to fit into, for a preview
   */
  public String fromTemplate(
      Caller caller,
      String imagePath,
      Map<String, ?> transformations,
      List<Filter> appended,
      Optional<Dimensions> within) {
    Parameters parameters = new Template(transformations).parameters(within);
    return of(caller, imagePath, parameters.filtered(appended));
  }

  /** A filter's words may end it and begin another one: what counts is how the address is read. */
  private static Parameters asRead(Parameters wanted) {
    return ImagorPath.parse("/unsafe/" + wanted.toUrlPath()).parameters();
  }

  private boolean shows(Visibility visibility, String image) {
    return Parameters.of(image).isColour() || pictures.shows(visibility, image);
  }

  private static String signed(Parameters parameters, Signing signing) {
    String base = signing.baseUrl() == null ? PREFIX : signing.baseUrl();
    if (signing.unsafe()) {
      return base + "/unsafe/" + parameters.toUrlPath();
    }
    return base + "/" + signing.signer().map(signer -> signer.address(parameters)).orElseThrow();
  }
}
