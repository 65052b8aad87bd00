import ipaddr from 'ipaddr.js';

/**
 * True for an IP address of the public internet. Loopback, link-local, private, shared and reserved ranges are not, nor are
 * IPv6 addresses that carry an IPv4 address in them (6to4, Teredo, NAT64); an IPv4-mapped one is what it maps.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return ipaddr.process(address).range() === 'unicast';
}
