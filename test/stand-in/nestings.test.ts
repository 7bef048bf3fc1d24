import type { ProviderBehaviour } from '../support/stand-in/behaviour';
import { describeWithTerraform } from '../support/stand-in/describe-with-terraform';
import { lastOutput, rehearseModule, stepsOf } from '../support/stand-in/module-folder';
import type { Attribute, Block } from '../support/stand-in/schema';

const required: Attribute = { type: 'string', required: true };
const optional: Attribute = { type: 'string', optional: true };
const computed: Attribute = { type: 'string', computed: true };
const either: Attribute = { type: 'string', optional: true, computed: true };

const inner: Block = { attributes: { name: required, made: computed, kept: either, spoken: optional } };
const nested = (mode: string): Attribute => ({
  optional: true,
  nested_type: { nesting_mode: mode, attributes: inner.attributes ?? {} },
});

/** A provider with everything that a schema may contain, used or not by the real ones. */
const everything: ProviderBehaviour = {
  source: 'example/everything',
  version: '1.0.0',
  document: {
    provider: { version: 0, block: { attributes: { token: { ...optional, sensitive: true } } } },
    resource_schemas: {
      everything_thing: {
        version: 3,
        block: {
          attributes: {
            id: computed,
            name: required,
            secret: { ...optional, sensitive: true },
            spoken: { ...optional, write_only: true },
            exact: { type: 'number', optional: true },
            flag: { type: 'bool', optional: true },
            tree: { type: ['map', ['list', ['object', { a: 'string', b: 'number' }]]], optional: true },
            pair: { type: ['tuple', ['string', 'number']], optional: true },
            given: either,
            one_attribute: nested('single'),
            list_attribute: nested('list'),
            set_attribute: nested('set'),
            map_attribute: nested('map'),
            listed: { type: ['list', 'string'], computed: true },
          },
          block_types: {
            one: {
              nesting_mode: 'single',
              block: { ...inner, block_types: { deep: { nesting_mode: 'list', block: inner } } },
            },
            group: { nesting_mode: 'group', block: inner },
            list: { nesting_mode: 'list', block: inner, max_items: 3 },
            set: { nesting_mode: 'set', block: inner },
            map: { nesting_mode: 'map', block: inner },
          },
        },
      },
    },
    data_source_schemas: {
      everything_thing: { version: 0, block: { attributes: { id: computed, name: required, list: nested('list') } } },
    },
  },
  rules: [],
  resources: {
    everything_thing: {
      defaults: { 'set.spoken': 'nothing', 'list.spoken': 'nothing' },
      forceNew: ['name', 'map.name'],
    },
  },
  dataSources: {},
  shapes: [],
};

const terraform = { required_providers: { everything: { source: 'example/everything' } } };
const providers = [everything];

const thing = {
  name: 'thing',
  secret: 'hidden-value',
  exact: 9007199254740993,
  flag: false,
  tree: { k: [{ a: 'x', b: 1.5 }] },
  pair: ['x', 1],
  one_attribute: { name: 'a' },
  list_attribute: [{ name: 'a' }, { name: 'b', kept: 'mine' }],
  set_attribute: [{ name: 'b' }, { name: 'a' }],
  map_attribute: { k: { name: 'a' } },
  one: { name: 'a', deep: [{ name: 'x' }, { name: 'y' }] },
  group: { name: 'a' },
  list: [{ name: 'a' }, { name: 'b', kept: 'mine' }],
  set: [{ name: 'z' }, { name: 'a', kept: 'mine' }, { name: 'm' }],
  map: { k: { name: 'a' } },
};

function module(...things: object[]): object {
  return {
    terraform,
    resource: { everything_thing: Object.fromEntries(things.map((each, index) => [`t${index}`, each])) },
  };
}

describeWithTerraform('a schema with every kind of nesting', () => {
  it('goes through all steps without Terraform finding fault with the provider', async () => {
    const result = await rehearseModule(module(thing, { name: 'small', group: { name: 'a' } }), { providers });

    expect(stepsOf(result)).toStrictEqual(['init 0', 'validate 0', 'plan 0', 'apply 0', 'second plan 0', 'destroy 0']);
    expect(result.succeeded).toBe(true);
    const [large, small] = result.applied.map(({ values }) => values);
    expect(large).toMatchObject({
      secret: '(sensitive value)',
      one_attribute: { name: 'a', made: expect.stringMatching(/^made-/) },
      map: { k: { name: 'a', made: expect.stringMatching(/^made-/) } },
      listed: [expect.stringMatching(/^listed-/)],
    });
    expect(small).toMatchObject({ list: [], set: [], one: null, list_attribute: null, tree: null });
    expect(JSON.stringify(result)).not.toContain('hidden-value');
  });

  it('keeps computed values of all nestings at an update', async () => {
    const result = await rehearseModule(module(thing), {
      providers,
      until: 'changed plan',
      changedTo: module({ ...thing, flag: true }),
    });

    expect(result.changed[0]).toMatchObject({ actions: ['update'], unknown: [] });
  });

  it('makes only a new element of a set unknown', async () => {
    const result = await rehearseModule(module(thing), {
      providers,
      until: 'changed plan',
      changedTo: module({ ...thing, set: [...thing.set, { name: 'new' }] }),
    });

    expect(result.changed[0]).toMatchObject({ actions: ['update'], unknown: ['set'] });
  });

  it('replaces for a path inside a block', async () => {
    const result = await rehearseModule(module(thing), {
      providers,
      until: 'changed plan',
      changedTo: module({ ...thing, map: { k: { name: 'other' } } }),
    });

    expect(result.changed[0]?.actions).toStrictEqual(['delete', 'create']);
  });

  it('accepts blocks that are only known at apply', async () => {
    const dynamic = {
      name: 'dynamic',
      group: { name: 'a' },
      dynamic: { list: { for_each: '${everything_thing.t0.listed}', content: { name: '${list.value}' } } },
    };
    const result = await rehearseModule(module(thing, dynamic), { providers });

    expect(result.planned[1]?.unknown).toContain('list');
    expect(result.succeeded).toBe(true);
  });

  it('does not keep what may only be written', async () => {
    const result = await rehearseModule(module({ ...thing, spoken: 'only-once' }), { providers });

    expect(result.succeeded).toBe(true);
    expect(JSON.stringify(result.applied)).not.toContain('only-once');
  });

  it('fails when there are more blocks than allowed', async () => {
    const result = await rehearseModule(module({ ...thing, list: [1, 2, 3, 4].map(() => ({ name: 'a' })) }), {
      providers,
    });

    expect(lastOutput(result)).toContain('No more than 3 "list" blocks are allowed');
  });
});
