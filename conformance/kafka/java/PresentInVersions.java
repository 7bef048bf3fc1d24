package io.strimzi.crdgenerator.annotations;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** In which versions of a resource a field is. Strimzi's model has it on its fields, but the library that declares it is not published. */
@Retention(RetentionPolicy.RUNTIME)
public @interface PresentInVersions {
  /** A version, a range (`v1beta1-v1beta2`, `v1+`), or `all`. */
  String value();
}
