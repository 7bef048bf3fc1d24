import { Disposition } from '../security/disposition';
import type { StackModel } from './model';

/** A line for each place that something of the stack went to: what, how much, and where. */
export function reportLines(outdir: string, model: StackModel): string[] {
  const bundle = `${outdir}/bundles/${model.stack}`;
  const places: Record<Disposition, string> = {
    [Disposition.DEPLOY]: `may be deployed: ${outdir}/stacks/${model.stack}`,
    [Disposition.REVIEW]: `to be reviewed and applied by a human: ${bundle}/review`,
    [Disposition.EMIT]: `written as configuration: ${bundle}/config`,
    [Disposition.DOCUMENT]: `described as requirements: ${bundle}/requirements`,
  };
  const parts = Object.values(Disposition).flatMap((disposition) => {
    const count = model.resources.filter((resource) => resource.disposition === disposition).length;
    return count === 0 ? [] : [`${count} ${places[disposition]}`];
  });
  const nothing = model.resources.some(({ disposition }) => disposition === Disposition.DEPLOY)
    ? []
    : ['nothing may be deployed'];
  return [`${model.stack} (${model.tier}, ${model.environment}): ${[...nothing, ...parts].join('; ')}`];
}
