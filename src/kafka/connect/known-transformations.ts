// Settings by class, from the definitions of Kafka 4.3 and Debezium 3.4; required ones end with '!'.

/** Single message transformations. */
export const TRANSFORMATIONS: Readonly<Record<string, string>> = {
  'org.apache.kafka.connect.transforms.Cast$Key': 'replace.null.with.default spec!',
  'org.apache.kafka.connect.transforms.Cast$Value': 'replace.null.with.default spec!',
  'org.apache.kafka.connect.transforms.DropHeaders': 'headers!',
  'org.apache.kafka.connect.transforms.ExtractField$Key': 'field! field.syntax.version replace.null.with.default',
  'org.apache.kafka.connect.transforms.ExtractField$Value': 'field! field.syntax.version replace.null.with.default',
  'org.apache.kafka.connect.transforms.Filter': '',
  'org.apache.kafka.connect.transforms.Flatten$Key': 'delimiter',
  'org.apache.kafka.connect.transforms.Flatten$Value': 'delimiter',
  'org.apache.kafka.connect.transforms.HeaderFrom$Key': 'fields! headers! operation! replace.null.with.default',
  'org.apache.kafka.connect.transforms.HeaderFrom$Value': 'fields! headers! operation! replace.null.with.default',
  'org.apache.kafka.connect.transforms.HoistField$Key': 'field!',
  'org.apache.kafka.connect.transforms.HoistField$Value': 'field!',
  'org.apache.kafka.connect.transforms.InsertField$Key':
    'offset.field partition.field replace.null.with.default static.field static.value timestamp.field topic.field',
  'org.apache.kafka.connect.transforms.InsertField$Value':
    'offset.field partition.field replace.null.with.default static.field static.value timestamp.field topic.field',
  'org.apache.kafka.connect.transforms.InsertHeader': 'header! value.literal!',
  'org.apache.kafka.connect.transforms.MaskField$Key': 'fields! replace.null.with.default replacement',
  'org.apache.kafka.connect.transforms.MaskField$Value': 'fields! replace.null.with.default replacement',
  'org.apache.kafka.connect.transforms.RegexRouter': 'regex! replacement!',
  'org.apache.kafka.connect.transforms.ReplaceField$Key': 'exclude include renames replace.null.with.default',
  'org.apache.kafka.connect.transforms.ReplaceField$Value': 'exclude include renames replace.null.with.default',
  'org.apache.kafka.connect.transforms.SetSchemaMetadata$Key': 'replace.null.with.default schema.name schema.version',
  'org.apache.kafka.connect.transforms.SetSchemaMetadata$Value': 'replace.null.with.default schema.name schema.version',
  'org.apache.kafka.connect.transforms.TimestampConverter$Key':
    'field format replace.null.with.default target.type! unix.precision',
  'org.apache.kafka.connect.transforms.TimestampConverter$Value':
    'field format replace.null.with.default target.type! unix.precision',
  'org.apache.kafka.connect.transforms.TimestampRouter': 'timestamp.format topic.format',
  'org.apache.kafka.connect.transforms.ValueToKey': 'fields! replace.null.with.default',
  'io.debezium.transforms.ExtractNewRecordState':
    'add.fields add.fields.prefix add.headers add.headers.prefix delete.tombstone.handling.mode drop.fields.from.key drop.fields.header.name drop.fields.keep.schema.compatible route.by.field',
  'io.debezium.transforms.outbox.EventRouter':
    'route.by.field route.tombstone.on.empty.payload route.topic.regex route.topic.replacement table.expand.json.payload table.field.event.id table.field.event.key table.field.event.payload table.field.event.schema.version table.field.event.timestamp table.field.event.type table.fields.additional.error.on.missing table.fields.additional.placement table.json.payload.null.behavior table.op.invalid.behavior tracing.operation.name tracing.span.context.field tracing.with.context.field.only',
  'io.debezium.transforms.ByLogicalTableRouter':
    'key.enforce.uniqueness key.field.regex key.field.replacement logical.table.cache.size topic.regex topic.replacement',
};

/** Predicates. */
export const PREDICATES: Readonly<Record<string, string>> = {
  'org.apache.kafka.connect.transforms.predicates.HasHeaderKey': 'name!',
  'org.apache.kafka.connect.transforms.predicates.RecordIsTombstone': '',
  'org.apache.kafka.connect.transforms.predicates.TopicNameMatches': 'pattern!',
};
