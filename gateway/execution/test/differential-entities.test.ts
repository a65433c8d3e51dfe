import { keys } from './fixtures/keys.ts'
import { media } from './fixtures/media.ts'
import { nodes } from './fixtures/nodes.ts'
import { parcel } from './fixtures/parcel.ts'
import { fuzzSuite } from './fuzz/suite.ts'

fuzzSuite([media, parcel, keys, nodes])
