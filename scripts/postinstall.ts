import { linkLibraries } from './embedded/libraries.ts'
import { generatePrisma } from './generate/prisma.ts'

// `npm ci` leaves a project that runs: Prisma's client is generated and not committed, and PostgreSQL's libraries
// need links that a package cannot carry.
linkLibraries()
generatePrisma()
