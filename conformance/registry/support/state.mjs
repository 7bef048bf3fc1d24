// What a registry says, and whether that is what a bundle says.
import assert from 'node:assert/strict';

const at = (subject) => `/subjects/${encodeURIComponent(subject)}`;

/** Everything a script of ours could have changed. */
export async function stateOf(registry) {
  const names = await registry.get('/subjects');
  const subjects = await Promise.all(names.sort().map((name) => subjectState(registry, name)));
  return { config: await registry.get('/config'), subjects };
}

async function subjectState(registry, name) {
  const numbers = await registry.get(`${at(name)}/versions`);
  const versions = await Promise.all(numbers.map((number) => registry.get(`${at(name)}/versions/${number}`)));
  const { body: config } = await registry.ask('GET', `/config/${encodeURIComponent(name)}`);
  return { name, versions, config };
}

/** @returns {Promise<number[]>} the versions of a subject */
export function versionsOf(registry, subject) {
  return registry.get(`${at(subject)}/versions`);
}

/** The registry holds each subject of a program as `bundle.json` and `subjects.json` have it. */
export async function assertAsBundled(registry, { resources, subjects, textOf }) {
  for (const entry of subjects) {
    const { spec } = resources.find(({ type, name }) => type === 'schema.subject' && name === entry.subject);
    const latest = await registry.get(`${at(entry.subject)}/versions/latest`);
    assert.deepEqual(
      { subject: latest.subject, schemaType: latest.schemaType, schema: latest.schema, references: latest.references },
      { subject: spec.subjectName, schemaType: spec.format, schema: spec.schema, references: spec.references },
    );
    assert.deepEqual([entry.schemaType, textOf(entry), entry.references], [spec.format, spec.schema, spec.references]);
    const config = await registry.get(`/config/${encodeURIComponent(entry.subject)}`);
    assert.deepEqual([config.compatibilityLevel, entry.compatibility], [spec.compatibility, spec.compatibility]);
    for (const { subject, version } of spec.references) await registry.get(`${at(subject)}/versions/${version}`);
  }
  for (const { spec } of resources.filter(({ type }) => type === 'schema.registry-config')) {
    assert.equal((await registry.get('/config')).compatibilityLevel, spec.compatibility);
  }
}
