/** Properties of a Connect worker whose own clients, and its connectors' by default, log in as `login` says. */
export function workerProperties(login, { groupId, rest, plugins, distributed = true, extra = {} }) {
  const { 'bootstrap.servers': bootstrap, ...security } = login;
  const inherited = ['producer', 'consumer', 'admin'].flatMap((client) =>
    Object.entries(security).map(([key, value]) => [`${client}.${key}`, value]),
  );
  const json = 'org.apache.kafka.connect.json.JsonConverter';
  return {
    'bootstrap.servers': bootstrap,
    ...security,
    ...Object.fromEntries(inherited),
    listeners: `http://127.0.0.1:${rest}`,
    'key.converter': 'org.apache.kafka.connect.storage.StringConverter',
    'value.converter': json,
    'value.converter.schemas.enable': 'false',
    'offset.flush.interval.ms': '200',
    // every plugin in use declares itself as a service: scanning the class path for others takes five times as long
    'plugin.discovery': 'service_load',
    ...(plugins === undefined ? {} : { 'plugin.path': plugins }),
    'connector.client.config.override.policy': 'All',
    ...(distributed ? distributedOnly(groupId) : {}),
    ...extra,
  };
}

function distributedOnly(groupId) {
  const topics = ['config', 'offset', 'status'].flatMap((kind) => [
    [`${kind}.storage.topic`, `${groupId}-${kind}`],
    [`${kind}.storage.replication.factor`, '1'],
  ]);
  return {
    'group.id': groupId,
    ...Object.fromEntries(topics),
    'offset.storage.partitions': '1',
    'status.storage.partitions': '1',
  };
}

/** Names of the worker's own topics, as `workerProperties` sets them. */
export function workerTopics(groupId) {
  return { configTopic: `${groupId}-config`, offsetTopic: `${groupId}-offset`, statusTopic: `${groupId}-status` };
}
