import fc from 'fast-check';

// The gate asks the same questions each time, so that a red run is about the change. `SEED=random npm test` asks new ones.
const wanted = process.env['SEED'] ?? '20260601';
const endOnFailure = process.env['SHRINK'] === 'no';
fc.configureGlobal(wanted === 'random' ? { endOnFailure } : { seed: Number(wanted), endOnFailure });
