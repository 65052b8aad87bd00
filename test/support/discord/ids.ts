const EPOCH = 1_420_070_400_000n;
let counter = 0n;

/** A new Discord id made at `at`; later ids are greater, like Discord's. */
export function makeId(at: number = Date.now()): string {
  counter = (counter + 1n) & 0x3fffffn;
  return (((BigInt(at) - EPOCH) << 22n) | counter).toString();
}
