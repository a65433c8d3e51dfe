import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/**
 * Addresses that are not the public internet: the server's own, its network's, and those that mean nobody. A list for each
 * family: one list would find every IPv4 address among the mapped ones of IPv6.
 */
const OWN = { ipv4: new BlockList(), ipv6: new BlockList() }
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  OWN.ipv4.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  OWN.ipv6.addSubnet(net, prefix, 'ipv6')

/** Whether an IP address is on the public internet. */
export function isPublic(address: string): boolean {
  const family = isIP(address)
  if (family === 0) return false
  const name = family === 4 ? 'ipv4' : 'ipv6'
  return !OWN[name].check(address, name)
}

/** The host is none that feeds may be fetched from. */
export class PrivateAddressError extends Error {
  override name = 'PrivateAddressError'
}

const refusal = (host: string) =>
  new PrivateAddressError(`expected a public host or one that FEED_HOSTS names, got ${host}`)

/** Throws if the address names a host by a number that is not public; names are looked at when they are looked up. */
export function expectReachable(url: URL, allowed: readonly string[]): void {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!isAllowed(url, allowed) && isIP(host) !== 0 && !isPublic(host)) throw refusal(host)
}

export const isAllowed = (url: URL, allowed: readonly string[]) =>
  allowed.includes(url.host) || allowed.includes(url.hostname)

/** Looks names up and refuses what is not public. The connection goes to what was checked, so no second answer counts. */
export const publicLookup: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '', 0)
    const bad = addresses.find(({ address }) => !isPublic(address))
    if (bad) return done(refusal(`${host} (${bad.address})`), '', 0)
    if (options.all) return done(null, addresses as never, 0)
    done(null, addresses[0]!.address, addresses[0]!.family)
  })
}
