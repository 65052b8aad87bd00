import { availableParallelism, totalmem } from 'node:os';

/** An answer process takes 0.4 to 0.9 GB; half of the memory is left to the system and to the swap of versions. */
const BYTES_A_PROCESS = 1e9;
const SHARE_OF_MEMORY = 0.5;
/** More have not been measured. */
const MOST = 4;

/** Processors that this one may use. */
export function processors(): number {
  return availableParallelism();
}

/** How many answer processes this machine (or its container) has cores and memory for; at least one. */
export function answerProcessesFor(cores = processors(), bytes = memoryBytes()): number {
  return Math.max(1, Math.min(MOST, cores, Math.floor((bytes * SHARE_OF_MEMORY) / BYTES_A_PROCESS)));
}

function memoryBytes(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}
