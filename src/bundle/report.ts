import type { StackModel } from './model';
import { placeOf, type Place } from './place';

/** A line that says what of a stack went where, and how much. */
export function reportLines(outdir: string, model: StackModel): string[] {
  const bundle = `${outdir}/bundles/${model.stack}`;
  const places: Record<Place, string> = {
    stacks: `may be deployed: ${outdir}/stacks/${model.stack}`,
    review: `to be reviewed and applied by a human: ${bundle}/review`,
    config: `written as configuration: ${bundle}/config`,
    requirements: `described as requirements: ${bundle}/requirements`,
  };
  const counts = (Object.keys(places) as Place[]).map((place) => ({
    place,
    count: model.resources.filter((resource) => placeOf(resource) === place).length,
  }));
  const parts = counts.map(({ place, count }) =>
    count > 0 ? `${count} ${places[place]}` : place === 'stacks' ? 'nothing may be deployed' : '',
  );
  return [`${model.stack} (${model.tier}, ${model.environment}): ${parts.filter(Boolean).join('; ')}`];
}
