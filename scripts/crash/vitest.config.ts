import base from '../../vitest.config.ts'

const { projects: _, ...test } = base.test!

/** For `npm run test:crash`: the run that is too long for every commit. */
export default { ...base, test: { ...test, include: ['scripts/crash/whole.ts'] } }
