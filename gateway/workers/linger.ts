import { subscribe } from 'node:diagnostics_channel'
import type { ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { type PlainConnection, plainRequestStart } from '../http/plain/connection.ts'

/**
 * Goes on answering for a while, each answer being the last on its connection: a client with kept-alive connections then
 * opens its next one to another worker. Closing those connections instead would meet requests that are on their way.
 */
export async function linger(ms: number, signal: AbortSignal): Promise<void> {
  subscribe('http.server.request.start', message => {
    const { response } = message as { response: ServerResponse }
    response.shouldKeepAlive = false
  })
  plainRequestStart.subscribe(connection => (connection as PlainConnection).finish())
  await delay(ms, undefined, { signal }).catch(() => {})
}
