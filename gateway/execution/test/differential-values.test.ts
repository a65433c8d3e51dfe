import { catalog } from './fixtures/catalog.ts'
import { grid } from './fixtures/grid.ts'
import { ledger } from './fixtures/ledger.ts'
import { fuzzSuite } from './fuzz/suite.ts'

fuzzSuite([catalog, grid, ledger])
