export { rehearse, type Rehearsal, type RehearsalOptions, type RehearsedStep, type StepName } from './rehearse';
export type { AppliedResource, PlannedResource } from './shown';
export { terraformOnPath } from './terraform';
