// What `register.sh` brings about on a real registry, in each of the three languages.
import assert from 'node:assert/strict';
import { synthesized, sluicegate } from '../support/programs.mjs';
import { runScript } from '../support/scripts.mjs';
import { addShop, LANGUAGES, selfManaged } from '../support/shop.mjs';
import { assertAsBundled, stateOf, versionsOf } from '../support/state.mjs';

const { Compatibility, SubjectRemoval } = sluicegate;

async function inOneLanguage({ check, registry, language }) {
  const prefix = language.toLowerCase();
  const [address, order] = [`${prefix}.address`, `${prefix}.order`];
  const program = (options) =>
    synthesized((stack) => addShop(stack, selfManaged(stack), prefix, language, { ...options }));
  const run = ({ folder }, ...args) => runScript(folder, { SCHEMA_REGISTRY_URL: registry.url }, ...args);
  const succeeds = async (made, lines) => {
    const output = [...lines, lines.length === 0 ? 'nothing to change' : `${lines.length} changes made`, ''].join('\n');
    assert.deepEqual(await run(made), { code: 0, output, errors: '' });
    await assertAsBundled(registry, made);
  };
  const unchanged = async (body) => {
    const before = await stateOf(registry);
    await body();
    assert.deepEqual(await stateOf(registry), before);
  };
  const first = [address, order].flatMap((name) => [
    `+ compatibility of ${name}: BACKWARD (was not set)`,
    `+ schema of ${name}: the first version`,
  ]);

  await check(`${language}: a dry run shows what it would do, and does nothing`, () =>
    unchanged(async () => {
      const output = [...first, '4 changes to make (dry run: none was made)', ''].join('\n');
      assert.deepEqual(await run(program(), '--dry-run'), { code: 0, output, errors: '' });
    }),
  );
  await check(`${language}: the first run brings about what the bundle says`, () => succeeds(program(), first));
  await check(`${language}: the second run changes nothing`, () => unchanged(() => succeeds(program(), [])));
  await check(`${language}: a changed schema is one new version, and one of what uses it`, async () => {
    await succeeds(program({ count: 2 }), [
      `+ schema of ${address}: a new version`,
      `+ schema of ${order}: a new version`,
    ]);
    assert.deepEqual(await versionsOf(registry, address), [1, 2]);
    assert.deepEqual(await versionsOf(registry, order), [1, 2]);
    await unchanged(() => succeeds(program({ count: 2 }), []));
  });
  await check(`${language}: another mode is set, and nothing else`, async () => {
    const more = { compatibility: Compatibility.BACKWARD_TRANSITIVE };
    await succeeds(program({ count: 2, more }), [`+ compatibility of ${address}: BACKWARD_TRANSITIVE (was BACKWARD)`]);
    assert.deepEqual(await versionsOf(registry, address), [1, 2]);
    await succeeds(program({ count: 2 }), [`+ compatibility of ${address}: BACKWARD (was BACKWARD_TRANSITIVE)`]);
  });
  await check(`${language}: the registry refuses what the library was not shown, and the script stops there`, () =>
    unchanged(async () => {
      // without a history, nothing is judged at synthesis
      const { code, output, errors } = await run(program({ count: 2, schema: LANGUAGES[language].broken }));
      assert.deepEqual([code, output], [1, `+ schema of ${address}: a new version\n`]);
      assert.match(errors, new RegExp(`^schema of ${address}: a new version: the registry answered 409 .*ncompatible`));
    }),
  );
  await check(`${language}: an earlier version is not made the latest again`, () =>
    unchanged(async () => {
      const { code, errors } = await run(program());
      assert.equal(code, 1);
      assert.match(
        errors,
        new RegExp(`^schema of ${address}: it is an earlier version \\(id \\d+, the latest is \\d+\\)`),
      );
    }),
  );
  for (const removal of Object.values(SubjectRemoval)) {
    await check(`${language}: what leaves the program stays in the registry, also with ${removal}`, () =>
      unchanged(() => succeeds(program({ count: 2, order: false, more: { removal } }), [])),
    );
  }
  await check(`${language}: what somebody deleted comes back`, async () => {
    await registry.ask('DELETE', `/subjects/${order}`);
    const made = program({ count: 2 });
    const { code, output, errors } = await run(made);
    // a registry may have kept the subject's mode
    assert.deepEqual(
      [code, errors, output.match(/^\+ schema.*/gm)],
      [0, '', [`+ schema of ${order}: the first version`]],
    );
    await assertAsBundled(registry, made);
    await unchanged(() => succeeds(program({ count: 2 }), []));
  });
  await check(`${language}: what somebody registered in another layout is not registered again`, async () => {
    const name = `${prefix}.layout`;
    const made = synthesized((stack) => addShop(stack, selfManaged(stack), name, language, { order: false }));
    const subject = `${name}.address`;
    const schema = LANGUAGES[language].otherLayout(made.textOf(made.subjects[0]));
    assert.notEqual(schema, made.textOf(made.subjects[0]));
    const body = { schemaType: language, schema };
    assert.equal((await registry.ask('POST', `/subjects/${subject}/versions`, body)).status, 200);
    const { code, output, errors } = await run(made);
    assert.deepEqual([code, errors], [0, '']);
    assert.match(output, new RegExp(`^\\+ compatibility of ${subject}: BACKWARD .*\\n1 changes made\\n$`));
    assert.deepEqual(await versionsOf(registry, subject), [1]);
  });
}

export const suite = {
  name: 'subjects',
  async run({ check, engine: { registry } }) {
    for (const language of Object.keys(LANGUAGES)) await inOneLanguage({ check, registry, language });
  },
};
