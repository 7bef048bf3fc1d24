import fc from 'fast-check';

const { SLUICEGATE_SEED: seed = '20261122' } = process.env;

/** The same cases in each run, so that no build fails by luck. `SLUICEGATE_SEED=random` looks for new ones. */
fc.configureGlobal(seed === 'random' ? {} : { seed: Number(seed) });

export default fc;
