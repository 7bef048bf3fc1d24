// The worker's own verdict on a connector's configuration, and what it does not say: which keys no definition knows.

const CLIENT_KEYS = [
  { pattern: /^consumer\.override\.(.+)$/, client: 'consumer' },
  { pattern: /^producer\.override\.(.+)$/, client: 'producer' },
  { pattern: /^admin\.override\.(.+)$/, client: 'admin' },
  { pattern: /^(?:source|target)\.consumer\.(.+)$/, client: 'consumer' },
  { pattern: /^(?:source|target)\.producer\.(.+)$/, client: 'producer' },
  { pattern: /^(?:source|target)\.admin\.(.+)$/, client: 'admin' },
  // MirrorMaker 2 gives these to every client of that cluster
  { pattern: /^(?:source|target)\.cluster\.(.+)$/, client: 'any' },
];
const CONVERTERS = ['key.converter', 'value.converter', 'header.converter'];

/**
 * What a converter's own keys are: the worker checks them, but does not return their definitions with the connector's.
 * By its full name: plugins of the same simple name are there, and for those the worker knows none.
 */
async function converterKeys(worker, config) {
  const keys = [];
  for (const converter of CONVERTERS.filter((key) => config[key] !== undefined)) {
    const definitions = await worker.request(
      'GET',
      `/connector-plugins/${encodeURIComponent(config[converter])}/config`,
    );
    keys.push(...definitions.map(({ name }) => `${converter}.${name}`));
  }
  return keys;
}

async function isKnown(engine, key, config) {
  for (const { pattern, client } of CLIENT_KEYS) {
    const [, name] = pattern.exec(key) ?? [];
    if (name !== undefined) {
      return (await engine.admin('clientConfigNames', { client })).includes(name);
    }
  }
  return (config['config.providers'] ?? '')
    .split(',')
    .some((name) => name !== '' && key.startsWith(`config.providers.${name}.`));
}

/**
 * `PUT /connector-plugins/{class}/config/validate`.
 *
 * @returns {Promise<{ errors: Record<string, string[]>, unknown: string[] }>} errors by key, and keys in no definition
 */
export async function validateConnector(engine, worker, config) {
  const answer = await worker.request(
    'PUT',
    `/connector-plugins/${encodeURIComponent(config['connector.class'])}/config/validate`,
    config,
  );
  const defined = new Set(answer.configs.flatMap(({ definition }) => (definition === null ? [] : [definition.name])));
  (await converterKeys(worker, config)).forEach((key) => defined.add(key));
  const unknown = [];
  for (const key of Object.keys(config).filter((name) => !defined.has(name))) {
    if (!(await isKnown(engine, key, config))) {
      unknown.push(key);
    }
  }
  const wrong = answer.configs.filter(({ value }) => value.errors.length > 0);
  return { errors: Object.fromEntries(wrong.map(({ value }) => [value.name, value.errors])), unknown };
}
