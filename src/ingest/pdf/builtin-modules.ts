import { createRequire } from 'node:module';

// Loaded before pdfjs, which asks for Node.js's own modules by a function that came with 20.16. Without it pdfjs reads no
// character maps, and every PDF looks like a scan.
const host = process as { getBuiltinModule?: (name: string) => unknown };
host.getBuiltinModule ??= createRequire(import.meta.url);
