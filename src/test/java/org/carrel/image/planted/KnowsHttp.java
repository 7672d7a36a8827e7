package org.carrel.image.planted;

import jakarta.servlet.http.HttpServletRequest;
import org.carrel.http.RoutingFilter;

/** Breaks the plan of the house on purpose, so that the architecture test can be seen to notice. */
public record KnowsHttp(HttpServletRequest request, RoutingFilter door) {}
