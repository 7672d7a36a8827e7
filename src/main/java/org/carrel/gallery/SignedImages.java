package org.carrel.gallery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.image.FormatChoice;
import org.carrel.image.ImageFormat;
import org.carrel.image.ImagorPath;
import org.carrel.image.ImagorSigner;
import org.carrel.image.Parameters;
import org.carrel.image.Renderer;
import org.carrel.image.RenditionCache;
import org.carrel.image.RenditionKey;

/** Opens pictures to whoever holds a signed address. */
@Singleton
public final class SignedImages {
  private final ImagorSettings signing;
  private final Pictures pictures;
  private final Renderer renderer;
  private final RenditionCache cache;
  private final Set<ImageFormat> offered;
  private final OpenedAddresses opened = new OpenedAddresses();

  @Inject
  SignedImages(
      ImagorSettings signing,
      Pictures pictures,
      Renderer renderer,
      RenditionCache cache,
      Settings settings) {
    this.signing = signing;
    this.pictures = pictures;
    this.renderer = renderer;
    this.cache = cache;
    this.offered = settings.images().webpOffered() ? Set.of(ImageFormat.WEBP) : Set.of();
  }

  /**
   * @param path as it stands in the request, escapes and all, from the signature on
   * @throws Failure FORBIDDEN unless the path, as it is or with its escapes resolved, is signed by
   *     the secret of now
   */
  public Parameters open(String path) {
    Signing now = signing.current();
    Parameters known = opened.find(now, path);
    return known == null ? opened.keep(now, path, verified(now, path)) : known;
  }

  private static Parameters verified(Signing now, String path) {
    if (now.mode() == SigningMode.EXTERNAL) {
      throw mismatch();
    }
    ImagorSigner signer = now.signer().orElseThrow(SignedImages::mismatch);
    ImagorPath plain = ImagorPath.parse(path);
    if (signer.vouchesFor(plain)) {
      return plain.parameters();
    }
    ImagorPath decoded = ImagorPath.parseDecoded(path);
    if (signer.vouchesFor(decoded)) {
      return decoded.parameters();
    }
    throw mismatch();
  }

  private static Failure mismatch() {
    return Failure.forbidden("url signature mismatch");
  }

  /**
   * @param accepted what the client says in so many words that it takes
   * @throws Failure NOT_FOUND if a picture is gone; NOT_ACCEPTABLE
   */
  public SignedImage find(Parameters parameters, Set<ImageFormat> accepted) {
    Map<String, Picture> found = new HashMap<>();
    StringBuilder identity = new StringBuilder();
    boolean open = add(parameters.image(), found, identity);
    for (String overlay : parameters.overlays()) {
      open &= add(overlay, found, identity);
    }
    Optional<ImageFormat> format = FormatChoice.of(parameters, accepted, offered);
    RenditionKey key = RenditionKey.of(identity.toString(), parameters, format);
    return new SignedImage(
        parameters, format, key, open, name -> bytes(found, name), renderer, cache);
  }

  private boolean add(String image, Map<String, Picture> found, StringBuilder identity) {
    if (Parameters.of(image).isColour()) {
      return true;
    }
    Picture picture = pictures.find(Pictures.SIGNED, image).orElseThrow(Pictures::gone);
    found.put(image, picture);
    identity.append(picture.identity()).append('\n');
    return picture.open();
  }

  private static byte[] bytes(Map<String, Picture> found, String name) {
    return Optional.ofNullable(found.get(name)).orElseThrow(Pictures::gone).bytes().get();
  }
}
