#!/usr/bin/env bash
# Fetches Confluent's Avro rules (they ship inside Apache Pinot's Avro plugin) through Maven and compiles the oracle.
# Pinned by version and checksum; kept in .cache, so that a second run needs no network.
set -euo pipefail
version=1.5.0
checksum=fcba31945ab17f393008f46975b37dd12516e59f536b0bec5a19ab9fd84464d1
here=$(cd "$(dirname "$0")" && pwd)
cache=$(cd "$here/../../.." && pwd)/.cache/schema-avro
jar=$cache/pinot-confluent-avro-$version-shaded.jar
mkdir -p "$cache/classes"
if [ ! -f "$jar" ]; then
  mvn -B -q dependency:copy "-Dartifact=org.apache.pinot:pinot-confluent-avro:$version:jar:shaded" "-DoutputDirectory=$cache"
fi
if ! echo "$checksum  $jar" | sha256sum --check --status; then
  echo "the checksum of $(basename "$jar") is not the pinned one: remove .cache/schema-avro and install again" >&2
  exit 1
fi
if [ ! -f "$cache/classes/AvroOracle.class" ] || [ "$here/AvroOracle.java" -nt "$cache/classes/AvroOracle.class" ]; then
  javac -cp "$jar" -d "$cache/classes" "$here/AvroOracle.java"
fi
