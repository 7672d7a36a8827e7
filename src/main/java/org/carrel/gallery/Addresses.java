package org.carrel.gallery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.image.Filter;
import org.carrel.image.ImagorPath;
import org.carrel.image.Parameters;
import org.carrel.image.Renderer;

/** Makes addresses that open one picture to whoever holds them. */
@Singleton
public final class Addresses {
  /** Where Carrel serves them. */
  public static final String PREFIX = "/imagor";

  /** Servers take request lines of 8 kilobytes. */
  private static final int LONGEST = 7_000;

  private final Policy policy;
  private final Pictures pictures;
  private final ImagorSettings settings;
  private final Renderer renderer;

  @Inject
  Addresses(Policy policy, Pictures pictures, ImagorSettings settings, Renderer renderer) {
    this.policy = policy;
    this.pictures = pictures;
    this.settings = settings;
    this.renderer = renderer;
  }

  /**
   * @param imagePath {@code book/<id>/cover}, {@code book/<id>/page/<number from 1>} or {@code
   *     library/<id>/<path>}; {@code color:<name>} needs no right
   * @param parameters what is done to it; the image that they name does not count
   * @return a path below the context path, beginning with a slash, or another imagor's whole URL;
   *     escaped
   * @throws Failure NOT_FOUND for a picture, or one laid upon it, that is not there for the caller;
   *     FORBIDDEN for a client without the catalogue; INVALID for filters whose words break out of
   *     them, and for more than an address holds
   */
  public String of(Caller caller, String imagePath, Parameters parameters) {
    Parameters wanted = parameters.with(imagePath);
    if (wanted.toUrlPath().length() > LONGEST) {
      throw Failure.invalid("The address would be too long to be sent.");
    }
    Visibility visibility = policy.visibility(caller);
    Parameters said = asRead(wanted);
    if (!said.image().equals(imagePath)) {
      throw Failure.invalid("The filters cannot be told from the image.");
    }
    List<String> images = new ArrayList<>(said.overlays());
    images.add(imagePath);
    if (!images.stream().allMatch(image -> shows(visibility, image))) {
      throw none();
    }
    return signed(wanted, settings.current());
  }

  /**
   * The same by what a template says.
   *
   * @param imagePath the picture that it is used for; empty for the one that it was made with
   * @param appended filters behind the template's own
   * @throws Failure as {@link #of}; INVALID if no picture is named or layers are too deep
   */
  public String fromTemplate(
      Caller caller,
      WrittenTemplate written,
      Optional<String> imagePath,
      Showing how,
      List<Filter> appended) {
    String image =
        imagePath
            .or(written::image)
            .orElseThrow(() -> Failure.invalid("The template names no image."));
    Template template =
        imagePath.isPresent() ? applied(caller, written, image) : written.template();
    return of(caller, image, template.parameters(how).filtered(appended));
  }

  private Template applied(Caller caller, WrittenTemplate written, String image) {
    if (Parameters.of(image).isColour()) {
      return written.template();
    }
    Visibility visibility = policy.visibility(caller);
    return written.appliedTo(
        renderer.dimensions(
            image, name -> pictures.bytes(visibility, name).orElseThrow(Addresses::none)));
  }

  /**
   * Makes addresses of pictures that were just found for the caller, so that nothing is asked about
   * them again.
   *
   * @param entry a file that {@link Folders} gave
   * @param wanted without overlays, by name; the image that they name does not count
   */
  public Map<String, String> ofShown(FolderEntry entry, Map<String, Parameters> wanted) {
    Signing signing = settings.current();
    Map<String, String> addresses = new LinkedHashMap<>();
    wanted.forEach(
        (name, parameters) -> {
          if (!parameters.overlays().isEmpty()) {
            throw new IllegalArgumentException("Nobody has asked about the overlays");
          }
          addresses.put(name, signed(parameters.with(entry.path()), signing));
        });
    return addresses;
  }

  /** A filter's words may end it and begin another one: what counts is how the address is read. */
  private static Parameters asRead(Parameters wanted) {
    return ImagorPath.parse("/unsafe/" + wanted.toUrlPath()).parameters();
  }

  private static Failure none() {
    return Failure.notFound("There is no such image.");
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
