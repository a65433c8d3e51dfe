import { mergeConfig } from 'vitest/config'
import base from '../../vitest.config.ts'

/** For `npm run test:crash`: the run that is too long for every commit. */
const config = mergeConfig(base, {})
export default { ...config, test: { ...config.test, include: ['scripts/crash/whole.ts'] } }
