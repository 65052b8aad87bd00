import { vector } from '@electric-sql/pglite-pgvector';
import { startPglite } from './pglite-server.ts';

// A PGlite with pgvector in a process of its own, for what waits for it with its thread standing still: says where it is, and
// ends with its parent.
const server = await startPglite({ vector });
process.on('disconnect', () => process.exit(0));
process.send?.({ url: server.url });
