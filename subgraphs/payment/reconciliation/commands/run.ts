import { inTransaction } from '#shared/db.ts'
import { performRun, requestRun } from '#shared/reconcile.ts'
import { applyRefund } from '../../commands/recordRefund.ts'
import { type PaymentDeps, providerOf } from '../../deps.ts'
import { failedInFile } from '../../store/refunds.ts'
import { lastDay, nextFetch } from '../domain/day.ts'
import { differences } from '../domain/figures.ts'
import { dueFiles, type FileRef, lackingSubjects, noteFiles, putOff, storeFile, waitingFiles } from '../store/files.ts'
import { ourSide, settledKeys, theirSide } from '../store/sides.ts'

/** Files in one go; what is left follows at the next tick. */
const BATCH = 200

/** The daily work: fetches the settlement files that are due and compares them with our events. */
export async function reconcileSettlements(deps: PaymentDeps): Promise<void> {
  const { platform } = deps
  await noteFiles(platform, lastDay(platform.clock.now()), platform.clock.now())
  for (const file of await dueFiles(platform, platform.clock.now(), BATCH)) await fetchFile(deps, file)
  for (const file of await waitingFiles(platform, BATCH)) await compareFile(deps, file)
}

/** One file that cannot be had does not keep the others from being fetched. */
async function fetchFile(deps: PaymentDeps, file: FileRef): Promise<void> {
  const { platform } = deps
  try {
    const content = await providerOf(deps, file.channelCode).settlementFile(file.businessId, file.day)
    await inTransaction(platform.prisma, tx => storeFile(tx, file, content, platform.clock.now()))
    const subjects = [file.subject, ...(await lackingSubjects(platform, file))]
    for (const subject of subjects) await requestRun(platform, { subject, repairs: false, requestedBy: 'schedule' })
  } catch (error) {
    platform.log.warn({ err: error, subject: file.subject }, 'settlement file not fetched; it is tried again')
    const failure = error instanceof Error ? error.message : String(error)
    await putOff(platform, file.id, failure, nextFetch(platform.clock.now(), file.attempts))
  }
}

/** A refund that we think failed and the file has was paid after all, if the channel says so itself. */
async function askAgain(deps: PaymentDeps, file: FileRef): Promise<void> {
  const provider = providerOf(deps, file.channelCode)
  for (const id of await failedInFile(deps.platform, file.id)) {
    const outcome = await provider.lookup('refund', id)
    if (outcome?.kind === 'SUCCEEDED' || outcome?.kind === 'REVERSED') await applyRefund(deps, id, outcome, 'lookup')
  }
}

async function compareFile(deps: PaymentDeps, file: FileRef): Promise<void> {
  const { platform } = deps
  await askAgain(deps, file)
  const settled = await settledKeys(platform, file)
  await performRun(platform, {
    name: file.subject,
    expected: ourSide(platform, file, settled),
    actual: theirSide(platform, file, settled),
    differences,
  })
}
