import { availableParallelism, totalmem } from 'node:os';

/** An answer process takes 0.4 to 0.9 GB; half of the memory stays free for the system and for the swap of versions. */
const BYTES_A_PROCESS = 1e9;
const SHARE_OF_MEMORY = 0.5;
/** Larger numbers have not been measured. */
const MOST = 4;

/** Number of processors that this process may use. */
export function processors(): number {
  return availableParallelism();
}

/** Number of answer processes for which this machine (or its container) has cores and memory; at least one. */
export function answerProcessesFor(cores = processors(), bytes = memoryBytes()): number {
  return Math.max(1, Math.min(MOST, cores, Math.floor((bytes * SHARE_OF_MEMORY) / BYTES_A_PROCESS)));
}

function memoryBytes(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}
