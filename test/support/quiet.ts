// Synthesis reports a line per stack on standard output; in tests that is noise.
process.env.SLUICEGATE_QUIET = '1';
process.env.CHECKPOINT_DISABLE = '1';
