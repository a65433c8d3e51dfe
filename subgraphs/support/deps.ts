import type { Platform } from '#shared/platform.ts'
import type { Embedder } from './domain/embedder.ts'
import type { Thresholds } from './domain/retrieval.ts'
import type { KnowledgeBase } from './store/knowledge.ts'
import type { WaitingQueue } from './store/queue.ts'

/** What a composition root gives. */
export interface SupportOptions {
  platform: Platform
  thresholds: Thresholds
  /** Default: the lexical embedder, which needs no model. */
  embedder?: Embedder
}

/** All that commands work with. */
export interface SupportDeps {
  platform: Platform
  thresholds: Thresholds
  knowledge: KnowledgeBase
  queue: WaitingQueue
}
