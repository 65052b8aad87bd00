import ipaddr from 'ipaddr.js';

/**
 * True for an IP address of the public internet. Loopback, link-local, private, shared and reserved ranges are not
 * public, nor are IPv6 addresses that contain an IPv4 address (6to4, Teredo, NAT64); an IPv4-mapped address counts as
 * the IPv4 address.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return ipaddr.process(address).range() === 'unicast';
}
