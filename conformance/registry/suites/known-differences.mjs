// Where Apicurio is not as Confluent's registry in what a script meets: what the script makes of it. Each has its reason.
import assert from 'node:assert/strict';
import { synthesized, sluicegate } from '../support/programs.mjs';
import { runScript } from '../support/scripts.mjs';
import { selfManaged } from '../support/shop.mjs';

const { Schema, SchemaRuleKind, SchemaRuleMode, Subject, SubjectMode } = sluicegate;

const avro = (...names) =>
  Schema.avro(
    JSON.stringify({
      type: 'record',
      name: 'Known',
      fields: names.map((name) => ({ name, type: 'string', default: '' })),
    }),
  );
const RULES = [
  {
    ruleName: 'named',
    kind: SchemaRuleKind.CONDITION,
    mode: SchemaRuleMode.WRITE,
    ruleType: 'CEL',
    expression: 'message.a != ""',
  },
];

export const suite = {
  name: 'known differences',
  async run({ check, engine: { registry } }) {
    const run = (subjectName, props) => {
      const made = synthesized(
        (stack) => new Subject(stack, 'A', { registry: selfManaged(stack), subjectName, ...props }),
      );
      return runScript(made.folder, { SCHEMA_REGISTRY_URL: registry.url });
    };
    const succeeds = async (name, props) => assert.equal((await run(name, props)).code, 0);
    const fails = async (name, props, message) => {
      const { code, errors } = await run(name, props);
      assert.equal(code, 1);
      assert.match(errors, message);
    };

    // Confluent: modes of subjects. Apicurio answers 204 without a body to whatever is asked or told.
    await check('no modes: the script says so', async () => {
      assert.equal((await registry.ask('GET', '/mode/known.mode')).status, 204);
      const message =
        /^mode of known\.mode: this registry has no modes \(it answered 204\): leave 'mode' out of the program\n$/;
      await fails('known.mode', { schema: avro('a'), mode: SubjectMode.READONLY }, message);
    });

    // Confluent: stored and answered with the version. Apicurio takes metadata and ruleSet, and drops both.
    await check('no data contracts: the script says so, also when it is run again', async () => {
      for (const [props, part] of [
        [{ metadata: { properties: { owner: 'sales' } } }, 'metadata'],
        [{ rules: RULES }, 'ruleSet'],
      ]) {
        const message = new RegExp(`^data contract of known\\.${part}: the registry has not kept the ${part} `);
        await fails(`known.${part}`, { schema: avro('a'), ...props }, message);
        await fails(`known.${part}`, { schema: avro('a'), ...props }, message);
      }
    });

    // Confluent: 404 until the subject has a mode of its own. Apicurio answers NONE, whatever the registry's mode is: the script
    // sets every mode but NONE, which an existing subject of somebody else may so be denied.
    await check('a subject without a mode of its own answers NONE, and gets its mode', async () => {
      await registry.ask('PUT', '/config', { compatibility: 'FULL' });
      await registry.ask('POST', '/subjects/known.inherited/versions', { schema: '"string"' });
      assert.deepEqual(await registry.get('/config/known.inherited'), { compatibilityLevel: 'NONE' });
      await succeeds('known.inherited', { schema: Schema.avro('"string"') });
      assert.deepEqual(await registry.get('/config/known.inherited'), { compatibilityLevel: 'BACKWARD' });
    });

    // Confluent: any JSON Schema, of draft 7 where it does not say. Apicurio recognises a schema by its draft or properties.
    await check('a JSON Schema that does not name its draft is refused, and the script says so', async () => {
      await fails('known.draft', { schema: Schema.json('{"type":"string"}') }, /the registry answered 4\d\d /);
      const named = Schema.json('{"$schema":"http://json-schema.org/draft-07/schema#","type":"string"}');
      await succeeds('known.draft', { schema: named });
    });

    // Confluent: a Protobuf field may go, since readers skip and default. Apicurio refuses it, even where it is reserved.
    await check('a Protobuf field may not be removed, and the script says so', async () => {
      const message = (body) => Schema.protobuf(`syntax = "proto3"; message Known { ${body} }`);
      await succeeds('known.removed', { schema: message('string a = 1; string b = 2;') });
      await fails('known.removed', { schema: message('string a = 1; reserved 2; reserved "b";') }, / answered 409 /);
    });
  },
};
