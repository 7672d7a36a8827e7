package org.carrel.image;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.image.Parameters.Crop;
import org.carrel.image.Parameters.Fit;
import org.carrel.image.Parameters.Trim;

/** What was read of an address, by imagor's names for it; what is not set is left out. */
public final class ParameterFields {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  private ParameterFields() {}

  public static Map<String, Object> of(ImagorPath path) {
    ParameterFields all = new ParameterFields();
    all.put("path", path.signed());
    all.put("image", path.parameters().image());
    all.put("unsafe", path.unsafe());
    all.put("hash", path.signature());
    all.putGeometry(path.parameters());
    all.putFilters(path.parameters().filters());
    return all.fields;
  }

  private void put(String name, Object value) {
    boolean unset =
        value.equals("")
            || value.equals(false)
            || value instanceof Number n && n.doubleValue() == 0;
    if (!unset) {
      fields.put(name, value instanceof Double number ? shortest(number) : value);
    }
  }

  private static Object shortest(double number) {
    return number == Math.rint(number) ? (Object) (long) number : (Object) number;
  }

  private void putGeometry(Parameters parameters) {
    put("meta", parameters.meta());
    Trim trim = parameters.trim();
    if (trim != null) {
      put("trim", true);
      put("trim_by", trim.bottomRight() ? "bottom-right" : "top-left");
      put("trim_tolerance", trim.tolerance());
    }
    Crop crop = parameters.crop();
    if (crop != null) {
      put("crop_left", crop.left());
      put("crop_top", crop.top());
      put("crop_right", crop.right());
      put("crop_bottom", crop.bottom());
    }
    putFit(parameters.fit());
    putBox(parameters);
  }

  private void putFit(Fit fit) {
    put("fit_in", fit.fitsIn());
    put("adaptive_fit_in", fit.adapts());
    put("full_fit_in", fit.covers());
    put("stretch", fit.stretches());
  }

  private void putBox(Parameters parameters) {
    put("width", parameters.box().width());
    put("height", parameters.box().height());
    put("padding_left", parameters.padding().left());
    put("padding_top", parameters.padding().top());
    put("padding_right", parameters.padding().right());
    put("padding_bottom", parameters.padding().bottom());
    put("h_flip", parameters.box().flipsAcross());
    put("v_flip", parameters.box().flipsDown());
    put("h_align", parameters.align().across());
    put("v_align", parameters.align().down());
    put("smart", parameters.align().smart());
  }

  private void putFilters(List<Filter> filters) {
    if (!filters.isEmpty()) {
      fields.put("filters", filters.stream().map(ParameterFields::filter).toList());
    }
  }

  private static Map<String, Object> filter(Filter filter) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("name", filter.name());
    if (!filter.args().isEmpty()) {
      one.put("args", filter.args());
    }
    return one;
  }
}
