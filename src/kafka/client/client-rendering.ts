/** For which program a client configuration is written. */
export enum ClientRendering {
  /** Properties for Java clients, Kafka Streams and Kafka's own tools. */
  JAVA_PROPERTIES = 'JAVA_PROPERTIES',
  /** The part of `application.yml` that Spring for Apache Kafka reads. */
  SPRING = 'SPRING',
  /** JSON for librdkafka and what is built on it: Python, Go, .NET. Not for Kafka Streams. */
  LIBRDKAFKA = 'LIBRDKAFKA',
  /** Settings for Faust. */
  FAUST = 'FAUST',
}
