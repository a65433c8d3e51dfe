import base from '../../vitest.config.ts'

/** For `npm run test:crash`: the run that is too long for every commit. */
export default { ...base, test: { ...base.test, include: ['scripts/crash/whole.ts'] } }
