import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

const PROJECT_DIR = resolve(import.meta.dirname, '..');
const DIST = join(PROJECT_DIR, 'dist');
/** A program may still run from the one before, and load more of it. */
const KEPT = 2;

/**
 * Folder of the compiled programs of exactly the source that lies here, compiled first where it is missing. It is named after
 * a hash of the source: what is changed is compiled anew, and what is there is never stale.
 * @throws where it cannot be made: no esbuild, a folder that cannot be written to, source that is no TypeScript
 */
export async function compile() {
  const dir = join(DIST, hashOfSource());
  if (!existsSync(dir)) {
    await bundle(dir);
    await prune(basename(dir));
  }
  return dir;
}

/** The compiled program of a file of src. Its name alone counts, for they lie flat, two folders below the project. */
export function compiledProgram(dir, source) {
  return join(dir, basename(source).replace(/\.ts$/, '.js'));
}

function filesBelow(dir) {
  return readdirSync(dir, { recursive: true })
    .map((name) => join(dir, name))
    .filter((path) => path.endsWith('.ts') && statSync(path).isFile())
    .sort();
}

function hashOfSource() {
  const hash = createHash('sha256');
  const facts = ['package.json', 'package-lock.json', 'bin/compile.mjs'].map((name) => join(PROJECT_DIR, name));
  for (const path of [...facts, ...filesBelow(join(PROJECT_DIR, 'src'))]) {
    hash
      .update(`${path.slice(PROJECT_DIR.length)}\n`)
      .update(readFileSync(path))
      .update('\n');
  }
  return hash.digest('hex').slice(0, 16);
}

/** What is run: by an npm script, or as a process of its own. */
function programs() {
  const { scripts } = JSON.parse(readFileSync(join(PROJECT_DIR, 'package.json'), 'utf8'));
  const ofScripts = Object.values(scripts).flatMap((script) => /bin\/run\.mjs (src\/\S+)/.exec(script)?.[1] ?? []);
  const processes = filesBelow(join(PROJECT_DIR, 'src')).filter((path) =>
    /-(?:process|thread)\.ts$|load-library\.ts$/.test(path),
  );
  return [...ofScripts.map((path) => join(PROJECT_DIR, path)), ...processes].filter(
    (path) => !/run-.*\.ts$/.test(path),
  );
}

/** Bundles into a folder of its own that then gets its name: others see all of it or nothing. */
async function bundle(dir) {
  const { build } = await import('esbuild');
  const partial = `${dir}.${randomBytes(4).toString('hex')}.partial`;
  try {
    await mkdir(partial, { recursive: true });
    await build({
      entryPoints: programs(),
      outdir: partial,
      entryNames: '[name]',
      chunkNames: 'chunk-[hash]',
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      packages: 'external',
      logLevel: 'silent',
    });
    await rename(partial, dir).catch((error) => {
      if (!existsSync(dir)) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function prune(newest) {
  const others = (await readdir(DIST))
    .filter((name) => name !== newest && /^[0-9a-f]{16}$/.test(name))
    .map((name) => ({ path: join(DIST, name), at: statSync(join(DIST, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { path } of others.slice(KEPT - 1)) await rm(path, { recursive: true, force: true });
}
