import { readSchemaDocument } from '../support/stand-in/assets';
import type { Behaviour, ProviderBehaviour } from '../support/stand-in/behaviour';
import { containersOf } from '../support/stand-in/locate';
import type { Rule } from '../support/stand-in/rule';
import type { Block, Schema } from '../support/stand-in/schema';
import { PROVIDERS } from '../support/stand-in/stand-ins';

/** Whether a block has an attribute or block at a dotted path. */
function has(block: Block, path: string): boolean {
  const [head = '', ...rest] = path.split('.');
  const container = containersOf(block).find(({ name }) => name === head);
  if (rest.length > 0) return container !== undefined && has(container.block, rest.join('.'));
  return container !== undefined || block.attributes?.[head] !== undefined;
}

function pathsOfRule(rule: Rule): string[] {
  const paths = [...('at' in rule ? [rule.at] : []), ...('with' in rule ? rule.with : [])];
  const inEach = 'at' in rule && !('with' in rule) ? [] : 'of' in rule ? rule.of : [];
  const within = 'within' in rule && rule.within !== undefined ? `${rule.within}.` : '';
  return [...paths, ...inEach].map((path) => within + path);
}

function pathsOfTemplate(template: string): string[] {
  return [...template.matchAll(/\{([^{}#][^{}]*)\}/g)].flatMap(([, expression = '']) => expression.split('|'));
}

function pathsOf(behaviour: Behaviour): string[] {
  const { forceNew } = behaviour;
  const templates = [behaviour.id ?? '', behaviour.taken?.by ?? '', ...Object.values(behaviour.computed ?? {})];
  return [
    ...(behaviour.rules ?? []).flatMap(pathsOfRule),
    ...(forceNew === undefined ? [] : 'allBut' in forceNew ? forceNew.allBut : forceNew),
    ...(behaviour.replaces ?? []).map(({ at }) => at),
    ...Object.keys(behaviour.defaults ?? {}),
    ...(behaviour.recomputed ?? []),
    ...Object.keys(behaviour.computed ?? {}),
    ...templates.flatMap(pathsOfTemplate),
  ];
}

function strangers(
  provider: ProviderBehaviour,
  behaviours: Readonly<Record<string, Behaviour>>,
  schemas: Readonly<Record<string, Schema>>,
  providerBlock: Block,
): string[] {
  return Object.entries(behaviours).flatMap(([type, behaviour]) => {
    const block = schemas[type]?.block;
    if (block === undefined) return [`${provider.source}: ${type}`];
    return pathsOf(behaviour)
      .filter((path) =>
        path.startsWith('provider.') ? !has(providerBlock, path.slice('provider.'.length)) : !has(block, path),
      )
      .map((path) => `${type}: ${path}`);
  });
}

describe.each(PROVIDERS)('the tables of $source', (provider) => {
  const document = readSchemaDocument(provider.document, provider.source);
  const configuration = document.provider.block;

  it('name only resources and attributes that the schema has', () => {
    expect(strangers(provider, provider.resources, document.resource_schemas, configuration)).toStrictEqual([]);
  });

  it('name only data sources and attributes that the schema has', () => {
    expect(strangers(provider, provider.dataSources, document.data_source_schemas, configuration)).toStrictEqual([]);
  });

  it('name only arguments of the provider that the schema has', () => {
    const named = [...provider.rules.flatMap(pathsOfRule), ...Object.keys(provider.environment ?? {})];

    expect(named.filter((path) => !has(configuration, path))).toStrictEqual([]);
  });
});
