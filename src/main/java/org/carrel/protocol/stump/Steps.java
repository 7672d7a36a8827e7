package org.carrel.protocol.stump;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/** The segments of a path below a servlet's own, decoded. */
record Steps(List<String> segments) {

  /**
   * @throws Failure METHOD_NOT_ALLOWED for what is neither GET nor HEAD
   */
  static Steps of(HttpServletRequest request, HttpServletResponse response) {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      response.setHeader("Allow", "GET, HEAD");
      throw new Failure(Reason.METHOD_NOT_ALLOWED, "This is only read: GET and HEAD.");
    }
    String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
    return new Steps(List.of(path.substring(1).split("/", -1)));
  }

  int count() {
    return segments.size();
  }

  /** Empty beyond the end. */
  String at(int index) {
    return index < segments.size() ? segments.get(index) : "";
  }

  /** All that is left of the path. */
  String from(int index) {
    return String.join("/", segments.subList(Math.min(index, count()), count()));
  }

  /**
   * @throws Failure NOT_FOUND if it is no id
   */
  UUID id() {
    if (at(0).length() != 36) {
      throw nothing();
    }
    return Ids.of(at(0));
  }

  /**
   * A number of at most nine digits.
   *
   * @throws Failure NOT_FOUND if it is none
   */
  int numberAt(int index) {
    if (!at(index).matches("[0-9]{1,9}")) {
      throw nothing();
    }
    return Integer.parseInt(at(index));
  }

  static Failure nothing() {
    return Failure.notFound("There is no such thing.");
  }
}
