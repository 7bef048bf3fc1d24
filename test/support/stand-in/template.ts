import { createHash } from 'node:crypto';
import { fingerprint, isMap, type Value, type ValueMap } from './value';

/**
 * Fills a template: `{topic_name}` and `{kafka_cluster.id}` read the resource, `{provider.kafka_id}` the provider's
 * configuration, `{a|b}` the first that is set, `{#}` and `{#:8}` a digest of type and configuration, which stands for
 * what a service would draw at random.
 */
export function filled(template: string, resource: ValueMap, provider: ValueMap, digest: string): string {
  return template.replace(/\{([^{}]+)\}/g, (_, expression: string) => {
    if (expression.startsWith('#')) return digest.slice(0, Number(expression.slice(2)) || 6);
    for (const path of expression.split('|')) {
      const inProvider = path.startsWith('provider.');
      const text = read(inProvider ? provider : resource, (inProvider ? path.slice(9) : path).split('.'));
      if (text !== undefined) return text;
    }
    return '';
  });
}

function read(value: Value, path: readonly string[]): string | undefined {
  const [head, ...rest] = path;
  if (Array.isArray(value)) {
    if (head !== undefined) return value.length === 0 ? undefined : read(value[0] ?? null, path);
    return value.map((each) => read(each, []) ?? '').join(',');
  }
  if (head === undefined) {
    return typeof value === 'object' ? undefined : String(value);
  }
  return isMap(value) ? read(value[head] ?? null, rest) : undefined;
}

/** The known ids and names of a template, read back from an id; undefined where the id has another shape. */
export function parsed(template: string, id: string): ReadonlyMap<string, string> | undefined {
  const names: string[] = [];
  const pattern = template
    .split(/(\{[^{}]+\})/)
    .map((part) => {
      if (!part.startsWith('{')) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      names.push(part.slice(1, -1).split('|')[0] ?? '');
      return '(.+?)';
    })
    .join('');
  const match = new RegExp(`^${pattern}$`).exec(id);
  return match === null ? undefined : new Map(names.map((name, index) => [name, match[index + 1] ?? '']));
}

export function digestOf(type: string, config: Value): string {
  return createHash('sha256')
    .update(`${type} ${fingerprint(config)}`)
    .digest('hex');
}
