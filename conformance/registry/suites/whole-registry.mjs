// Settings of the registry as a whole, subjects together, and what goes wrong before anything is asked for.
import assert from 'node:assert/strict';
import { synthesized, sluicegate } from '../support/programs.mjs';
import { runScript } from '../support/scripts.mjs';
import { addShop, LANGUAGES, selfManaged } from '../support/shop.mjs';
import { assertAsBundled, stateOf } from '../support/state.mjs';

const { Compatibility, Schema, SchemaRegistryConfig, Subject } = sluicegate;

/** Three languages in one registry, whose own mode is set, and a subject that uses what another one brings in turn. */
function whole(compatibility) {
  return synthesized((stack) => {
    const registry = selfManaged(stack);
    new SchemaRegistryConfig(stack, 'Defaults', { registry, compatibility });
    for (const language of Object.keys(LANGUAGES)) addShop(stack, registry, `whole.${language}`, language);
    const city = new Subject(stack, 'ZZ', {
      registry,
      subjectName: 'whole.city',
      schema: Schema.avro('{"type":"enum","name":"City","symbols":["BERN","GENEVA"]}'),
    });
    const place = new Subject(stack, 'ZY', {
      registry,
      subjectName: ':.places:place',
      schema: Schema.avro('{"type":"record","name":"Place","fields":[{"name":"city","type":"City"}]}'),
      references: [{ referenceName: 'City', subject: city, version: 1 }],
    });
    new Subject(stack, 'ZX', {
      registry,
      subjectName: 'whole.trip',
      schema: Schema.avro('{"type":"record","name":"Trip","fields":[{"name":"to","type":"Place"}]}'),
      references: [{ referenceName: 'Place', subject: place, version: 1 }],
    });
  });
}

export const suite = {
  name: 'the whole registry',
  async run({ check, engine: { registry } }) {
    const run = ({ folder }, url = registry.url) => runScript(folder, { SCHEMA_REGISTRY_URL: url });

    await check('the registry comes first, then subjects with what they use before them', async () => {
      const made = whole(Compatibility.FULL_TRANSITIVE);
      const { code, output, errors } = await run(made);
      assert.deepEqual([code, errors], [0, '']);
      assert.match(output, /^\+ compatibility of the whole registry: FULL_TRANSITIVE \(was NONE\)\n/);
      const order = output.match(/(?<=^\+ schema of ).*(?=: the first version$)/gm);
      assert.deepEqual([...order].sort(), made.subjects.map(({ subject }) => subject).sort());
      const chain = ['whole.city', ':.places:place', 'whole.trip'];
      assert.deepEqual(
        order.filter((name) => chain.includes(name)),
        chain,
      );
      await assertAsBundled(registry, made);
    });

    await check('the second run changes nothing', async () => {
      const before = await stateOf(registry);
      assert.deepEqual(await run(whole(Compatibility.FULL_TRANSITIVE)), {
        code: 0,
        output: 'nothing to change\n',
        errors: '',
      });
      assert.deepEqual(await stateOf(registry), before);
    });

    await check('another mode of the registry leaves the subjects alone', async () => {
      const { subjects } = await stateOf(registry);
      const made = whole(Compatibility.BACKWARD);
      const output = '+ compatibility of the whole registry: BACKWARD (was FULL_TRANSITIVE)\n1 changes made\n';
      assert.deepEqual(await run(made), { code: 0, output, errors: '' });
      await assertAsBundled(registry, made);
      assert.deepEqual((await stateOf(registry)).subjects, subjects);
    });

    await check('a reference to what is not there is refused, and nothing else is done', async () => {
      const made = synthesized((stack) => {
        const there = selfManaged(stack);
        const missing = Subject.fromSubjectAttributes(stack, 'Missing', {
          subjectName: 'whole.missing',
          version: 7,
          schema: Schema.avro('{"type":"enum","name":"Missing","symbols":["A"]}'),
        });
        new Subject(stack, 'A', {
          registry: there,
          subjectName: 'whole.dangling',
          schema: Schema.avro('{"type":"record","name":"Dangling","fields":[{"name":"to","type":"Missing"}]}'),
          references: [{ referenceName: 'Missing', subject: missing, version: 7 }],
        });
      });
      const { code, errors } = await run(made);
      assert.equal(code, 1);
      assert.match(errors, /^schema of whole\.dangling: the first version: the registry answered 4\d\d /);
      assert.ok(!(await registry.get('/subjects')).includes('whole.dangling'));
    });

    await check('the script fails where nobody answers', async () => {
      const { code, errors } = await run(whole(Compatibility.FULL), 'http://127.0.0.1:1');
      assert.equal(code, 1);
      assert.match(errors, /cannot reach the registry: GET http:\/\/127\.0\.0\.1:1\/config\n$/);
    });

    await check('the script fails where something else answers', async () => {
      const { code, errors } = await run(whole(Compatibility.FULL), `${registry.url}/nowhere`);
      assert.equal(code, 1);
      assert.match(errors, /the registry answered 404/);
    });
  },
};
