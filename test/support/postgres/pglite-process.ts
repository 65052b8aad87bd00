import { vector } from '@electric-sql/pglite-pgvector';
import { startPglite } from './pglite-server.ts';

// A PGlite with pgvector in another process, for clients that block their thread while they wait; it reports its
// address and ends with its parent.
const server = await startPglite({ vector });
process.on('disconnect', () => process.exit(0));
process.send?.({ url: server.url });
