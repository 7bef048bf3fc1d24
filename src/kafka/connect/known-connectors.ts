/**
 * Settings of connectors by class, without those that every connector has: the definitions of Kafka 4.3, Debezium 3.4 and
 * Confluent's storage connectors. Required ones end with '!'.
 */
export const CONNECTORS: Readonly<Record<string, string>> = {
  'org.apache.kafka.connect.file.FileStreamSourceConnector': 'batch.size file topic!',
  'org.apache.kafka.connect.file.FileStreamSinkConnector': 'file',
  'org.apache.kafka.connect.mirror.MirrorSourceConnector':
    'admin.timeout.ms config.properties.exclude config.property.filter.class consumer.poll.timeout.ms ' +
    'emit.offset-syncs.enabled enabled forwarding.admin.class heartbeats.replication.enabled ' +
    'metric.names.formats metric.reporters offset-syncs.topic.location offset-syncs.topic.replication.factor ' +
    'offset.lag.max refresh.topics.enabled refresh.topics.interval.seconds replication.factor ' +
    'replication.policy.class replication.policy.internal.topic.separator.enabled ' +
    'replication.policy.separator source.cluster.alias! sync.topic.acls.enabled ' +
    'sync.topic.acls.interval.seconds sync.topic.configs.enabled sync.topic.configs.interval.seconds ' +
    'target.cluster.alias topic.filter.class topics topics.exclude',
  'org.apache.kafka.connect.mirror.MirrorCheckpointConnector':
    'admin.timeout.ms checkpoints.topic.replication.factor consumer.poll.timeout.ms emit.checkpoints.enabled ' +
    'emit.checkpoints.interval.seconds enabled forwarding.admin.class group.filter.class groups ' +
    'groups.exclude metric.names.formats metric.reporters offset-syncs.topic.location refresh.groups.enabled ' +
    'refresh.groups.interval.seconds replication.policy.class ' +
    'replication.policy.internal.topic.separator.enabled replication.policy.separator source.cluster.alias! ' +
    'sync.group.offsets.enabled sync.group.offsets.interval.seconds target.cluster.alias topic.filter.class',
  'org.apache.kafka.connect.mirror.MirrorHeartbeatConnector':
    'admin.timeout.ms emit.heartbeats.enabled emit.heartbeats.interval.seconds enabled forwarding.admin.class ' +
    'heartbeats.topic.replication.factor metric.reporters replication.policy.class ' +
    'replication.policy.internal.topic.separator.enabled replication.policy.separator source.cluster.alias! ' +
    'target.cluster.alias',
  'io.debezium.connector.postgresql.PostgresConnector':
    'binary.handling.mode column.exclude.list column.include.list column.propagate.source.type ' +
    'connection.validation.timeout.ms converters custom.metric.tags custom.sanitize.pattern database.dbname ' +
    'database.hostname database.initial.statements database.password database.port database.query.timeout.ms ' +
    'database.sslcert database.sslfactory database.sslkey database.sslmode database.sslpassword ' +
    'database.sslrootcert database.tcpKeepAlive database.user datatype.propagate.source.type ' +
    'decimal.handling.mode errors.max.retries event.processing.failure.handling.mode ' +
    'executor.shutdown.timeout.ms extended.headers.enabled flush.lsn.source ' +
    'guardrail.collections.limit.action guardrail.collections.max heartbeat.action.query ' +
    'heartbeat.interval.ms heartbeat.topics.prefix hstore.handling.mode include.schema.comments ' +
    'include.unknown.datatypes incremental.snapshot.chunk.size incremental.snapshot.watermarking.strategy ' +
    'interval.handling.mode lsn.flush.mode lsn.flush.timeout.action lsn.flush.timeout.ms max.batch.size ' +
    'max.queue.size max.queue.size.in.bytes message.key.columns message.prefix.exclude.list ' +
    'message.prefix.include.list notification.enabled.channels notification.sink.topic.name ' +
    'openlineage.integration.config.file.path openlineage.integration.dataset.kafka.bootstrap.servers ' +
    'openlineage.integration.enabled openlineage.integration.job.description ' +
    'openlineage.integration.job.namespace openlineage.integration.job.owners ' +
    'openlineage.integration.job.tags plugin.name poll.interval.ms post.processors ' +
    'provide.transaction.metadata publication.autocreate.mode publication.name publish.via.partition.root ' +
    'query.fetch.size replica.identity.autoset.values retriable.restart.connector.wait.ms schema.exclude.list ' +
    'schema.include.list schema.name.adjustment.mode schema.refresh.mode signal.data.collection ' +
    'signal.enabled.channels signal.poll.interval.ms skipped.operations slot.drop.on.stop slot.failover ' +
    'slot.max.retries slot.name slot.retry.delay.ms slot.stream.params snapshot.delay.ms snapshot.fetch.size ' +
    'snapshot.include.collection.list snapshot.isolation.mode snapshot.lock.timeout.ms snapshot.locking.mode ' +
    'snapshot.locking.mode.custom.name snapshot.max.threads snapshot.mode ' +
    'snapshot.mode.configuration.based.snapshot.data snapshot.mode.configuration.based.snapshot.on.data.error ' +
    'snapshot.mode.configuration.based.snapshot.on.schema.error ' +
    'snapshot.mode.configuration.based.snapshot.schema snapshot.mode.configuration.based.start.stream ' +
    'snapshot.mode.custom.name snapshot.query.mode snapshot.query.mode.custom.name ' +
    'snapshot.select.statement.overrides snapshot.tables.order.by.row.count sourceinfo.struct.maker ' +
    'status.update.interval.ms streaming.delay.ms table.exclude.list table.ignore.builtin table.include.list ' +
    'time.precision.mode tombstones.on.delete topic.naming.strategy topic.prefix transaction.metadata.factory ' +
    'unavailable.value.placeholder xmin.fetch.interval.ms',
  'io.confluent.connect.s3.S3SinkConnector':
    'allow.optional.map.keys avro.codec aws.access.key.id aws.secret.access.key behavior.on.null.values ' +
    'connect.meta.data directory.delim enhanced.avro.schema.support file.delim filename.offset.zero.pad.width ' +
    'flush.size format.bytearray.extension format.bytearray.separator format.class! headers.format.class ' +
    'json.decimal.format keys.format.class locale parquet.codec partition.duration.ms partition.field.name ' +
    'partitioner.class path.format retry.backoff.ms rotate.file.on.partition.change rotate.interval.ms ' +
    'rotate.schedule.interval.ms s3.acl.canned s3.bucket.name! s3.bucket.tagging s3.compression.level ' +
    's3.compression.type s3.credentials.provider.class s3.http.send.expect.continue ' +
    's3.object.behavior.on.tagging.error s3.object.tagging s3.object.tagging.key.value.pairs s3.part.retries ' +
    's3.part.size s3.path.style.access.enabled s3.proxy.password s3.proxy.url s3.proxy.user s3.region ' +
    's3.retry.backoff.ms s3.schema.partition.affix.type s3.sse.customer.key s3.sse.kms.key.id s3.ssea.name ' +
    's3.wan.mode schema.cache.size schema.compatibility shutdown.timeout.ms storage.class! ' +
    'store.kafka.headers store.kafka.keys store.url timestamp.extractor timestamp.field timezone topics.dir',
  'io.confluent.connect.gcs.GcsSinkConnector':
    'allow.optional.map.keys avro.codec behavior.on.null.values connect.meta.data directory.delim ' +
    'enhanced.avro.schema.support file.delim filename.offset.zero.pad.width flush.size ' +
    'format.bytearray.extension format.bytearray.separator format.class! gcs.bucket.name! ' +
    'gcs.compression.type gcs.credentials.json gcs.credentials.path gcs.http.connection.timeout ' +
    'gcs.http.read.timeout gcs.part.retries gcs.part.size gcs.proxy.password gcs.proxy.url gcs.proxy.user ' +
    'gcs.retry.backoff.ms headers.format.class json.decimal.format keys.format.class locale parquet.codec ' +
    'partition.duration.ms partition.field.name partitioner.class path.format retry.backoff.ms ' +
    'rotate.interval.ms rotate.schedule.interval.ms schema.cache.size schema.compatibility ' +
    'shutdown.timeout.ms storage.class! store.kafka.headers store.kafka.keys store.url timestamp.extractor ' +
    'timestamp.field timezone topics.dir',
};
