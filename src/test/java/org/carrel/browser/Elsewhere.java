package org.carrel.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks tests whose server does not lie at the root of its host. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Elsewhere {}
