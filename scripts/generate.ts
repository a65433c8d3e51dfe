import { generateTypes } from './generate/codegen.ts'
import { generateSupergraph } from './generate/compose.ts'
import { writeFiles } from './generate/files.ts'
import { generateManifest } from './generate/manifest.ts'
import { generatePrisma } from './generate/prisma.ts'

/** `npm run generate` writes every generated artefact; with `--check` it exits 1 when a committed one is out of step. */
const check = process.argv.includes('--check')
generatePrisma()
const files = [...(await generateSupergraph()), ...(await generateTypes()), ...(await generateManifest())]
const changed = writeFiles(files, check)
for (const path of changed) console.log(check ? `out of step: ${path} (run npm run generate)` : `wrote ${path}`)
if (check && changed.length > 0) process.exitCode = 1
