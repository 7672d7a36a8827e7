package org.carrel.protocol.imagor;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.gallery.Addresses;
import org.carrel.gallery.Showing;
import org.carrel.gallery.Template;
import org.carrel.http.graphql.Call;
import org.carrel.image.Dimensions;
import org.carrel.image.Filter;
import org.jspecify.annotations.Nullable;

/** Addresses of images, made for whoever may write. */
@Singleton
final class AddressFields {
  private static final int WIDEST = 9_999;

  private final Addresses addresses;
  private final Levels levels;

  @Inject
  AddressFields(Addresses addresses, Levels levels) {
    this.addresses = addresses;
    this.levels = levels;
  }

  Object ofParams(Call call) {
    levels.requireEdit(call.caller());
    Template template = new Template(call.input("params"));
    return linked(
        call,
        addresses.of(call.caller(), call.text("imagePath"), template.parameters(Showing.RESULT)));
  }

  /** A path as this client reaches it; another imagor's address as it is. */
  static String linked(Call call, String address) {
    return address.startsWith("/") ? call.links().path(address) : address;
  }

  /** A layer by itself is shown by Studio's own editor alone. */
  Object ofTemplate(Call call) {
    levels.requireEdit(call.caller());
    if (!call.<String>list("contextPath").isEmpty()) {
      throw Failure.invalid("A layer has no address of its own.");
    }
    Showing how =
        new Showing(
            call.<Boolean>argument("forPreview").orElse(false),
            within(call),
            call.argument("skipLayerId"));
    return linked(
        call,
        addresses.fromTemplate(
            call.caller(),
            TemplateText.read(call.text("templateJson")),
            call.argument("imagePath"),
            how,
            filters(call)));
  }

  private static List<Filter> filters(Call call) {
    Map<String, Object> filters = new HashMap<>();
    filters.put("filters", call.<Map<String, Object>>list("appendFilters"));
    return new Template(filters).parameters(Showing.RESULT).filters();
  }

  private static Optional<Dimensions> within(Call call) {
    Map<String, @Nullable Object> size = call.input("previewMaxDimensions");
    return size.isEmpty()
        ? Optional.empty()
        : Optional.of(new Dimensions(side(size, "width"), side(size, "height")));
  }

  private static int side(Map<String, @Nullable Object> size, String name) {
    return size.get(name) instanceof Integer side ? Math.max(1, Math.min(WIDEST, side)) : WIDEST;
  }
}
