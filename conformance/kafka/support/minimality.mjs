// Enough and no more: an operation succeeds with all rows, and is refused when any single one is missing.
import { AttemptFailed } from './attempt-failed.mjs';
import { Patience } from './patience.mjs';

const TRIES = 3;

export function rowText(row) {
  return `${row.permission} ${row.operation} on ${row.resourceType} ${row.patternType} '${row.resourceName}' from '${row.host}'`;
}

/**
 * One attempt with exactly `rows`. A failure counts as a refusal when an authorizer said so, to the client or in the broker's log:
 * a timeout or an unknown topic proves nothing. `whole` is the outcome
 * with all rows: its refusals do no harm, and what has not come in its whole time after another one will not come.
 */
async function outcome(engine, { user, operation }, rows, whole) {
  await engine.setRows(user.principal, rows);
  await operation.prepare?.(engine);
  const all = engine.refusalsSince(user.principal);
  const unusual = () => [...new Set(all())].filter((refusal) => whole?.refusals.has(refusal) === false);
  const patience = new Patience({
    refusals: unusual,
    afterRefusal: whole && 1_000 + whole.duration,
    bound: whole && Math.max(30_000, 5 * whole.duration),
  });
  try {
    await operation.attempt(engine, user.config, patience);
    return { kind: 'succeeded', text: 'succeeded', refusals: new Set(all()), duration: patience.spent() };
  } catch (failure) {
    if (!(failure instanceof AttemptFailed)) {
      throw failure;
    }
    const witness = whole === undefined ? [...new Set(all())] : unusual();
    const kind = failure.denied || witness.length > 0 ? 'refused' : 'failed';
    return { kind, text: `${kind}: ${failure.message}; the broker refused ${witness.join(', ') || 'nothing'}` };
  }
}

/** An attempt that neither came to its end nor was refused says nothing about the rows: it is made again. */
async function decidedOutcome(...attempt) {
  for (let tries = 1; ; tries += 1) {
    const found = await outcome(...attempt);
    if (found.kind !== 'failed' || tries === TRIES) return found;
  }
}

/**
 * @param {{ user: object, operation: { prepare?: Function, attempt: Function }, rows: object[], removing?: object[] }} proof
 *   `removing`: the rows to try without, where the others were proven before; all by default
 * @returns {Promise<string[]>} what is wrong; empty when `rows` is the minimal set
 */
export async function minimalityFaults(engine, proof) {
  const { rows, user, removing = rows } = proof;
  const strangers = rows.filter((row) => row.principal !== user.principal);
  if (strangers.length > 0) {
    return strangers.map((row) => `not a row of ${user.principal}: ${rowText(row)}`);
  }
  const faults = [];
  const whole = await decidedOutcome(engine, proof, rows);
  if (whole.kind !== 'succeeded') {
    faults.push(`not enough: with all ${rows.length} rows the operation ${whole.text}`);
  } else {
    for (const left of removing) {
      const without = await decidedOutcome(
        engine,
        proof,
        rows.filter((row) => row !== left),
        whole,
      );
      if (without.kind === 'succeeded') {
        faults.push(`not needed: ${rowText(left)}`);
      } else if (without.kind === 'failed') {
        faults.push(`not proven: without ${rowText(left)} the operation ${without.text}`);
      }
    }
  }
  await engine.setRows(user.principal, []);
  return faults;
}

/** Throws with every fault at once. */
export async function proveMinimal(engine, proof) {
  const faults = await minimalityFaults(engine, proof);
  if (faults.length > 0) {
    throw new Error(`the rows of ${proof.user.principal} are not minimal:\n${faults.join('\n')}`);
  }
}
