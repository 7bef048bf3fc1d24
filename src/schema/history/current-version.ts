import type { Failure } from '../../core/failure';
import { throwIfAny } from '../../core/sluicegate-error';
import type { Compatibility } from '../compatibility';
import type { ParsedSchema } from '../parsed-schema';
import { verdictText } from '../verdict-text';
import type { Verdict } from '../verdict';
import type { RecordedHistory } from './recorded-history';

/** Throws unless the schema is the latest version of its history. */
export function assertCurrent(path: string, schema: ParsedSchema, folder: string, { versions }: RecordedHistory): void {
  const latest = versions.at(-1)!;
  if (latest.schema.fingerprint === schema.fingerprint) return;
  const same = versions.find((version) => version.schema.fingerprint === schema.fingerprint);
  const failure: Failure = {
    path,
    property: 'schema',
    rule: 'schema.history.current',
    must: `be the latest version in ${folder}, which is ${latest.file}`,
    given: same ? same.file : 'a schema that is in no version there',
    remedy: same
      ? 'point it at the latest file'
      : `save it as v${latest.version + 1} there, beside the earlier versions`,
  };
  throwIfAny([failure]);
}

/** The verdict on the latest version of a history. */
export function verdictOnLatest(mode: Compatibility, { versions }: RecordedHistory): Verdict {
  return versions.at(-1)!.schema.judgeAgainst(mode, versions.slice(0, -1));
}

/** The failure of a schema that breaks its promise; the verdict's whole text is the remedy. */
export function verdictFailures(path: string, verdict: Verdict): Failure[] {
  if (verdict.compatible) return [];
  return [
    {
      path,
      property: 'schema',
      rule: 'schema.compatibility',
      must: `keep its promise ${verdict.mode} to the earlier versions`,
      given: 'a change that breaks it',
      remedy: `this is what breaks and what to do:\n${verdictText(verdict).replace(/^(?=.)/gm, '    ')}`,
    },
  ];
}
