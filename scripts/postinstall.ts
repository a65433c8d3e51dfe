import { generatePrisma } from './generate/prisma.ts'

// `npm ci` leaves a project that runs: only Prisma's client is generated and not committed.
generatePrisma()
